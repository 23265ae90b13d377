import type { Estimate } from '../../../shared/domain/figures.js';
import { clipped, studentInterval, type EstimateError } from '../../analysis/estimate-error.js';

/** A ratio is told up to a factor of a thousand either way: with few tables an interval has no end. */
const FARTHEST_LOG = Math.log(1000);

/** An estimate with its interval; null without an error. */
export function interval(error: EstimateError | null, confidence: number): Estimate | null {
  if (error === null) return null;
  const { estimate, low, high } = studentInterval(error, confidence);
  return { estimate: estimate + 0, low, high };
}

/** An estimate of a share, whose interval cannot leave 0..1. */
export function shareInterval(error: EstimateError | null, confidence: number): Estimate | null {
  const found = interval(error, confidence);
  return found === null ? null : clipped(found, 0, 1);
}

/** A log ratio as the ratio less 1, with its interval. */
export function ratioInterval(error: EstimateError | null, confidence: number): Estimate | null {
  const found = interval(error, confidence);
  if (found === null) return null;
  const asRatio = (log: number): number =>
    Math.expm1(Math.max(-FARTHEST_LOG, Math.min(FARTHEST_LOG, log))) + 0;
  return { estimate: asRatio(found.estimate), low: asRatio(found.low), high: asRatio(found.high) };
}
