import { MettleError } from '../../shared/errors.js';

/** A value within another that JSON would bend: the steps to it, and what it is. */
interface Misfit {
  readonly place: (string | number)[];
  readonly found: string;
}

/**
 * The JSON text of a value that comes back from it as it was, but for the sign of zero; a property that is undefined counts
 * as absent. Throws `INVALID_INPUT` naming the place of anything else that JSON would bend: NaN, infinities, undefined in a
 * list, maps, sets, dates and other objects that are no plain ones.
 */
export function jsonText(value: unknown, what: string): string {
  const misfit = findMisfit(value);
  if (misfit === null) return JSON.stringify(value);
  const at = misfit.place.length === 0 ? '' : ` at ${misfit.place.reverse().join('.')}`;
  throw new MettleError(
    'INVALID_INPUT',
    `${what} cannot be stored: ${misfit.found}${at} has no form in JSON.`,
  );
}

/** The place is noted on the way back, last step first, so that the many values that fit cost nothing. */
function findMisfit(value: unknown): Misfit | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number' && Number.isFinite(value)) return null;
  if (typeof value !== 'object')
    return { place: [], found: typeof value === 'number' ? String(value) : typeof value };
  if (!Array.isArray(value) && !isPlain(value))
    return { place: [], found: 'an object that is not a plain one' };
  // A list by its iterator, which does not pass over holes.
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [step, held] of entries) {
    if (held === undefined && !Array.isArray(value)) continue;
    const misfit = findMisfit(held);
    if (misfit === null) continue;
    misfit.place.push(step);
    return misfit;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
