import { requireConfidence, type Interval } from './bootstrap.js';
import { tQuantile } from './special.js';
import { mean, sum, variance } from './summary.js';

/** An estimate with its standard error, in the estimate's units, and the degrees of freedom of that error. */
export interface EstimateError {
  readonly estimate: number;
  readonly standardError: number;
  /** Above 0. */
  readonly degrees: number;
}

/** A part of an error variance with its degrees of freedom. */
export interface VariancePart {
  readonly variance: number;
  readonly degrees: number;
}

/**
 * Sum of independent parts of an error variance with the degrees of freedom that a Student's t on it has: Satterthwaite 1946,
 * Biometrics Bulletin 2:110-114. Where every part is 0, the parts' degrees are added. Throws a RangeError without parts, or
 * for one whose variance is below 0 or whose degrees are not above 0.
 */
export function sumOfVariances(parts: readonly VariancePart[]): VariancePart {
  if (parts.length === 0) throw new RangeError('a sum of variances needs at least one');
  for (const part of parts) {
    if (!(part.variance >= 0 && part.degrees > 0)) {
      throw new RangeError(`no part of a variance: ${part.variance} with ${part.degrees} degrees of freedom`);
    }
  }
  const total = sum(parts.map((part) => part.variance));
  if (total === 0) return { variance: 0, degrees: sum(parts.map(({ degrees }) => degrees)) };
  // Shares of the whole are squared, since the square of a tiny variance would be 0.
  const shares = parts.map((part) => (part.variance / total) ** 2 / part.degrees);
  return { variance: total, degrees: 1 / sum(shares) };
}

/**
 * Mean of paired differences with its standard error s / √n on n - 1 degrees of freedom (the paired t test). Null below two
 * differences, which say nothing of how they vary.
 */
export function pairedMean(differences: readonly number[]): EstimateError | null {
  return stratifiedMean([differences]);
}

/**
 * Mean of all values with a standard error that holds where values of one cluster go together: the scatter of the clusters'
 * sums around what the mean gives them, G / (G - 1) times, on G - 1 degrees of freedom for G clusters (Liang & Zeger 1986,
 * Biometrika 73:13-22, for a mean). Clusters of one value each give the t test. Null below two clusters.
 */
export function clusteredMean(clusters: readonly (readonly number[])[]): EstimateError | null {
  const present = clusters.filter(({ length }) => length > 0);
  if (present.length < 2) return null;
  const values = present.flat();
  const estimate = mean(values);
  const scatter = sum(present.map((cluster) => sum(cluster.map((value) => value - estimate)) ** 2));
  const degrees = present.length - 1;
  return {
    estimate,
    standardError: Math.sqrt((scatter * present.length) / degrees) / values.length,
    degrees,
  };
}

/**
 * Mean of the strata's means, each stratum weighing the same, with the standard error that follows from the scatter within
 * strata and Satterthwaite's degrees of freedom. Null where a stratum has fewer than two values, or without strata.
 */
export function stratifiedMean(strata: readonly (readonly number[])[]): EstimateError | null {
  if (strata.length === 0 || strata.some(({ length }) => length < 2)) return null;
  const { variance: total, degrees } = sumOfVariances(
    strata.map((values) => ({ variance: variance(values) / values.length, degrees: values.length - 1 })),
  );
  return {
    estimate: mean(strata.map((values) => mean(values))),
    standardError: Math.sqrt(total) / strata.length,
    degrees,
  };
}

/** Two-sided interval by Student's t. Throws a RangeError on a confidence outside (0, 1). */
export function studentInterval(
  { estimate, standardError, degrees }: EstimateError,
  confidence: number,
): Interval {
  requireConfidence(confidence);
  const reach = tQuantile((1 + confidence) / 2, degrees) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach };
}

/** An interval whose ends do not leave what its figure can be; the estimate stays. */
export function clipped({ estimate, low, high }: Interval, least: number, largest: number): Interval {
  return { estimate, low: Math.max(least, low), high: Math.min(largest, high) };
}
