import type { Random } from './random.js';
import { normalCdf, normalQuantile } from './special.js';
import { mean, quantile, sum } from './summary.js';

/** An estimate with the ends of its confidence interval, in the estimate's units. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How a bootstrap draws and what it reports. */
export interface BootstrapOptions {
  /** Number of resamples, at least 1. */
  readonly replicates: number;
  /** Coverage of the interval, between 0 and 1, e.g. .95. */
  readonly confidence: number;
  readonly random: Random;
  /** Draws its own resample from the source it is handed and returns the statistic of it. */
  readonly statistic: (random: Random) => number;
  /** The statistic of the data themselves. */
  readonly estimate: number;
}

/** Throws a RangeError on a confidence outside (0, 1). */
export function requireConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
}

/** Throws a RangeError on replicates that are no integer above 0. */
export function requireReplicates(replicates: number): void {
  if (!Number.isInteger(replicates) || replicates < 1) {
    throw new RangeError(`a bootstrap needs at least one replicate, not ${replicates}`);
  }
}

/**
 * The statistic of each resample, in the order drawn: what `bootstrap` and `bcaInterval` take their quantiles from.
 * Throws a RangeError when `replicates` is no integer above 0 or a resample gives no finite statistic: leaving such
 * resamples out would narrow the interval without saying so.
 */
export function bootstrapReplicates(
  options: Pick<BootstrapOptions, 'replicates' | 'random' | 'statistic'>,
): number[] {
  requireReplicates(options.replicates);
  return Array.from({ length: options.replicates }, (_, index) => {
    const value = options.statistic(options.random);
    if (!Number.isFinite(value))
      throw new RangeError(`bootstrap replicate ${index} is not a finite number: ${value}`);
    return value;
  });
}

/**
 * Percentile bootstrap interval (Efron 1979, Annals of Statistics 7:1-26; Efron & Tibshirani 1993, chapter 13): the
 * (1 ± confidence)/2 quantiles, type 7, of the replicates. Throws a RangeError on a confidence outside (0, 1) and like
 * `bootstrapReplicates`.
 */
export function bootstrap(options: BootstrapOptions): Interval {
  requireConfidence(options.confidence);
  const values = bootstrapReplicates(options);
  const tail = (1 - options.confidence) / 2;
  return { estimate: options.estimate, low: quantile(values, tail), high: quantile(values, 1 - tail) };
}

/** n indices from 0..n-1 drawn with replacement: one resample of n units. */
export function resampleIndices(n: number, random: Random): number[] {
  return Array.from({ length: n }, () => random.integer(n));
}

/** The same resample as how often each unit was drawn: `times` is overwritten, a place a unit. */
export function drawTimes(times: Float64Array, random: Random): void {
  times.fill(0);
  for (let draw = 0; draw < times.length; draw += 1) {
    const place = random.integer(times.length);
    times[place] = (times[place] as number) + 1;
  }
}

/**
 * Bias-corrected and accelerated interval (Efron 1987, Journal of the American Statistical Association 82:171-185). The
 * bias is the normal score of the share of replicates below the estimate (ties count half, and the share is kept half a
 * replicate away from 0 and 1); the acceleration comes from `jackknife`, the statistic with one unit left out in turn.
 * Throws a RangeError on a confidence outside (0, 1), without replicates, or below two jackknife values.
 */
export function bcaInterval(
  estimate: number,
  replicates: readonly number[],
  jackknife: readonly number[],
  confidence: number,
): Interval {
  requireConfidence(confidence);
  if (replicates.length === 0) throw new RangeError('an interval needs at least one replicate');
  if (jackknife.length < 2) throw new RangeError('the acceleration needs at least two jackknife values');
  const below = sum(replicates.map((value) => (value < estimate ? 1 : value === estimate ? 0.5 : 0)));
  const margin = 0.5 / replicates.length;
  const bias = normalQuantile(Math.min(1 - margin, Math.max(margin, below / replicates.length)));
  const centre = mean(jackknife);
  const squares = sum(jackknife.map((value) => (centre - value) ** 2));
  const cubes = sum(jackknife.map((value) => (centre - value) ** 3));
  const acceleration = squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
  const end = (share: number): number => {
    const shifted = bias + normalQuantile(share);
    return quantile(replicates, normalCdf(bias + shifted / (1 - acceleration * shifted)));
  };
  const tail = (1 - confidence) / 2;
  return { estimate, low: end(tail), high: end(1 - tail) };
}
