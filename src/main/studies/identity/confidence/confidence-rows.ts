import type { ConfidenceRow } from '../../../../shared/domain/identity/confidence.js';
import { crossedMean, type CrossedGrid } from '../../../analysis/crossed-mean.js';
import type { EstimateError } from '../../../analysis/estimate-error.js';
import { holmPresent } from '../../../analysis/multiple.js';
import { sum } from '../../../analysis/summary.js';
import { twoSidedP } from '../../../analysis/student-test.js';
import { typeTwo, type JudgedConfidence, type TypeTwo } from '../../../analysis/type-two.js';
import { interval, shareInterval } from '../figures.js';
import { extent, oneColumn, type ArmPlaces } from '../places.js';
import { minus, stratumMean, truthOf, type Headlines } from '../veracity.js';
import type { JointRatings, JointShares } from './joint-ratings.js';

/**
 * Right and wrong ratings that there must be at the least, each as a number of headlines under one framing, for how confidence
 * goes with being right: a subject that errs hardly ever shows nothing of it. A convention, not a finding.
 */
export const LEAST_JUDGED = 5;
/** An exact five must not fail by rounding. */
const ROUNDING = 1e-9;

/** What second turns say under some conditions: grids by [headline][framing]. */
interface Sureness {
  readonly places: readonly number[];
  /** Mean confidence. */
  readonly confidence: CrossedGrid;
  /** Null where too few ratings were right, or wrong. */
  readonly judged: TypeTwo | null;
  /** Share of ratings on the right side, of those on a side. */
  readonly accuracy: number | null;
}

/**
 * Confidence in one arm: the baseline, then the irrelevant identity over all that it stands beside, then the identities with
 * what they take from it. Drops are paired by headline and framing, p values adjusted after Holm over the identities. Rows of
 * which too little was answered are left out.
 */
export function confidenceRows(
  ratings: JointRatings,
  headlines: Headlines,
  { arm, baseline, identities }: ArmPlaces,
  irrelevant: string | null,
  confidence: number,
): ConfidenceRow[] {
  const truth = truthOf(headlines);
  const conditions = headlines[0]?.table.conditions ?? [];
  const sureness = (places: readonly number[]): Sureness => surenessOf(ratings, headlines, truth, places);
  const base = sureness(baseline);
  const row = (identity: string | null, own: Sureness, beside: Sureness | null): ConfidenceRow[] => {
    const figure = shareInterval(crossedMean(own.confidence, truth), confidence);
    const [onTrue, onFalse] = [stratumMean(own.confidence, truth, 1), stratumMean(own.confidence, truth, 0)];
    if (figure === null || Number.isNaN(onTrue + onFalse)) return [];
    const fromBaseline =
      identity === null ? null : crossedMean(minus(oneColumn(base.confidence), own.confidence), truth);
    const fromIrrelevant =
      beside === null || beside.places.length === 0
        ? null
        : crossedMean(minus(beside.confidence, own.confidence), truth);
    const tested = beside === null ? null : (fromIrrelevant ?? fromBaseline);
    const reference = beside === null ? null : beside.places.length === 0 ? base : beside;
    const { judged, accuracy } = own;
    const from = reference?.judged ?? null;
    const size = extent(own.confidence);
    return [
      {
        ...{ identity, arm, conditions: own.places.flatMap((place) => conditions[place]?.id ?? []) },
        confidence: figure,
        ...{ onTrue, onFalse, accuracy },
        ...{ right: judged?.right ?? null, wrong: judged?.wrong ?? null, gamma: judged?.gamma ?? null },
        gap: judged === null ? null : interval(crossedMean(judged.pseudo.gap, truth), confidence),
        sensitivity:
          judged === null ? null : shareInterval(crossedMean(judged.pseudo.auroc, truth), confidence),
        ...{ headlines: size.items, framings: size.framings },
        dropFromBaseline: interval(fromBaseline, confidence),
        dropFromIrrelevant: interval(fromIrrelevant, confidence),
        sensitivityDrop:
          judged === null || from === null
            ? null
            : interval(sensitivityDrop(from, judged, truth, reference === base), confidence),
        ...{ p: tested === null ? null : twoSidedP(tested), pHolm: null },
      },
    ];
  };
  const besides = identities.flatMap((own) => own.irrelevant);
  const asked = identities.flatMap((own) =>
    row(own.identity, sureness(own.framings), sureness(own.irrelevant)),
  );
  const adjusted = holmPresent(asked.map(({ p }) => p));
  return [
    ...row(null, base, null),
    ...(irrelevant === null ? [] : row(irrelevant, sureness(besides), null)),
    ...asked.map((own, place) => ({ ...own, pHolm: adjusted[place] ?? null })),
  ];
}

function surenessOf(
  { levels, shares }: JointRatings,
  headlines: Headlines,
  truth: readonly number[],
  places: readonly number[],
): Sureness {
  const sides = headlines.flatMap(({ table, key }) =>
    key.items.map(() => ratingSides(table.scores, table.midpoint)),
  );
  const cells = shares.map((row) => places.map((place) => row[place] ?? null));
  const judged = cells.map((row, headline) =>
    row.map((joint) =>
      joint === null ? null : judgedOf(joint, sides[headline] ?? [], truth[headline] === 1),
    ),
  );
  const found = typeTwo(judged, levels);
  const enough =
    found !== null && Math.min(found.weights.right, found.weights.wrong) >= LEAST_JUDGED - ROUNDING;
  const sided = judged.flat().flatMap((entry) => entry ?? []);
  const right = sum(sided.flatMap((entry) => entry.right));
  const wrong = sum(sided.flatMap((entry) => entry.wrong));
  return {
    places,
    confidence: cells.map((row) =>
      row.map((joint) =>
        joint === null
          ? NaN
          : Math.min(1, sum(joint.flatMap((own) => own.map((share, level) => share * (levels[level] ?? 0))))),
      ),
    ),
    judged: enough ? found : null,
    accuracy: right + wrong > 0 ? right / (right + wrong) : null,
  };
}

/** Of each rating, ascending: 1 takes the headline for true, -1 for false, 0 neither. */
function ratingSides(scores: readonly number[], midpoint: number): number[] {
  return scores.map((score) => Math.sign(score - midpoint));
}

function judgedOf(joint: JointShares, sides: readonly number[], isTrue: boolean): JudgedConfidence {
  const levels = joint[0]?.length ?? 0;
  const on = (side: number): number[] =>
    Array.from({ length: levels }, (_, level) =>
      sum(joint.map((row, rating) => (sides[rating] === side ? (row[level] ?? 0) : 0))),
    );
  return isTrue ? { right: on(1), wrong: on(-1) } : { right: on(-1), wrong: on(1) };
}

/** Sensitivity of one less that of another, paired by headline and framing; `asOne` takes the first as one framing. */
function sensitivityDrop(
  from: TypeTwo,
  own: TypeTwo,
  truth: readonly number[],
  asOne: boolean,
): EstimateError | null {
  const beside = asOne ? oneColumn(from.pseudo.auroc) : from.pseudo.auroc;
  const error = crossedMean(minus(beside, own.pseudo.auroc), truth);
  return error === null ? null : { ...error, estimate: from.auroc - own.auroc };
}
