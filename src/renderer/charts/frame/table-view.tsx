import { formatNumber } from '../layout/number-text.js';
import type { ChartCell, ChartColumn, ChartTable } from '../chart-table.js';
import styles from './chart-frame.module.css';

/** Columns beyond which a table scrolls sideways, so that names in its first need not be squeezed. */
const WIDE_FROM = 10;

/** The numbers of a figure as a table that scrolls where it is long. */
export function TableView({ table, caption }: { readonly table: ChartTable; readonly caption: string }) {
  return (
    // What scrolls takes the focus, so that it scrolls by the keyboard.
    <div className={styles.table} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles.grid} data-wide={table.columns.length > WIDE_FROM}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.kind === 'number' ? styles.number : undefined}
              >
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            // Rows have no name of their own, and never move while a table is shown.
            <tr key={place}>
              {table.columns.map((column, at) => (
                <td key={column.id} className={column.kind === 'number' ? styles.number : undefined}>
                  {cellText(row[at] ?? null, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellText(cell: ChartCell, { digits = 2 }: ChartColumn): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? formatNumber(cell, digits) : cell;
}
