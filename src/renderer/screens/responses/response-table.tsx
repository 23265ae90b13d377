import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { ResponseFilter } from '../../../shared/contract/responses.js';
import { formatCount } from '../../formatting/numbers.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { COMPACT_COLUMNS, responseColumns } from './response-columns.js';
import { useResponseRows } from './response-rows.js';
import styles from './response-table.module.css';

const ROW_HEIGHT = 30;
/** Browsers cannot lay out much more than 33 million pixels; rows beyond this are reached by a filter. */
const MOST_ROWS = 1_050_000;
const HEAD_HEIGHT = 32;
const OVERSCAN = 12;

interface ResponseTableProps {
  readonly study: number;
  readonly filter: ResponseFilter;
  readonly subjectNames: ReadonlyMap<string, string>;
  /** Leaves out what a narrow panel has no room for. */
  readonly compact?: boolean;
  /** Whether answers were generated: readouts have no run, and one outcome alone. */
  readonly sampled?: boolean;
  /** Whether the study has several templates: one alone needs no column. */
  readonly severalTemplates?: boolean;
  /** What tells the specifications of a study that varies the administration from each other, by id. */
  readonly specifications?: ReadonlyMap<string, string>;
  readonly severalLanguages?: boolean;
  readonly onOpen: (id: number) => void;
}

/** Every response that passes a filter, in the order of writing; only rows in view are read and drawn. */
export function ResponseTable({
  study,
  filter,
  subjectNames,
  compact = false,
  sampled = false,
  severalTemplates = false,
  severalLanguages = false,
  specifications,
  onOpen,
}: ResponseTableProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const [total, setTotal] = useState(0);
  const shown = Math.min(total, MOST_ROWS);
  const virtual = useVirtualizer({
    count: shown,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // Rows begin below the head, which stays in view and covers what scrolls under it.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const items = virtual.getVirtualItems();
  const rows = useResponseRows(study, filter, {
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0,
  });
  if (rows.total !== null && rows.total !== total) setTotal(rows.total);

  if (rows.error !== null) return <ErrorNote error={rows.error} onRetry={rows.retry} />;
  if (rows.total === null && total === 0) return <LoadingNote text="Counting responses" />;
  if (total === 0) return <p className={styles.empty}>No response passes this filter.</p>;

  const columns = compact
    ? COMPACT_COLUMNS
    : responseColumns({ subjectNames, sampled, severalTemplates, severalLanguages, specifications });
  const tracks = { gridTemplateColumns: columns.map(({ track }) => track).join(' ') };
  const current = Math.min(active, shown - 1);
  const move = (to: number): void => {
    const next = Math.max(0, Math.min(shown - 1, to));
    setActive(next);
    virtual.scrollToIndex(next);
  };
  const pageRows = Math.max(1, Math.floor((grid.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
  const steps: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(current + 1),
    ArrowUp: () => move(current - 1),
    PageDown: () => move(current + pageRows),
    PageUp: () => move(current - pageRows),
    Home: () => move(0),
    End: () => move(shown - 1),
    Enter: () => {
      const row = rows.row(current);
      if (row !== null) onOpen(row.id);
    },
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };
  const rowId = (index: number): string => `response-row-${study}-${index}`;

  return (
    <div
      ref={grid}
      className={styles.table}
      role="grid"
      aria-label={`${formatCount(total)} responses`}
      aria-rowcount={total + 1}
      aria-activedescendant={rowId(current)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head} role="row" aria-rowindex={1} style={tracks}>
        {columns.map((column) => (
          <div key={column.id} role="columnheader" data-column={column.id} data-numeric={column.numeric}>
            {column.heading}
          </div>
        ))}
      </div>
      <div role="rowgroup">
        <div className={styles.canvas} role="presentation" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows.row(index);
            return (
              <div
                key={index}
                id={rowId(index)}
                role="row"
                aria-rowindex={index + 2}
                className={styles.row}
                data-active={index === current}
                style={{ ...tracks, transform: `translateY(${start - HEAD_HEIGHT}px)` }}
                onClick={() => {
                  setActive(index);
                  if (row !== null) onOpen(row.id);
                }}
              >
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" data-column={column.id} data-numeric={column.numeric}>
                    {row === null ? <span className={styles.waiting} /> : column.render(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {total > shown && (
        <p className={styles.cut}>
          The first {formatCount(shown)} of {formatCount(total)} responses. Narrow the filter to see the
          others.
        </p>
      )}
    </div>
  );
}
