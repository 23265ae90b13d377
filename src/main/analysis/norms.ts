import type { Interval } from './bootstrap.js';
import { normalCdf } from './special.js';

/**
 * Distance of a score from a norm group's mean in its standard deviations. Throws a RangeError on values that are not
 * finite or a standard deviation not above 0.
 */
export function zScoreOf(score: number, mean: number, standardDeviation: number): number {
  if (!Number.isFinite(score) || !Number.isFinite(mean)) {
    throw new RangeError(`a standard score needs finite numbers, not ${score} and ${mean}`);
  }
  if (!(standardDeviation > 0) || !Number.isFinite(standardDeviation)) {
    throw new RangeError(`a norm's standard deviation is above 0, not ${standardDeviation}`);
  }
  return (score - mean) / standardDeviation;
}

/** T-score: 50 + 10 z (McCall 1922). Throws a RangeError like `zScoreOf`. */
export function tScoreOf(score: number, mean: number, standardDeviation: number): number {
  return 50 + 10 * zScoreOf(score, mean, standardDeviation);
}

/**
 * Share of the norm group below a score, 0..100 per cent, if the group's scores are normal. Throws a RangeError like
 * `zScoreOf`.
 */
export function percentileOf(score: number, mean: number, standardDeviation: number): number {
  return 100 * normalCdf(zScoreOf(score, mean, standardDeviation));
}

/**
 * A score's interval read as percentiles. A percentile rises with the score, so the ends carry over with their coverage;
 * the norm's own sampling error is not in it. Throws a RangeError like `zScoreOf` and where low is above high.
 */
export function percentileInterval(interval: Interval, mean: number, standardDeviation: number): Interval {
  if (interval.low > interval.high) {
    throw new RangeError(`an interval runs from low to high, not from ${interval.low} to ${interval.high}`);
  }
  const read = (score: number): number => percentileOf(score, mean, standardDeviation);
  return { estimate: read(interval.estimate), low: read(interval.low), high: read(interval.high) };
}
