import type { Value } from '../../studies/tables/column.js';

/** A spreadsheet takes a text with such a beginning for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/**
 * A text as it stands in CSV: with an apostrophe before it where a spreadsheet would take it for a formula. So has one that
 * begins with apostrophes and goes on so, by which every text can be told from its guarded form.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The inverse of `guardFormula`. */
export function unguardFormula(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/**
 * A value as a CSV cell before quoting, null where it is missing. Numbers are the shortest decimal that reads back as the
 * same float64. Throws a RangeError for a number that is not finite.
 */
export function cellText(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return guardFormula(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`not a number for a table: ${value}`);
  return Object.is(value, -0) ? '-0' : String(value);
}
