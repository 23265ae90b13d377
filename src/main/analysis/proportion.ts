import type { Interval } from './bootstrap.js';
import { normalQuantile } from './special.js';

/**
 * Score interval of a share (Wilson 1927, Journal of the American Statistical Association 22:209-212), without continuity
 * correction; within 0..1, and with a width above 0 where the share is 0 or 1. `count` of `people` have the property; both may
 * be effective numbers of a weighted sample. Throws a RangeError without people, for a count outside 0..people, or for a
 * confidence outside (0, 1).
 */
export function wilsonInterval(count: number, people: number, confidence: number): Interval {
  if (!(people > 0 && count >= 0 && count <= people)) {
    throw new RangeError(
      `a share needs a count between 0 and the number of people, not ${count} of ${people}`,
    );
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  const z = normalQuantile((1 + confidence) / 2);
  const share = count / people;
  const square = z * z;
  const centre = (share + square / (2 * people)) / (1 + square / people);
  const half =
    (z / (1 + square / people)) * Math.sqrt((share * (1 - share)) / people + square / (4 * people * people));
  return {
    estimate: share,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === people ? 1 : Math.min(1, centre + half),
  };
}
