import { rangeText, type Column, type Row, type Table, type Value } from '../../studies/tables/column.js';
import { unguardFormula } from '../format/csv-text.js';
import { csvRecords } from './csv-records.js';
import { TableProblem } from './table-problem.js';

/** The last digit of a sum of probabilities may pass 0 and 1. */
const ROUNDING = 1e-9;

/**
 * A table's rows from its CSV, each value checked against its column, one row held at a time. Throws `TableProblem` at the
 * first row that is not one, and what `bytes` throws.
 */
export async function* readTable(table: Table, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  const columns = table.columns.map((column) => ({
    ...column,
    expression: column.pattern === undefined ? null : new RegExp(`^(?:${column.pattern})$`),
  }));
  let line = 0;
  for await (const record of csvRecords(bytes)) {
    if (line === 0) checkHeader(table, record);
    else if (record.length !== columns.length)
      throw new TableProblem(`row ${line} has ${record.length} cells`);
    else yield columns.map((column, place) => valueOf(column, record[place] ?? null, line));
    line += 1;
  }
  if (line === 0) throw new TableProblem('it has no header');
}

/** A column with its pattern made ready. */
interface ReadyColumn extends Column {
  readonly expression: RegExp | null;
}

function checkHeader({ columns }: Table, record: readonly (string | null)[]): void {
  const wanted = columns.map(({ name }) => name);
  if (wanted.length === record.length && wanted.every((name, place) => record[place] === name)) return;
  throw new TableProblem(`its columns are ${record.join(', ')}, and should be ${wanted.join(', ')}`);
}

function valueOf(column: ReadyColumn, text: string | null, line: number): Value {
  const fail = (what: string): TableProblem =>
    new TableProblem(`row ${line}, column ${column.name}: ${what}`);
  if (text === null) {
    if (column.required === true) throw fail('the value is missing');
    return null;
  }
  const value = typed(column, text);
  if (value === undefined)
    throw fail(`${JSON.stringify(text.slice(0, 80))} is no ${column.type} as Mettle writes it`);
  if (!isWithin(column, value))
    throw fail(`${JSON.stringify(value).slice(0, 80)} is outside ${rangeText(column)}`);
  return value;
}

function typed({ type }: Column, text: string): Value | undefined {
  switch (type) {
    case 'string':
      return unguardFormula(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
      return /^(0|-?[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text)
        : undefined;
    case 'number': {
      const value = Number(text);
      const shortest = Object.is(value, -0) ? '-0' : String(value);
      return Number.isFinite(value) && shortest === text ? value : undefined;
    }
  }
}

function isWithin(column: ReadyColumn, value: Value): boolean {
  if (typeof value === 'number') {
    const slack = column.type === 'number' ? ROUNDING : 0;
    return (
      (column.minimum === undefined || value >= column.minimum - slack) &&
      (column.maximum === undefined || value <= column.maximum + slack)
    );
  }
  if (typeof value !== 'string') return true;
  if (column.values !== undefined && !column.values.includes(value)) return false;
  return column.expression === null || column.expression.test(value);
}
