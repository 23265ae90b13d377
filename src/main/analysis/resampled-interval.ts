import { requireConfidence, requireReplicates, type Interval } from './bootstrap.js';
import type { Random } from './random.js';
import { quantile } from './summary.js';

/** How an interval is drawn by resampling. */
export interface ResamplingOptions {
  /** Coverage, between 0 and 1, e.g. .95. */
  readonly confidence: number;
  /** Number of resamples, at least 1. */
  readonly replicates: number;
  readonly random: Random;
}

/** A percentile interval that says on how many resamples it stands. */
export interface ResampledInterval extends Interval {
  readonly replicates: number;
  /** Resamples for which the statistic was undefined, e.g. since nothing varied in them; they are left out. */
  readonly undefinedReplicates: number;
}

/** Above this share of undefined resamples the rest no longer speaks for the statistic. */
const MOST_UNDEFINED = 0.05;

/**
 * Percentile bootstrap intervals (Efron & Tibshirani 1993, chapter 13) of several statistics over one series of
 * resamples. `statistics` draws a resample from the source it is handed and returns every statistic of it. A statistic's
 * interval is null where its estimate is null or where it is undefined in more than 5 % of the resamples. Throws a
 * RangeError on a confidence outside (0, 1), on replicates that are no integer above 0, or on a statistic that is
 * neither finite nor null.
 */
export function resampledIntervals<Key extends string>(
  estimates: Readonly<Record<Key, number | null>>,
  options: ResamplingOptions,
  statistics: (random: Random) => Readonly<Record<Key, number | null>>,
): Record<Key, ResampledInterval | null> {
  const { confidence, replicates, random } = options;
  requireConfidence(confidence);
  requireReplicates(replicates);
  const drawn = Array.from({ length: replicates }, () => statistics(random));
  const tail = (1 - confidence) / 2;
  const interval = (key: Key): ResampledInterval | null => {
    const estimate = estimates[key];
    const defined = drawn.map((values) => values[key]).filter((value) => value !== null);
    for (const value of defined) {
      if (!Number.isFinite(value)) throw new RangeError(`a resample gives no finite ${key}: ${value}`);
    }
    const undefinedReplicates = replicates - defined.length;
    if (estimate === null || undefinedReplicates > MOST_UNDEFINED * replicates) return null;
    return {
      estimate,
      low: quantile(defined, tail),
      high: quantile(defined, 1 - tail),
      replicates,
      undefinedReplicates,
    };
  };
  return Object.fromEntries((Object.keys(estimates) as Key[]).map((key) => [key, interval(key)])) as Record<
    Key,
    ResampledInterval | null
  >;
}

/** Percentile bootstrap interval of one statistic, as `resampledIntervals`. */
export function resampledInterval(
  estimate: number | null,
  options: ResamplingOptions,
  statistic: (random: Random) => number | null,
): ResampledInterval | null {
  return resampledIntervals({ value: estimate }, options, (random) => ({ value: statistic(random) })).value;
}
