/** One column of the numbers behind a chart. */
export interface ChartColumn {
  readonly id: string;
  readonly heading: string;
  readonly kind: 'text' | 'number';
  /** Decimals in the table view; files keep every digit. Two unless told. */
  readonly digits?: number;
}

/** A cell: null where there is no value. */
export type ChartCell = string | number | null;

/** Exactly the numbers that a chart draws. Each row holds one cell a column, in the columns' order. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/** A column of words. */
export function textColumn(id: string, heading: string): ChartColumn {
  return { id, heading, kind: 'text' };
}

/** A column of numbers, shown with so many decimals. */
export function numberColumn(id: string, heading: string, digits = 2): ChartColumn {
  return { id, heading, kind: 'number', digits };
}
