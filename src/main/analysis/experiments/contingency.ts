import type { Interval } from '../bootstrap.js';
import { elementAt } from '../element.js';
import { normalQuantile, regularisedIncompleteBeta } from '../special.js';
import { sum } from '../summary.js';
import { cohenH } from './effect-conversions.js';
import { chiSquareUpperTail } from './gamma-distribution.js';
import { chiSquareNoncentralityInterval } from './noncentral.js';

/** Counts of a choice in a group: how many made it, of how many. */
export interface Proportion {
  readonly successes: number;
  readonly count: number;
}

export interface ChiSquareTest {
  readonly chiSquare: number;
  readonly degrees: number;
  readonly p: number;
  /** √(χ² / (n · (smaller side - 1))), 0..1, with its interval by the noncentral χ². */
  readonly cramersV: Interval;
}

export interface ProportionsTest {
  /** First less second, -1..1. */
  readonly difference: Interval;
  /** Above 0. */
  readonly oddsRatio: Interval;
  readonly h: number;
  /** Pearson's χ² with one degree of freedom, without a correction for continuity. */
  readonly chiSquare: number;
  readonly p: number;
}

export interface ProportionTest {
  readonly proportion: Interval;
  /** Against the share expected by chance. */
  readonly h: number;
  /** Exact and two-sided. */
  readonly p: number;
}

function requireCounts({ successes, count }: Proportion): void {
  if (!(
    Number.isInteger(successes) &&
    Number.isInteger(count) &&
    successes >= 0 &&
    successes <= count &&
    count > 0
  )) {
    throw new RangeError(`no proportion: ${successes} of ${count}`);
  }
}

/**
 * Pearson's χ² statistic of independence of a table of counts (rows × columns), without a correction for continuity. Rows and
 * columns that hold nothing are left out. Throws a RangeError on a count below 0, rows of unequal length, or fewer than two
 * rows or columns that hold anything.
 */
export function chiSquareStatistic(
  table: readonly (readonly number[])[],
): Omit<ChiSquareTest, 'cramersV'> & { readonly most: number } {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width || row.some((count) => !(count >= 0)))) {
    throw new RangeError('a table holds rows of one length and counts of 0 or more');
  }
  const rows = table.filter((row) => sum(row) > 0);
  const kept = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => elementAt(row, column) > 0),
  );
  if (rows.length < 2 || kept.length < 2) throw new RangeError('a χ² test needs two rows and two columns');
  const rowSums = rows.map((row) => sum(row));
  const columnSums = kept.map((column) => sum(rows.map((row) => elementAt(row, column))));
  const total = sum(rowSums);
  const chiSquare = sum(
    rows.flatMap((row, place) =>
      kept.map((column, at) => {
        const expected = (elementAt(rowSums, place) * elementAt(columnSums, at)) / total;
        return (elementAt(row, column) - expected) ** 2 / expected;
      }),
    ),
  );
  const degrees = (rows.length - 1) * (kept.length - 1);
  const most = total * (Math.min(rows.length, kept.length) - 1);
  return { chiSquare, degrees, p: chiSquareUpperTail(chiSquare, degrees), most };
}

/**
 * Pearson's χ² test as `chiSquareStatistic` gives it, with Cramér's V (Cramér 1946, Mathematical Methods of Statistics, section
 * 21.9) and its interval by the noncentral χ² (Smithson 2003, Confidence Intervals, chapter 4). Throws a RangeError like it.
 */
export function chiSquareTest(table: readonly (readonly number[])[], confidence: number): ChiSquareTest {
  const { most, ...statistic } = chiSquareStatistic(table);
  const share = (noncentrality: number): number => Math.min(1, Math.sqrt(noncentrality / most));
  const { low, high } = chiSquareNoncentralityInterval(statistic.chiSquare, statistic.degrees, confidence);
  return {
    ...statistic,
    cramersV: { estimate: share(statistic.chiSquare), low: share(low), high: share(high) },
  };
}

/**
 * Interval of one proportion by Wilson's score (Wilson 1927, Journal of the American Statistical Association 22:209-212), 0..1.
 * Throws a RangeError on counts that are none.
 */
export function wilsonInterval({ successes, count }: Proportion, confidence: number): Interval {
  requireCounts({ successes, count });
  const z = normalQuantile((1 + confidence) / 2);
  const share = successes / count;
  const centre = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const reach =
    (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return {
    estimate: share,
    low: successes === 0 ? 0 : Math.max(0, centre - reach),
    high: successes === count ? 1 : Math.min(1, centre + reach),
  };
}

/**
 * Two independent proportions: their difference with Newcombe's hybrid score interval (Newcombe 1998, Statistics in Medicine
 * 17:873-890, method 10), the odds ratio with Woolf's logit interval (each count half a unit larger where one is 0: Haldane
 * 1956, Anscombe 1956), Cohen's h, and Pearson's χ². Where everyone chose alike, χ² is 0 and p is 1. Throws a RangeError on
 * counts that are none.
 */
export function proportionsTest(first: Proportion, second: Proportion, confidence: number): ProportionsTest {
  const [one, two] = [wilsonInterval(first, confidence), wilsonInterval(second, confidence)];
  const difference = one.estimate - two.estimate;
  const reach = (a: number, b: number): number => Math.sqrt(a * a + b * b);
  const table = [first, second].map(({ successes, count }) => [successes, count - successes]);
  const flat = [0, 1].some((column) => table.every((row) => row[column] === 0));
  const { chiSquare, p } = flat ? { chiSquare: 0, p: 1 } : chiSquareStatistic(table);
  return {
    difference: {
      estimate: difference,
      low: difference - reach(one.estimate - one.low, two.high - two.estimate),
      high: difference + reach(one.high - one.estimate, two.estimate - two.low),
    },
    oddsRatio: oddsRatio(table.flat(), confidence),
    h: cohenH(one.estimate, two.estimate),
    chiSquare,
    p,
  };
}

function oddsRatio(counts: readonly number[], confidence: number): Interval {
  const added = counts.some((count) => count === 0) ? 0.5 : 0;
  const [a, b, c, d] = [0, 1, 2, 3].map((place) => elementAt(counts, place) + added) as [
    number,
    number,
    number,
    number,
  ];
  const log = Math.log((a * d) / (b * c));
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { estimate: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) };
}

/**
 * One proportion against the share `expected` by chance: exact binomial test, two-sided by the probabilities that are no
 * larger than that of what was seen (as R's binom.test), with Wilson's interval. Throws a RangeError on counts that are none
 * or a share outside (0, 1).
 */
export function proportionTest(seen: Proportion, expected: number, confidence: number): ProportionTest {
  if (!(expected > 0 && expected < 1)) throw new RangeError(`a share lies within (0, 1), not at ${expected}`);
  const proportion = wilsonInterval(seen, confidence);
  return { proportion, h: cohenH(proportion.estimate, expected), p: binomialP(seen, expected) };
}

function binomialP({ successes, count }: Proportion, expected: number): number {
  const upTo = (k: number): number =>
    k < 0 ? 0 : k >= count ? 1 : regularisedIncompleteBeta(1 - expected, count - k, k + 1);
  const from = (k: number): number =>
    k <= 0 ? 1 : k > count ? 0 : regularisedIncompleteBeta(expected, k, count - k + 1);
  const logs: number[] = [];
  let log = count * Math.log1p(-expected);
  for (let k = 0; k <= count; k += 1) {
    logs.push(log);
    log += Math.log(((count - k) / (k + 1)) * (expected / (1 - expected)));
  }
  // A hair of slack, so that two probabilities that are the same but for rounding count as the same.
  const bound = elementAt(logs, successes) + 1e-7;
  // Probabilities rise to the mode and fall: those no larger than the seen one lie in two tails.
  const below = successes <= count * expected;
  const others = Array.from({ length: count + 1 }, (_, k) => k).filter(
    (k) => (below ? k > count * expected : k < count * expected) && elementAt(logs, k) <= bound,
  );
  const near = below ? upTo(successes) : from(successes);
  if (others.length === 0) return Math.min(1, near);
  return Math.min(1, near + (below ? from(Math.min(...others)) : upTo(Math.max(...others))));
}
