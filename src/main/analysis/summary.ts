import { elementAt } from './element.js';

function requireValues(values: readonly number[], least: number, name: string): void {
  if (values.length < least) {
    throw new RangeError(
      `${name} needs at least ${least} value${least === 1 ? '' : 's'}, got ${values.length}`,
    );
  }
}

/**
 * Sum with Neumaier's compensation (1974, ZAMM 54:39-51): the error does not grow with the number of values. The sum of
 * no values is 0.
 */
export function sum(values: readonly number[]): number {
  let total = 0;
  let compensation = 0;
  for (const value of values) {
    const next = total + value;
    compensation += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + compensation;
}

/**
 * Arithmetic mean, never outside the values: the mean of one repeated value is that value to the last bit, so that a
 * constant series has a variance of exactly 0. Throws a RangeError without values.
 */
export function mean(values: readonly number[]): number {
  requireValues(values, 1, 'a mean');
  let least = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  const average = sum(values) / values.length;
  // Written so that a value that is no number comes through instead of turning into an infinity.
  return average < least ? least : average > largest ? largest : average;
}

function squaredDeviations(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2));
}

/** Sample variance with n - 1 below (two-pass). Throws a RangeError below two values. */
export function variance(values: readonly number[]): number {
  requireValues(values, 2, 'a variance');
  return squaredDeviations(values) / (values.length - 1);
}

/** Population variance with n below (two-pass). Throws a RangeError without values. */
export function populationVariance(values: readonly number[]): number {
  requireValues(values, 1, 'a population variance');
  return squaredDeviations(values) / values.length;
}

/** Square root of the sample variance (n - 1). Throws a RangeError below two values. */
export function standardDeviation(values: readonly number[]): number {
  return Math.sqrt(variance(values));
}

/**
 * Sample quantile of type 7 (Hyndman & Fan 1996, The American Statistician 50:361-365): linear interpolation between
 * order statistics at (n - 1)p. Values in any order; p in 0..1. Throws a RangeError without values or for another p.
 */
export function quantile(values: readonly number[], p: number): number {
  requireValues(values, 1, 'a quantile');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile needs a share in 0..1, not ${p}`);
  const ordered = Float64Array.from(values).sort();
  const position = (ordered.length - 1) * p;
  const below = Math.floor(position);
  const lower = elementAt(ordered, below);
  const upper = elementAt(ordered, Math.min(below + 1, ordered.length - 1));
  return lower === upper ? lower : lower + (position - below) * (upper - lower);
}
