import type { CrossedGrid } from './crossed-mean.js';
import { mean, sum } from './summary.js';

/** Weights of right and of wrong judgements by level of confidence, ascending. */
export interface JudgedConfidence {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

/** Judgements by item and framing; null where there are none. */
export type JudgedGrid = readonly (readonly (JudgedConfidence | null)[])[];

/** How confidence goes with being right. Every figure is that within a framing, averaged over framings. */
export interface TypeTwo {
  /** Sum of the weights of right and of wrong judgements. */
  readonly weights: { readonly right: number; readonly wrong: number };
  /** Mean confidence of right and of wrong judgements, in the unit of the levels. */
  readonly right: number;
  readonly wrong: number;
  /**
   * P(a right judgement of one item is surer than a wrong one of another) + P(they are as sure) / 2: 0..1, .5 where confidence
   * tells nothing.
   */
  readonly auroc: number;
  /** (concordant - discordant) / (concordant + discordant) of those pairs: -1..1; null where all are tied. */
  readonly gamma: number | null;
  /**
   * Pseudo-values [item][framing] whose mean is the figure and whose scatter is that of its error; NaN where nothing was
   * judged, and in framings that say nothing. `gap` is right - wrong, which is the slope of confidence on being right.
   */
  readonly pseudo: { readonly auroc: CrossedGrid; readonly gap: CrossedGrid };
}

/**
 * Type-2 figures of confidence ratings: the area under the type-2 ROC curve (Clarke, Birdsall & Tanner 1959, Journal of the
 * Acoustical Society of America 31:629-630; Fleming & Lau 2014, Frontiers in Human Neuroscience 8:443), Goodman & Kruskal's
 * gamma between confidence and being right (Nelson 1984, Psychological Bulletin 95:109-133), and the mean confidence of right
 * and wrong judgements. `levels` are the values of the levels of confidence, ascending.
 *
 * Judgements are compared within a framing, so that one under which everything is surer does not blur them, and between items,
 * as a U statistic: pairs of one item would make the area depend on how many items there are. Pseudo-values of the area are those
 * of the jackknife over a framing's N entries, moved so that the area is their mean (Arvesen 1969, Annals of Mathematical
 * Statistics 40:2076-2100); those of the gap are the gap plus N times the influence of each entry (the infinitesimal jackknife:
 * Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 21.3). A framing in which nothing was right, nothing was wrong, or both are of one
 * item alone is left out; null where all are. Throws a RangeError where an entry has another number of levels.
 */
export function typeTwo(grid: JudgedGrid, levels: readonly number[]): TypeTwo | null {
  const width = Math.max(0, ...grid.map(({ length }) => length));
  const framings = Array.from({ length: width }, (_, framing) =>
    ofFraming(
      grid.map((row) => row[framing] ?? null),
      levels,
    ),
  );
  const told = framings.flatMap((framing) => framing ?? []);
  if (told.length === 0) return null;
  const gammas = told.flatMap(({ gamma }) => gamma ?? []);
  const laidOut = (pick: (framing: FramingFigures) => readonly number[]): number[][] =>
    grid.map((row, item) =>
      row.map((_, framing) => {
        const own = framings[framing] ?? null;
        return own === null ? NaN : (pick(own)[item] ?? NaN);
      }),
    );
  return {
    weights: {
      right: sum(told.map(({ weights }) => weights.right)),
      wrong: sum(told.map(({ weights }) => weights.wrong)),
    },
    right: mean(told.map(({ right }) => right)),
    wrong: mean(told.map(({ wrong }) => wrong)),
    auroc: mean(told.map(({ auroc }) => auroc)),
    gamma: gammas.length === 0 ? null : mean(gammas),
    pseudo: {
      auroc: laidOut(({ pseudo }) => pseudo.auroc),
      gap: laidOut(({ pseudo }) => pseudo.gap),
    },
  };
}

interface FramingFigures extends Pick<TypeTwo, 'weights' | 'right' | 'wrong' | 'auroc' | 'gamma'> {
  /** By item. */
  readonly pseudo: { readonly auroc: readonly number[]; readonly gap: readonly number[] };
}

function ofFraming(
  judged: readonly (JudgedConfidence | null)[],
  levels: readonly number[],
): FramingFigures | null {
  const entries = judged.flatMap((entry) => entry ?? []);
  for (const { right, wrong } of entries) {
    if (right.length !== levels.length || wrong.length !== levels.length) {
      throw new RangeError(
        `judgements hold ${right.length} and ${wrong.length} levels, not ${levels.length}`,
      );
    }
  }
  const total = (which: 'right' | 'wrong'): number[] =>
    levels.map((_, level) => sum(entries.map((entry) => entry[which][level] ?? 0)));
  const whole = { right: total('right'), wrong: total('wrong') };
  const weights = { right: sum(whole.right), wrong: sum(whole.wrong) };
  const between = (count: (one: JudgedConfidence) => number): number =>
    count(whole) - sum(entries.map((entry) => count(entry)));
  const pairs = between(({ right, wrong }) => sum(right) * sum(wrong));
  // Weights of nearly nothing would leave rounding alone.
  if (!(weights.right > 0 && weights.wrong > 0 && pairs > 1e-12 * weights.right * weights.wrong)) return null;
  const means = {
    right: dot(whole.right, levels) / weights.right,
    wrong: dot(whole.wrong, levels) / weights.wrong,
  };
  const auroc = between(({ right, wrong }) => concordance(right, wrong)) / pairs;
  const tied = between(({ right, wrong }) => dot(right, wrong)) / pairs;
  const gap = means.right - means.wrong;
  /** (N - 1) (area of all - area without the entry) / N; to first order where nothing could be compared without it. */
  const influence = (own: JudgedConfidence): number => {
    const others = {
      right: whole.right.map((weight, level) => weight - (own.right[level] ?? 0)),
      wrong: whole.wrong.map((weight, level) => weight - (own.wrong[level] ?? 0)),
    };
    const surer = concordance(own.right, others.wrong) + concordance(others.right, own.wrong);
    const compared = sum(own.right) * sum(others.wrong) + sum(others.right) * sum(own.wrong);
    const excess = surer - auroc * compared;
    const left = pairs - compared;
    if (left <= 1e-12 * pairs) return excess / pairs;
    return ((1 - 1 / entries.length) * excess) / left;
  };
  const gapInfluence = ({ right, wrong }: JudgedConfidence): number =>
    (dot(right, levels) - means.right * sum(right)) / weights.right -
    (dot(wrong, levels) - means.wrong * sum(wrong)) / weights.wrong;
  const pseudo = (figure: number, of: (own: JudgedConfidence) => number): number[] =>
    judged.map((entry) => (entry === null ? NaN : figure + entries.length * of(entry)));
  return {
    weights,
    ...means,
    auroc: Math.min(1, Math.max(0, auroc)),
    gamma: tied < 1 - 1e-12 ? Math.min(1, Math.max(-1, (2 * auroc - 1) / (1 - tied))) : null,
    pseudo: { auroc: centred(pseudo(auroc, influence), auroc), gap: pseudo(gap, gapInfluence) },
  };
}

/** Moved so that their mean over those that are there is the given one. */
function centred(values: readonly number[], wanted: number): number[] {
  const moved = wanted - mean(values.filter((value) => !Number.isNaN(value)));
  return values.map((value) => value + moved);
}

/** Sum over pairs of the weights of those in which right is surer, and of half of those that are as sure. */
function concordance(right: readonly number[], wrong: readonly number[]): number {
  let below = 0;
  const terms = right.map((weight, level) => {
    const own = wrong[level] ?? 0;
    const term = weight * (below + own / 2);
    below += own;
    return term;
  });
  return sum(terms);
}

function dot(left: readonly number[], right: readonly number[]): number {
  return sum(left.map((value, place) => value * (right[place] ?? 0)));
}
