import type { Estimate } from '../../../shared/domain/figures.js';

/** What two options, or a rating that does not tell true from false, come to. */
export const CHANCE = 0.5;
/**
 * Accuracy that counts as above chance at the least. Readouts are exact, so that an interval can lie above chance by a hair
 * that is no reading of a table. A convention, not a finding.
 */
export const LEAST_ABOVE_CHANCE = 0.55;
/** An exact .5 must not pass by rounding. */
const ROUNDING = 1e-9;

/** Whether a share lies above chance, with its interval and by enough to speak of. */
export function isAboveChance({ estimate, low }: Estimate): boolean {
  return low > CHANCE + ROUNDING && estimate >= LEAST_ABOVE_CHANCE;
}
