import type { EstimateError } from './estimate-error.js';
import { tCdf } from './special.js';

/**
 * Two-sided p of an estimate against 0 by Student's t, 0..1. With a standard error of 0 it is 1 for an estimate of 0, and 0 for
 * any other.
 */
export function twoSidedP({ estimate, standardError, degrees }: EstimateError): number {
  if (standardError === 0) return estimate === 0 ? 1 : 0;
  return Math.min(1, 2 * tCdf(-Math.abs(estimate) / standardError, degrees));
}
