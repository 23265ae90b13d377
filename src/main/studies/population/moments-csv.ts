import type { DocumentProblem } from '../../../shared/contract/library.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { HumanMoments } from '../../../shared/domain/population/reference.js';
import type { CsvField } from '../../personas/sources/csv-rows.js';

const NEEDED = ['scale', 'mean', 'sd'] as const;
const CORRELATION = 'r:';

/** Whether the first row names the columns of a table of moments. */
export function isMomentsHeader(header: readonly CsvField[]): boolean {
  const names = new Set(header.map(({ value }) => value.trim()));
  return NEEDED.every((name) => names.has(name));
}

/**
 * Reads a table of moments, a row a scale: `scale`, `mean` and `sd` on the response scale, optionally `n` and, for every scale
 * of the table, `r:SCALE` with the correlation of the row's scale and that one. Adds what is wrong to `problems`.
 */
export function momentsFromRows(
  header: readonly CsvField[],
  body: readonly (readonly CsvField[])[],
  instrument: Instrument,
  problems: DocumentProblem[],
): Pick<HumanMoments, 'scales' | 'correlations'> {
  const table = new MomentsTable(header, problems);
  const scales: Record<string, HumanMoments['scales'][string]> = {};
  for (const fields of body) {
    const scale = table.text(fields, 'scale');
    if (!instrument.scales.some(({ id }) => id === scale))
      table.fault(fields, 'scale', `is no scale of ${instrument.id}`);
    else if (Object.hasOwn(scales, scale)) table.fault(fields, 'scale', 'stands twice');
    const respondents = table.number(
      fields,
      'n',
      (value) => Number.isInteger(value) && value >= 3,
      'a whole number from 3',
    );
    scales[scale] = {
      mean: table.number(fields, 'mean', Number.isFinite, 'a number') ?? 0,
      standardDeviation: table.number(fields, 'sd', (value) => value > 0, 'a number above 0') ?? 1,
      ...(respondents === null ? {} : { respondents }),
    };
  }
  if (body.length === 0)
    problems.push({ line: 1, column: 1, place: '', message: 'no row follows the names of the columns' });
  const names = Object.keys(scales);
  if (!table.has(`${CORRELATION}${names[0] ?? ''}`)) return { scales };
  const values = body.map((fields) =>
    names.map(
      (name) =>
        table.number(
          fields,
          `${CORRELATION}${name}`,
          (r) => r >= -1 && r <= 1,
          'a correlation, from -1 to 1',
        ) ?? missing(table, fields, name),
    ),
  );
  requireSymmetric(values, body, names, table);
  return { scales, correlations: { scales: names, values } };
}

function missing(table: MomentsTable, fields: readonly CsvField[], name: string): number {
  table.fault(fields, `${CORRELATION}${name}`, 'must not be missing where others are there');
  return 0;
}

function requireSymmetric(
  values: readonly (readonly number[])[],
  body: readonly (readonly CsvField[])[],
  names: readonly string[],
  table: MomentsTable,
): void {
  for (const [row, entries] of values.entries()) {
    for (const [column, r] of entries.entries()) {
      const other = row === column ? 1 : values[column]?.[row];
      if (other === r || body[row] === undefined) continue;
      table.fault(
        body[row],
        `${CORRELATION}${names[column] ?? ''}`,
        row === column ? 'must be 1' : `must be ${other}, as on the other side of the diagonal`,
      );
    }
  }
}

class MomentsTable {
  readonly #places = new Map<string, number>();

  constructor(
    header: readonly CsvField[],
    private readonly problems: DocumentProblem[],
  ) {
    for (const [at, { value }] of header.entries()) this.#places.set(value.trim(), at);
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  text(fields: readonly CsvField[], name: string): string {
    return fields[this.#places.get(name) ?? -1]?.value.trim() ?? '';
  }

  /** Null where the field is empty and may be; what is no number that holds is told, and null. */
  number(
    fields: readonly CsvField[],
    name: string,
    holds: (value: number) => boolean,
    wanted: string,
  ): number | null {
    const text = this.text(fields, name);
    if (text === '' && !NEEDED.some((needed) => needed === name)) return null;
    const value = Number(text);
    if (/^-?\d*\.?\d+$/.test(text) && holds(value)) return value;
    this.fault(fields, name, `must be ${wanted}, with a decimal point`);
    return null;
  }

  fault(fields: readonly CsvField[], name: string, message: string): void {
    const field = fields[this.#places.get(name) ?? -1] ?? fields[0];
    this.problems.push({ line: field?.line ?? 1, column: field?.column ?? 1, place: name, message });
  }
}
