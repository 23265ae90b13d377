import { elementAt } from './element.js';

/**
 * Holm's step-down adjustment of p values for multiple tests (Holm 1979, Scandinavian Journal of Statistics 6:65-70):
 * adjusted values in the order given, 0..1; rejecting those at or below a level keeps the family-wise error at that
 * level. Throws a RangeError on a value outside 0..1.
 */
export function holm(pValues: readonly number[]): number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a p value lies in 0..1, not at ${p}`);
  }
  const order = pValues
    .map((_, index) => index)
    .sort((left, right) => elementAt(pValues, left) - elementAt(pValues, right));
  const adjusted = new Array<number>(pValues.length).fill(0);
  let largest = 0;
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * elementAt(pValues, index)));
    adjusted[index] = largest;
  }
  return adjusted;
}

/** `holm` over the values that are there, in the order given; null where there is none. Throws as `holm`. */
export function holmPresent(pValues: readonly (number | null)[]): (number | null)[] {
  const adjusted = holm(pValues.filter((p) => p !== null));
  let next = 0;
  return pValues.map((p) => (p === null ? null : elementAt(adjusted, next++)));
}
