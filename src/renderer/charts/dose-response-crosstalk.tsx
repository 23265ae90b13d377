import { useMemo } from 'react';
import type { Crosstalk } from '../../shared/domain/gain/crosstalk.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { formatNumber, formatShift } from './layout/number-text.js';
import { binOf, FIRST_DARK_STEP } from './layout/persona-map-layout.js';
import { shortenedText, textWidth } from './layout/text-width.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT, sequencePaint } from './paint.js';

export interface CrosstalkMapProps {
  readonly title: string;
  readonly description: string;
  readonly crosstalk: Crosstalk;
  /** Names of scales by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
  readonly onOpen?: ((requested: string, observed: string) => void) | undefined;
}

/** How far a request on each scale moves every scale: a heatmap with its figures. */
export function CrosstalkMap({
  title,
  description,
  crosstalk,
  names,
  fileWords,
  faded = false,
  note,
  onOpen,
}: CrosstalkMapProps) {
  const table = useMemo(() => crosstalkTable(crosstalk, names), [crosstalk, names]);
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <CrosstalkFigure crosstalk={crosstalk} names={names} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

const HEADING = 40;
const CELL_HEIGHT = 34;
const MOST_CELL = 132;
const TEXT = 12;

interface CrosstalkFigureProps extends Pick<CrosstalkMapProps, 'crosstalk' | 'names' | 'onOpen'> {
  readonly width: number;
}

/** The drawing of a crosstalk matrix: own requests on the outlined diagonal, slopes below 0 with a dashed rim. */
export function CrosstalkFigure({ crosstalk, names, width, onOpen }: CrosstalkFigureProps) {
  const { requested, observed, slopes } = crosstalk;
  const nameOf = (scale: string): string => names.get(scale) ?? scale;
  const left = Math.ceil(
    Math.min(width * 0.3, Math.max(...requested.map((scale) => textWidth(nameOf(scale), TEXT))) + 14),
  );
  const cell = Math.min(MOST_CELL, (width - left) / observed.length);
  const place = (row: number, column: number) => ({
    x: left + column * cell,
    y: HEADING + row * CELL_HEIGHT,
  });
  const cells = requested.flatMap((row, at) =>
    observed.map((column, across) => ({
      row,
      column,
      slope: slopes[at]?.[across] ?? 0,
      ...place(at, across),
    })),
  );
  const marks = useMarks(
    cells.map(({ row, column, slope, x, y }) => ({
      key: `${row} ${column}`,
      title:
        row === column
          ? `${nameOf(row)} on its own request`
          : `${nameOf(column)} on a request of ${nameOf(row)}`,
      lines: [`Moves ${formatNumber(slope)} of its range for the whole range asked for`],
      x: x + cell / 2,
      y: y + CELL_HEIGHT / 2,
      open: onOpen === undefined ? undefined : () => onOpen(row, column),
    })),
    observed.length,
  );
  return (
    <>
      <Figure
        width={width}
        height={HEADING + requested.length * CELL_HEIGHT + 8}
        label={`${requested.length} requested by ${observed.length} observed scales`}
      >
        <text x={left - 8} y={HEADING - 8} textAnchor="end" className={styles.small}>
          asked ↓
        </text>
        {observed.map((column, across) => (
          <text
            key={column}
            x={left + (across + 0.5) * cell}
            y={HEADING - 8}
            textAnchor="middle"
            className={styles.strong}
          >
            {shortenedText(nameOf(column), cell - 6, TEXT)}
          </text>
        ))}
        {requested.map((row, at) => (
          <text
            key={row}
            x={left - 8}
            y={HEADING + (at + 0.5) * CELL_HEIGHT + 4}
            textAnchor="end"
            className={styles.strong}
          >
            {shortenedText(nameOf(row), left - 10, TEXT)}
          </text>
        ))}
        {cells.map(({ row, column, slope, x, y }, at) => (
          <MarkGroup
            key={`${row} ${column}`}
            attributes={marks.attributes(at)}
            area={{ x: x + 1, y: y + 1, width: cell - 2, height: CELL_HEIGHT - 2 }}
            active={false}
          >
            <SlopeCell
              x={x}
              y={y}
              width={cell}
              slope={slope}
              own={row === column}
              active={marks.active === at}
            />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface SlopeCellProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly slope: number;
  readonly own: boolean;
  readonly active: boolean;
}

function SlopeCell({ x, y, width, slope, own, active }: SlopeCellProps) {
  const { step } = binOf(Math.min(1, Math.abs(slope)));
  const against = slope < 0 && step > 0;
  return (
    <>
      <rect
        x={x + 1}
        y={y + 1}
        width={width - 2}
        height={CELL_HEIGHT - 2}
        fill={sequencePaint(step)}
        stroke={active ? PAINT.strong : own ? PAINT.target : against ? PAINT.problem : 'none'}
        strokeWidth={own || active ? 2 : 1.4}
        {...(against && !own && !active ? { strokeDasharray: '4 3' } : {})}
      />
      <text
        x={x + width / 2}
        y={y + CELL_HEIGHT / 2 + 4}
        textAnchor="middle"
        className={step >= FIRST_DARK_STEP ? styles.onDark : styles.strong}
      >
        {own ? formatNumber(slope) : formatShift(slope)}
      </text>
    </>
  );
}

function crosstalkTable(
  { requested, observed, slopes }: Crosstalk,
  names: CrosstalkMapProps['names'],
): ChartTable {
  return {
    columns: [
      textColumn('requested', 'Asked for'),
      ...observed.map((scale) => numberColumn(scale, names.get(scale) ?? scale)),
    ],
    rows: requested.map((scale, at) => [names.get(scale) ?? scale, ...(slopes[at] ?? [])]),
  };
}
