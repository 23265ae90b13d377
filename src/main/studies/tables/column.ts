/** What a cell may hold. */
export type Value = string | number | boolean | null;

export type ColumnType = 'string' | 'integer' | 'number' | 'boolean';

/**
 * One column, from which its CSV header, Parquet type, Frictionless field and line of the data dictionary are made.
 */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** E.g. `bytes`, `ms`; absent where there is none. */
  readonly unit?: string;
  /** Smallest and largest value, both inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values that a text may have. */
  readonly values?: readonly string[];
  /** What a text looks like, as a regular expression over all of it. */
  readonly pattern?: string;
  /** Never missing. */
  readonly required?: true;
  readonly meaning: string;
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
  /** Columns that together tell a row from all others. */
  readonly key: readonly string[];
  /** Columns that name a row of another table. */
  readonly references: readonly Reference[];
  readonly columns: readonly Column[];
}

export interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly key: readonly string[];
}

/** One row: a value for each column, in the table's order. */
export type Row = readonly Value[];

/** What a column may hold, in words: `0 … 1`, `readout | sampled`; empty where anything may stand. */
export function rangeText({ minimum, maximum, values, pattern, type }: Column): string {
  if (values !== undefined) return values.join(' | ');
  if (minimum !== undefined && maximum !== undefined) return `${minimum} … ${maximum}`;
  if (minimum !== undefined) return `≥ ${minimum}`;
  if (maximum !== undefined) return `≤ ${maximum}`;
  if (pattern !== undefined) return pattern;
  return type === 'boolean' ? 'true | false' : '';
}
