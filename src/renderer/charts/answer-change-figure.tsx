import { useMemo } from 'react';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import {
  answerChangeLayout,
  CHANGE_BINS,
  changeBin,
  type AnswerChangeLayout,
  type ChangeMeasure,
} from './layout/answer-change-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT, sequencePaint } from './paint.js';
import { SequenceSwatch } from './sequence-swatch.js';

/** One cell of the map: null where it was not answered by both. */
export interface ChangeCell {
  readonly value: number | null;
  readonly title: string;
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

/** An item over all conditions, or all items together. */
export interface ChangeRow {
  readonly key: string;
  readonly label: string;
  /** One for each column. */
  readonly cells: readonly ChangeCell[];
}

export interface AnswerChangeFigureProps {
  readonly label: string;
  readonly measure: ChangeMeasure;
  /** Names of the conditions. */
  readonly columns: readonly string[];
  /** The first is that of all items. */
  readonly rows: readonly ChangeRow[];
  readonly width: number;
}

/** The drawing of a map of changes: conditions across, items down, coloured by how much the answers changed. */
export function AnswerChangeFigure({ label, measure, columns, rows, width }: AnswerChangeFigureProps) {
  const legend = useMemo(() => legendOf(measure), [measure]);
  const layout = useMemo(
    () =>
      answerChangeLayout(
        rows.map((row) => row.label),
        columns,
        width,
        legendHeight(legend, width) + 4,
      ),
    [rows, columns, width, legend],
  );
  const { left, cell, rowHeight, rowTop } = layout;
  const marks = useMarks(
    rows.flatMap((row, at) =>
      row.cells.map(({ title, lines, open }, column) => ({
        key: `${row.key} ${column}`,
        title,
        lines,
        x: left + (column + 0.5) * cell,
        y: rowTop(at) + rowHeight / 2,
        open,
      })),
    ),
    Math.max(1, columns.length),
  );
  const active = marks.active;
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <Names layout={layout} columns={columns} rows={rows} />
        {rows.flatMap((row, at) =>
          row.cells.map(({ value }, column) => {
            const [x, y] = [left + column * cell, rowTop(at)];
            return (
              <MarkGroup
                key={`${row.key} ${column}`}
                attributes={marks.attributes(at * columns.length + column)}
                area={{ x, y, width: cell - 1, height: rowHeight - 1 }}
                active={false}
              >
                {value === null ? (
                  <line
                    x1={x + 2}
                    x2={x + cell - 3}
                    y1={y + rowHeight / 2}
                    y2={y + rowHeight / 2}
                    stroke={PAINT.axis}
                  />
                ) : (
                  <rect
                    x={x}
                    y={y}
                    width={cell - 1}
                    height={rowHeight - 1}
                    fill={sequencePaint(changeBin(measure, value).step)}
                  />
                )}
              </MarkGroup>
            );
          }),
        )}
        {active !== null && columns.length > 0 && (
          <rect
            data-page-only=""
            x={left + (active % columns.length) * cell - 1.5}
            y={rowTop(Math.floor(active / columns.length)) - 1.5}
            width={cell + 2}
            height={rowHeight + 2}
            fill="none"
            stroke={PAINT.accent}
            strokeWidth={3}
            pointerEvents="none"
          />
        )}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface NamesProps {
  readonly layout: AnswerChangeLayout;
  readonly columns: readonly string[];
  readonly rows: readonly ChangeRow[];
}

function Names({ layout, columns, rows }: NamesProps) {
  const { left, top, cell, rowHeight, rowTop, headingHeight } = layout;
  return (
    <g aria-hidden="true">
      {columns.map((column, place) => (
        <text
          key={`${column} ${place}`}
          transform={`translate(${left + (place + 0.5) * cell + 4} ${top - 6}) rotate(-90)`}
          className={styles.small}
        >
          {shortenedText(column, headingHeight - 10, 11)}
        </text>
      ))}
      {rows.map((row, at) => (
        <text
          key={row.key}
          x={left - 8}
          y={rowTop(at) + rowHeight / 2 + 4}
          textAnchor="end"
          className={`${styles.small} ${at === 0 ? styles.strong : ''}`}
          fontWeight={at === 0 ? 600 : 400}
        >
          {shortenedText(row.label, left - 10, 11)}
        </text>
      ))}
    </g>
  );
}

function legendOf(measure: ChangeMeasure): LegendEntry[] {
  return CHANGE_BINS[measure].map(({ step, label }) => ({
    label,
    glyph: <SequenceSwatch step={step} />,
  }));
}
