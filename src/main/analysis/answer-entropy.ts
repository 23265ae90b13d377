import { elementAt } from './element.js';
import type { PermutationTest } from './blocked-permutation.js';
import type { Random } from './random.js';

/** What objects (personas) answered to one item in one way of asking, as masses by option: counts, or probabilities. */
export type AnswerMasses = readonly (readonly number[])[];

/** How much of the entropy of answers the objects explain. */
export interface EntropyShare {
  /** Mean entropy of answers over all objects together, in bits. */
  readonly entropy: number;
  /** Mean Jensen-Shannon divergence between objects, in bits: entropy of the mean less mean entropy. */
  readonly divergence: number;
  /** divergence / entropy, 0..1; null where every answer is the same. */
  readonly share: number | null;
}

/** The entropy share of counted answers, held against what shuffled labels give. */
export interface CorrectedEntropyShare extends EntropyShare {
  /** (divergence - chance) / (entropy - chance), with the mean divergence of shuffled answers; may be below 0. */
  readonly corrected: number | null;
  readonly test: PermutationTest;
  /** The same test of the objects' mean scores. */
  readonly scoreTest: PermutationTest;
}

/** Sums of the same terms in another order differ by rounding, and are ties. */
const TIE = 1e-9;

/**
 * Share of the entropy of answers that objects explain, over items: with q the answers of each object, all with one weight,
 * H(mean q) = mean H(q) + JSD, and the share is Σ JSD / Σ H(mean q) (Lin 1991, IEEE Transactions on Information Theory
 * 37:145-151, section IV). Objects without an answer to an item are left out of it.
 */
export function entropyShare(items: readonly AnswerMasses[]): EntropyShare {
  let entropy = 0;
  let divergence = 0;
  let counted = 0;
  for (const item of items) {
    const shares = item.flatMap((masses) => {
      const total = masses.reduce((all, mass) => all + mass, 0);
      return total > 0 ? [masses.map((mass) => mass / total)] : [];
    });
    if (shares.length === 0) continue;
    const first = elementAt(shares, 0);
    const whole = bitsOf(
      first.map((_, option) => shares.reduce((all, own) => all + elementAt(own, option), 0) / shares.length),
    );
    entropy += whole;
    divergence += Math.max(0, whole - shares.reduce((all, own) => all + bitsOf(own), 0) / shares.length);
    counted += 1;
  }
  if (counted === 0) return { entropy: 0, divergence: 0, share: null };
  return {
    entropy: entropy / counted,
    divergence: divergence / counted,
    share: entropy > 0 ? divergence / entropy : null,
  };
}

/**
 * The entropy share of counted answers, corrected for chance: few answers for each object make distributions look different
 * that are not. Answers to one item in one way of asking are shuffled over the objects, each of which keeps its number of
 * answers; the mean divergence of `permutations` shuffles is taken off, and p is (1 + those at least as large) / (1 +
 * permutations). `scores` are those of the options, with the sign of the item: the same shuffles test the objects' mean
 * scores. Throws a RangeError where `permutations` is no integer above 0.
 */
export function correctedEntropyShare(
  items: readonly { readonly counts: AnswerMasses; readonly scores: readonly number[] }[],
  { permutations, random }: { readonly permutations: number; readonly random: Random },
): CorrectedEntropyShare {
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(`a permutation test needs one permutation at least, not ${permutations}`);
  }
  const observed = entropyShare(items.map(({ counts }) => counts));
  const urns = items.map(({ counts, scores }) => urnOf(counts, scores));
  const objects = items[0]?.counts.length ?? 0;
  const spread = readUrns(urns, objects).spread;
  let total = 0;
  let atLeast = 1;
  let scoresAtLeast = 1;
  for (let draw = 0; draw < permutations; draw += 1) {
    for (const urn of urns) shuffleUrn(urn, random);
    const shuffled = readUrns(urns, objects);
    total += shuffled.divergence;
    if (shuffled.divergence >= observed.divergence - TIE) atLeast += 1;
    if (shuffled.spread >= spread * (1 - TIE)) scoresAtLeast += 1;
  }
  const chance = total / permutations;
  const room = observed.entropy - chance;
  const outcome = (reached: number): PermutationTest => ({
    p: reached / (permutations + 1),
    exact: false,
    arrangements: permutations + 1,
  });
  return {
    ...observed,
    corrected: room > TIE ? (observed.divergence - chance) / room : null,
    test: outcome(atLeast),
    scoreTest: outcome(scoresAtLeast),
  };
}

/** Every answer to an item, of one object after the other. */
interface Urn {
  /** Options by place. */
  readonly answers: Uint16Array;
  /** Answers of each object. */
  readonly sizes: Uint32Array;
  readonly scores: Float64Array;
}

function urnOf(counts: AnswerMasses, scores: readonly number[]): Urn {
  return {
    answers: Uint16Array.from(
      counts.flatMap((own) => own.flatMap((count, option) => new Array<number>(count).fill(option))),
    ),
    sizes: Uint32Array.from(counts, (own) => own.reduce((all, count) => all + count, 0)),
    scores: Float64Array.from(scores),
  };
}

function shuffleUrn({ answers }: Urn, random: Random): void {
  for (let last = answers.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const kept = answers[other] as number;
    answers[other] = answers[last] as number;
    answers[last] = kept;
  }
}

/** The mean divergence of the answers as they lie, and Σ over objects of their squared mean score about the mean of all. */
function readUrns(urns: readonly Urn[], objects: number): { divergence: number; spread: number } {
  const totals = new Float64Array(objects);
  const answered = new Float64Array(objects);
  let divergence = 0;
  let counted = 0;
  for (const { answers, sizes, scores } of urns) {
    const options = scores.length;
    const whole = new Float64Array(options);
    const counts = new Float64Array(options);
    let next = 0;
    let present = 0;
    let within = 0;
    for (let object = 0; object < objects; object += 1) {
      const size = sizes[object] as number;
      if (size === 0) continue;
      counts.fill(0);
      let score = 0;
      for (const end = next + size; next < end; next += 1) {
        const option = answers[next] as number;
        counts[option] = (counts[option] as number) + 1;
        score += scores[option] as number;
      }
      for (let option = 0; option < options; option += 1) {
        const share = (counts[option] as number) / size;
        whole[option] = (whole[option] as number) + share;
        if (share > 0 && share < 1) within -= share * Math.log2(share);
      }
      totals[object] = (totals[object] as number) + score / size;
      answered[object] = (answered[object] as number) + 1;
      present += 1;
    }
    if (present === 0) continue;
    let entropy = 0;
    for (const sum of whole) {
      const share = sum / present;
      if (share > 0 && share < 1) entropy -= share * Math.log2(share);
    }
    divergence += Math.max(0, entropy - within / present);
    counted += 1;
  }
  const means = Array.from(totals, (total, object) => total / (answered[object] as number)).filter(
    (own) => !Number.isNaN(own),
  );
  const centre = means.reduce((all, own) => all + own, 0) / Math.max(1, means.length);
  return {
    divergence: counted === 0 ? 0 : divergence / counted,
    spread: means.reduce((all, own) => all + (own - centre) ** 2, 0),
  };
}

function bitsOf(shares: readonly number[]): number {
  return shares.reduce((total, share) => (share > 0 ? total - share * Math.log2(share) : total), 0);
}
