import type { ChartCell, ChartTable } from '../chart-table.js';

/** A spreadsheet takes a text that begins so for a formula, and would run it. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * The table as comma-separated values (RFC 4180): a line of headings, CRLF, numbers with every digit, an empty field where
 * there is no value. A text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function csvText(table: ChartTable): string {
  const lines = [table.columns.map(({ heading }) => heading), ...table.rows];
  return lines.map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

/** The table as tab-separated lines, as a spreadsheet or a document takes it from the clipboard. */
export function tabbedText(table: ChartTable): string {
  const lines = [table.columns.map(({ heading }) => heading), ...table.rows];
  return lines.map((line) => line.map(tabbedField).join('\t')).join('\n');
}

function csvField(cell: ChartCell): string {
  const text = plainField(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tabbedField(cell: ChartCell): string {
  return plainField(typeof cell === 'string' ? cell.replace(/[\t\r\n]+/g, ' ') : cell);
}

function plainField(cell: ChartCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}
