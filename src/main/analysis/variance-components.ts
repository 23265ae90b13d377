import { requireConfidence, type Interval } from './bootstrap.js';
import { elementAt } from './element.js';
import { fQuantile } from './special.js';
import { mean, sum } from './summary.js';

/** A one-way random-effects analysis of variance of groups (personas) with repeated values (runs) in each. */
export interface OneWayAnova {
  readonly groups: number;
  readonly values: number;
  /** Values per group; for groups of unequal size n0 = (N - Σn²/N) / (groups - 1). */
  readonly groupSize: number;
  readonly meanSquareBetween: number;
  readonly meanSquareWithin: number;
  readonly betweenDegrees: number;
  readonly withinDegrees: number;
  /** (MSB - MSW) / n0, not below 0. */
  readonly groupVariance: number;
  /** MSW. */
  readonly errorVariance: number;
  /** MSB / MSW; null where nothing varies within groups. */
  readonly f: number | null;
  /** ICC(1,1), reliability of one value: (MSB - MSW) / (MSB + (n0 - 1) MSW). May be negative; null where nothing varies. */
  readonly icc1: number | null;
  /** ICC(1,k), reliability of a group's mean: (MSB - MSW) / MSB. May be negative; null where the groups' means are equal. */
  readonly icck: number | null;
}

/** Intervals of ICC(1,1) and ICC(1,k); either is null where its estimate is. */
export interface IccIntervals {
  readonly icc1: Interval | null;
  readonly icck: Interval | null;
}

/** Mean squares below this share of the squared values are rounding, not variance. */
const ROUNDING = 1e-28;

/**
 * One-way random-effects analysis of variance with intraclass correlations, for groups of equal or unequal size. Throws a
 * RangeError below two groups, on an empty group, where no group holds two values, or on a value that is not finite.
 * Sources: Shrout & Fleiss 1979, Psychological Bulletin 86:420-428 (ICC(1,1), ICC(1,k)); Searle, Casella & McCulloch
 * 1992, Variance Components, section 3.6 (n0).
 */
export function oneWayAnova(groups: readonly (readonly number[])[]): OneWayAnova {
  const values = groups.flat();
  if (groups.length < 2 || groups.some((group) => group.length === 0) || values.length <= groups.length) {
    throw new RangeError(
      'an analysis of variance needs two groups, no empty one, and two values in at least one',
    );
  }
  if (!values.every(Number.isFinite)) throw new RangeError('an analysis of variance needs finite values');
  const betweenDegrees = groups.length - 1;
  const withinDegrees = values.length - groups.length;
  const grandMean = mean(values);
  const noise = ROUNDING * values.reduce((most, value) => Math.max(most, value * value), 0);
  const meanSquare = (squares: readonly number[], degrees: number): number => {
    const result = sum(squares) / degrees;
    return result > noise ? result : 0;
  };
  const means = groups.map(mean);
  const between = meanSquare(
    groups.map((group, index) => group.length * (elementAt(means, index) - grandMean) ** 2),
    betweenDegrees,
  );
  const within = meanSquare(
    groups.flatMap((group, index) => group.map((value) => (value - elementAt(means, index)) ** 2)),
    withinDegrees,
  );
  const sizes = groups.map((group) => group.length);
  const groupSize = (values.length - sum(sizes.map((size) => size * size)) / values.length) / betweenDegrees;
  const spread = between + (groupSize - 1) * within;
  return {
    groups: groups.length,
    values: values.length,
    groupSize,
    meanSquareBetween: between,
    meanSquareWithin: within,
    betweenDegrees,
    withinDegrees,
    groupVariance: Math.max(0, (between - within) / groupSize),
    errorVariance: within,
    f: within === 0 ? null : between / within,
    icc1: spread === 0 ? null : (between - within) / spread,
    icck: between === 0 ? null : (between - within) / between,
  };
}

/**
 * Confidence intervals of ICC(1,1) and ICC(1,k) from the F distribution (Shrout & Fleiss 1979, p. 424): exact for normal
 * data and groups of equal size; with n0 in place of the size, an approximation otherwise. Where nothing varies within
 * groups both ends are 1. `confidence` is two-sided, e.g. .95; throws a RangeError outside (0, 1).
 */
export function iccInterval(anova: OneWayAnova, confidence: number): IccIntervals {
  requireConfidence(confidence);
  const { f, icc1, icck, groupSize, betweenDegrees, withinDegrees } = anova;
  if (f === null) {
    const certain = (estimate: number | null): Interval | null =>
      estimate === null ? null : { estimate, low: estimate, high: estimate };
    return { icc1: certain(icc1), icck: certain(icck) };
  }
  const share = 1 - (1 - confidence) / 2;
  const lowF = f / fQuantile(share, betweenDegrees, withinDegrees);
  const highF = f * fQuantile(share, withinDegrees, betweenDegrees);
  const single = (ratio: number): number => (ratio - 1) / (ratio + groupSize - 1);
  const average = (ratio: number): number => 1 - 1 / ratio;
  return {
    icc1: icc1 === null ? null : { estimate: icc1, low: single(lowF), high: single(highF) },
    icck: icck === null ? null : { estimate: icck, low: average(lowF), high: average(highF) },
  };
}

/**
 * Reliability of the mean of k runs from variance components, 0..1: persona / (persona + run / k). Null where both are
 * 0. Throws a RangeError on a component below 0 or k not above 0. The Spearman-Brown projection of ICC(1,1) to k.
 */
export function iccFromComponents(persona: number, run: number, k: number): number | null {
  if (!(persona >= 0 && run >= 0) || !Number.isFinite(persona + run)) {
    throw new RangeError(`a variance is at least 0, not ${persona} or ${run}`);
  }
  if (!(k > 0)) throw new RangeError(`a number of runs is above 0, not ${k}`);
  return persona + run === 0 ? null : persona / (persona + run / k);
}
