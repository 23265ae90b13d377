import { useId, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import styles from './data-table.module.css';
import { useScrolls } from './use-scrolls.js';

export interface DataColumn<Row> {
  readonly id: string;
  readonly heading: ReactNode;
  readonly align?: 'left' | 'right';
  /** A CSS width. */
  readonly width?: string;
  readonly render: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** What the table holds; heard by screen readers, not shown. */
  readonly caption: ReactNode;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly dense?: boolean;
  /** Enter and a press anywhere on the row do it; links and buttons within keep their own meaning. */
  readonly onRowClick?: (row: Row) => void;
  readonly emptyText?: ReactNode;
  /** Rows of one group stand together under its heading; they come in that order already. */
  readonly groupOf?: (row: Row) => { readonly key: string; readonly heading: ReactNode };
}

/** A table with hairlines between rows and aligned figures. It scrolls sideways where it must. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  dense = false,
  onRowClick,
  emptyText = 'Nothing here.',
  groupOf,
}: DataTableProps<Row>) {
  const id = useId();
  const [frame, scrolls] = useScrolls();
  return (
    <div
      ref={frame}
      className={styles.frame}
      // What scrolls must be reachable by keyboard, even where nothing in it is.
      {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-labelledby': id } : {})}
    >
      <table className={classNames(styles.table, dense && styles.dense)}>
        <caption id={id} className="visually-hidden">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={column.align === 'right' ? styles.right : undefined}
                style={column.width === undefined ? undefined : { width: column.width }}
              >
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        {rows.length === 0 && (
          <tbody>
            <tr>
              <td colSpan={columns.length} className={styles.none}>
                {emptyText}
              </td>
            </tr>
          </tbody>
        )}
        {rowGroups(rows, groupOf).map((group) => (
          <tbody key={group.key}>
            {group.heading !== null && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length} className={styles.group}>
                  {group.heading}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={rowKey(row)} {...(onRowClick === undefined ? {} : rowHandlers(row, onRowClick))}>
                {columns.map((column) => (
                  <td key={column.id} className={column.align === 'right' ? styles.right : undefined}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowGroup<Row> {
  readonly key: string;
  readonly heading: ReactNode;
  readonly rows: Row[];
}

function rowGroups<Row>(
  rows: readonly Row[],
  groupOf: DataTableProps<Row>['groupOf'],
): readonly RowGroup<Row>[] {
  if (groupOf === undefined) return rows.length === 0 ? [] : [{ key: '', heading: null, rows: [...rows] }];
  const groups = new Map<string, RowGroup<Row>>();
  for (const row of rows) {
    const { key, heading } = groupOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, heading, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

function rowHandlers<Row>(row: Row, onRowClick: (row: Row) => void) {
  return {
    tabIndex: 0,
    className: styles.pressable,
    onClick: (event: MouseEvent<HTMLTableRowElement>) => {
      if (!isWithinControl(event.target, event.currentTarget)) onRowClick(row);
    },
    onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) onRowClick(row);
    },
  };
}

function isWithinControl(target: EventTarget, row: Element): boolean {
  if (!(target instanceof Element) || !row.contains(target)) return true;
  return target.closest('a, button, input, select, textarea, label') !== null;
}
