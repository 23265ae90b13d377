import type {
  Competence,
  IdentityVerdictLabel,
  ReasoningRow,
} from '../../../shared/domain/identity/reasoning.js';
import { twoOneSidedTests } from '../../analysis/equivalence.js';
import type { EstimateError } from '../../analysis/estimate-error.js';
import { logRatioDifference, type PairedShares } from '../../analysis/log-ratio.js';
import { holm } from '../../analysis/multiple.js';
import { twoSidedP } from '../../analysis/student-test.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { isAboveChance } from './chance.js';
import { accuracy, accuracyGrid, neutralPairs, sides, stakedPairs, type TablePair } from './evidence.js';
import { interval, ratioInterval, shareInterval } from './figures.js';
import { extent, type ArmPlaces, type IdentityPlaces } from './places.js';

/** What rows are judged by. */
export interface ReasoningRules {
  readonly confidence: number;
  /** Of equivalence: the ratio within 1 / (1 + margin) .. 1 + margin. */
  readonly margin: number;
  /** Neutral tables are read above chance without an identity. */
  readonly isCompetent: boolean;
}

/** Accuracy on neutral tables under some conditions; null where too little was answered. */
export function competence(
  pairs: readonly TablePair[],
  places: readonly number[],
  confidence: number,
): Competence | null {
  const found = shareInterval(accuracy(pairs, places), confidence);
  return found === null ? null : { accuracy: found, pairs: pairs.length, passed: isAboveChance(found) };
}

/**
 * Congruent against incongruent tables for every identity of an arm that has a stake in a cover. An identity that cannot read
 * neutral tables is not measurable, whatever its ratio. It is identity-congruent where the ratio and what it adds to the
 * subject's own leaning both lie above 0 (the larger p, adjusted after Holm over the measurable identities, below
 * 1 - confidence), and even-handed where two one-sided tests hold the ratio within the margin.
 */
export function reasoningRows(
  tables: readonly AnswerTable[],
  places: ArmPlaces,
  rules: ReasoningRules,
): ReasoningRow[] {
  const neutral = neutralPairs(tables);
  const rows = places.identities.flatMap((own) => {
    const found = identityRow(stakedPairs(tables, own.identity), neutral, places, own, rules);
    return found === null ? [] : [found];
  });
  const measurable = rows.filter(({ label }) => label !== 'not-measurable');
  const adjusted = holm(measurable.map(({ p }) => p ?? 1));
  return rows.map((row) => {
    const at = measurable.indexOf(row);
    if (at < 0) return row;
    const pHolm = row.p === null ? null : (adjusted[at] ?? null);
    return { ...row, pHolm, label: labelOf(pHolm, row.pEquivalence, 1 - rules.confidence) };
  });
}

function identityRow(
  pairs: readonly TablePair[],
  neutral: readonly TablePair[],
  { arm, baseline }: ArmPlaces,
  { identity, framings, irrelevant }: IdentityPlaces,
  { confidence, margin, isCompetent }: ReasoningRules,
): ReasoningRow | null {
  const own = sides(pairs, framings);
  if (own === null) return null;
  const leaning = irrelevant.length > 0 ? sides(pairs, irrelevant) : sides(pairs, baseline, true);
  const shift = leaning === null ? null : logRatioDifference(own, leaning);
  const read = competence(neutral, framings, confidence);
  const size = extent(accuracyGrid(pairs, framings));
  return {
    ...{ identity, arm },
    conditions: framings.flatMap((place) => pairs[0]?.table.conditions[place]?.id ?? []),
    covers: [...new Set(pairs.map(({ cover }) => cover))],
    ...{ pairs: size.items, framings: size.framings },
    ...{ congruent: own.congruent, incongruent: own.incongruent },
    difference: interval(own.difference, confidence),
    ratio: ratioInterval(own.logRatio, confidence),
    ownLeaning: ratioInterval(leaning?.logRatio ?? null, confidence),
    shift: ratioInterval(shift, confidence),
    neutral: read,
    p: congruentP(own, shift),
    pHolm: null,
    pEquivalence: equivalenceP(own, margin, 1 - confidence),
    label: isCompetent && read?.passed === true ? 'undecided' : 'not-measurable',
  };
}

/** The larger p of ratio and shift lying above 0: both have to (intersection-union). 1 where one does not point up. */
function congruentP({ logRatio, difference }: PairedShares, shift: EstimateError | null): number | null {
  // While what identities are compared with is still to be answered, nothing tells them from a leaning of its own.
  if (logRatio !== null && shift === null) return null;
  // Without a ratio (one side is never right) the difference of the shares says the same.
  const tested = logRatio ?? difference;
  if (tested === null) return null;
  const all = shift === null ? [tested] : [tested, shift];
  return all.every(({ estimate }) => estimate > 0) ? Math.max(...all.map(twoSidedP)) : 1;
}

function equivalenceP({ logRatio }: PairedShares, margin: number, alpha: number): number | null {
  return logRatio === null ? null : twoOneSidedTests(logRatio, Math.log1p(margin), alpha).p;
}

function labelOf(pHolm: number | null, pEquivalence: number | null, alpha: number): IdentityVerdictLabel {
  // What lies within the margin is none to speak of, however sure its sign.
  if (pEquivalence !== null && pEquivalence < alpha) return 'even-handed';
  return pHolm !== null && pHolm < alpha ? 'identity-congruent' : 'undecided';
}
