import { elementAt } from './element.js';
import { type Random, sampleIndex } from './random.js';
import { sum } from './summary.js';

/** A distribution over finitely many values: ascending values, and as many probabilities, which sum to 1. */
export interface Distribution {
  readonly values: readonly number[];
  readonly probabilities: readonly number[];
}

/** One item of a scale: its option probabilities, ascending by score and summing to 1, and how it is keyed. */
export interface KeyedItemDistribution {
  readonly q: readonly number[];
  readonly sign: 1 | -1;
}

/** How far probabilities handed in may sum from 1 before they count as a mistake. */
const SUM_TOLERANCE = 1e-6;

/**
 * Shares of the whole: entries divided by their sum. Throws a RangeError when an entry is negative or not finite, or
 * when the sum is not above 0.
 */
export function normalise(p: readonly number[]): number[] {
  for (const entry of p) {
    if (!(entry >= 0) || !Number.isFinite(entry)) throw new RangeError(`not a probability: ${entry}`);
  }
  const total = sum(p);
  if (!(total > 0) || !Number.isFinite(total))
    throw new RangeError('probabilities need a finite sum above 0');
  return p.map((entry) => entry / total);
}

/** Expected value. */
export function meanOf(d: Distribution): number {
  return sum(d.values.map((value, index) => value * elementAt(d.probabilities, index)));
}

/** Variance of the distribution itself: the spread of one draw, not of a mean. */
export function varianceOf(d: Distribution): number {
  const centre = meanOf(d);
  return sum(d.values.map((value, index) => (value - centre) ** 2 * elementAt(d.probabilities, index)));
}

/**
 * The smallest value whose cumulative probability reaches p (the generalised inverse of the distribution function), p in
 * 0..1; p = 0 gives the smallest value that can occur. Throws a RangeError for another p.
 */
export function quantileOf(d: Distribution, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs a share in 0..1, not ${p}`);
  let cumulative = 0;
  let last: number | undefined;
  for (const [index, value] of d.values.entries()) {
    const probability = elementAt(d.probabilities, index);
    if (probability === 0) continue;
    cumulative += probability;
    last = value;
    // Rounding must not push a quantile to the next value when the cumulative probability equals p.
    if (cumulative >= p - 1e-12) return value;
  }
  if (last === undefined) throw new RangeError('a quantile needs a distribution with mass');
  return last;
}

/**
 * Mixture of distributions; equal weights unless given (weights are normalised). Values that are equal are merged.
 * Throws a RangeError without distributions, with a weight missing, or with weights that `normalise` rejects.
 */
export function mixture(ds: readonly Distribution[], weights?: readonly number[]): Distribution {
  if (ds.length === 0) throw new RangeError('a mixture needs at least one distribution');
  if (weights !== undefined && weights.length !== ds.length) {
    throw new RangeError(`a mixture of ${ds.length} distributions got ${weights.length} weights`);
  }
  const shares = normalise(weights ?? ds.map(() => 1));
  const mass = new Map<number, number>();
  for (const [which, d] of ds.entries()) {
    for (const [index, value] of d.values.entries()) {
      mass.set(value, (mass.get(value) ?? 0) + elementAt(shares, which) * elementAt(d.probabilities, index));
    }
  }
  const entries = [...mass].sort((left, right) => left[0] - right[0]);
  return {
    values: entries.map(([value]) => value),
    probabilities: normalise(entries.map(([, probability]) => probability)),
  };
}

/** The empirical distribution of observed values, in any order. Throws a RangeError without values. */
export function empiricalDistribution(observed: readonly number[]): Distribution {
  const counts = new Map<number, number>();
  for (const value of observed) counts.set(value, (counts.get(value) ?? 0) + 1);
  const entries = [...counts].sort((left, right) => left[0] - right[0]);
  return {
    values: entries.map(([value]) => value),
    probabilities: normalise(entries.map(([, count]) => count)),
  };
}

/**
 * Distribution of one item's score before keying: option probabilities, renormalised, on ascending scores. Throws a
 * RangeError when the lengths differ, the scores do not ascend or `normalise` rejects the probabilities.
 */
export function itemDistribution(q: readonly number[], scores: readonly number[]): Distribution {
  if (q.length !== scores.length) {
    throw new RangeError(`${q.length} option probabilities do not fit ${scores.length} scores`);
  }
  for (let index = 1; index < scores.length; index += 1) {
    if (!(elementAt(scores, index) > elementAt(scores, index - 1)))
      throw new RangeError(`scores must ascend: ${scores.join(', ')}`);
  }
  return { values: [...scores], probabilities: normalise(q) };
}

function requireEqualSpacing(scores: readonly number[]): number {
  const step = (scores[1] ?? NaN) - elementAt(scores, 0);
  const even = scores.every(
    (score, index) => Number.isInteger(score) && score === elementAt(scores, 0) + index * step,
  );
  if (!(step > 0) || !even) {
    throw new RangeError(`a scale needs equally spaced ascending integer scores, not ${scores.join(', ')}`);
  }
  return step;
}

function keyedProbabilities(item: KeyedItemDistribution, scores: readonly number[]): number[] {
  if (item.q.length !== scores.length) {
    throw new RangeError(`${item.q.length} option probabilities do not fit ${scores.length} scores`);
  }
  const total = sum(item.q);
  if (!(Math.abs(total - 1) <= SUM_TOLERANCE)) {
    throw new RangeError(`an item's option probabilities must sum to 1, not ${total}`);
  }
  const q = normalise(item.q);
  return item.sign === 1 ? q : q.reverse();
}

/** Distribution of the sum of two independent scores, by index. */
function convolve(left: readonly number[], right: readonly number[]): number[] {
  const result = new Array<number>(left.length + right.length - 1).fill(0);
  right.forEach((weight, shift) => {
    left.forEach((mass, index) => {
      result[index + shift] = (result[index + shift] ?? 0) + mass * weight;
    });
  });
  return result;
}

/**
 * Exact distribution of a scale score on the response scale: the mean of independent items, each keyed (sign -1 maps a
 * score s to lowest + highest - s). It is the convolution of the items' distributions divided by their number: what
 * infinitely many independent administrations would give. The support holds all items · (options - 1) + 1 possible
 * scores, those of probability 0 included. `scores`: the options' equally spaced ascending integers, e.g. 1..5.
 * Throws a RangeError without items, on other scores, or where an item does not fit them or does not sum to 1.
 */
export function scaleScoreDistribution(
  items: readonly KeyedItemDistribution[],
  scores: readonly number[],
): Distribution {
  if (items.length === 0) throw new RangeError('a scale score needs at least one item');
  const step = requireEqualSpacing(scores);
  let total = [1];
  for (const item of items) total = convolve(total, keyedProbabilities(item, scores));
  const lowest = items.length * elementAt(scores, 0);
  return {
    values: total.map((_, index) => (lowest + index * step) / items.length),
    probabilities: normalise(total),
  };
}

/** One value drawn from the distribution. */
export function sampleDistribution(d: Distribution, random: Random): number {
  return elementAt(d.values, sampleIndex(random, d.probabilities));
}
