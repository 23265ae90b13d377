import { useMemo } from 'react';
import type { Estimate } from '../../shared/domain/figures.js';
import type { GapFigure } from '../../shared/domain/readings/result.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { formatNumber, intervalWords } from './layout/number-text.js';
import { rowLayout } from './layout/row-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** A row of the chart: all traits together, or one. */
export interface GapRow {
  readonly trait: string | null;
  readonly name: string;
  readonly figure: GapFigure | null;
}

export interface ReadingGapFigureProps {
  readonly rows: readonly GapRow[];
  readonly width: number;
  readonly label: string;
  readonly onOpen: ((trait: string | null) => void) | undefined;
}

const DOMAIN = [-1, 1.5] as const;
const TICKS = [-1, -0.5, 0, 0.5, 1, 1.5];
const ROW = 38;
/** Pixels that the two readings of a row stand apart, so that neither's whiskers hide the other's. */
const APART = 7;

/** The drawing of the gap: a dumbbell a row, self-report above behaviour. */
export function ReadingGapFigure({ rows, width, label, onOpen }: ReadingGapFigureProps) {
  const groups = useMemo(
    () => [
      {
        heading: null,
        rows: rows.map(({ trait, name, figure }) => ({
          key: trait ?? 'all',
          label: name,
          text: figure === null ? 'nothing to compare' : intervalText(figure.gap),
          trait,
          figure,
        })),
      },
    ],
    [rows],
  );
  const top = legendHeight(LEGEND, width) + 22;
  const layout = useMemo(
    () => rowLayout({ groups, domain: DOMAIN, width, top, rowHeight: ROW, axisHeight: 40 }),
    [groups, width, top],
  );
  const { x, left, right, bottom } = layout;
  const marks = useMarks(
    layout.rows.map(({ row, y }) => ({
      key: row.key,
      title: row.label,
      lines:
        row.figure === null
          ? ['No persona asks for this trait against the default in both readings']
          : [
              `Gap ${intervalWords(row.figure.gap)}`,
              `Adoption in self-report ${intervalWords(row.figure.selfReport)}`,
              `Adoption in behaviour ${intervalWords(row.figure.behaviour)}`,
              `${row.figure.cells} conditions${row.trait === null ? ' and traits' : ''}`,
            ],
      x: x(row.figure?.selfReport.estimate ?? 0),
      y,
      open: onOpen === undefined || row.figure === null ? undefined : () => onOpen(row.trait),
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={LEGEND} width={width} />
        <ScoreAxis
          ticks={TICKS.map((tick) => ({ x: x(tick), label: formatNumber(tick, 1) }))}
          left={left}
          right={right}
          top={top}
          bottom={bottom}
          low="away from what was asked"
          high="beyond it"
        />
        {[0, 1].map((value) => (
          <g key={value} aria-hidden="true">
            <line
              x1={x(value)}
              x2={x(value)}
              y1={top}
              y2={bottom}
              stroke={value === 0 ? PAINT.default : PAINT.target}
              strokeWidth={1.4}
            />
            <text x={x(value)} y={top - 6} textAnchor="middle" className={styles.small}>
              {value === 0 ? 'default' : 'what was asked'}
            </text>
          </g>
        ))}
        <text x={width - 2} y={top - 6} textAnchor="end" className={styles.small}>
          gap
        </text>
        {layout.rows.map(({ row, top: start, y }, place) => (
          <MarkGroup
            key={row.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: start, width, height: ROW }}
            active={marks.active === place}
          >
            <line x1={0} x2={width} y1={start} y2={start} stroke={PAINT.grid} />
            <text
              x={left - 10}
              y={y + 4}
              textAnchor="end"
              className={row.trait === null ? styles.heading : styles.strong}
            >
              {shortenedText(row.label, left - 12, 12)}
            </text>
            {row.figure !== null && (
              <Dumbbell selfReport={row.figure.selfReport} behaviour={row.figure.behaviour} y={y} x={x} />
            )}
            <text
              x={width - 2}
              y={y + 4}
              textAnchor="end"
              className={row.trait === null ? styles.heading : styles.strong}
            >
              {shortenedText(row.text, width - right - 6, 12)}
            </text>
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface DumbbellProps {
  readonly selfReport: Estimate;
  readonly behaviour: Estimate;
  readonly y: number;
  readonly x: (value: number) => number;
}

function Dumbbell({ selfReport, behaviour, y, x }: DumbbellProps) {
  return (
    <>
      <line
        x1={x(selfReport.estimate)}
        x2={x(behaviour.estimate)}
        y1={y - APART}
        y2={y + APART}
        stroke={PAINT.axis}
        strokeWidth={2}
        strokeDasharray="1 3"
        strokeLinecap="round"
      />
      <Whiskers figure={selfReport} y={y - APART} x={x} paint={PAINT.with} />
      <circle
        cx={x(selfReport.estimate)}
        cy={y - APART}
        r={5}
        fill={PAINT.with}
        stroke={PAINT.ground}
        strokeWidth={1}
      />
      <Whiskers figure={behaviour} y={y + APART} x={x} paint={PAINT.against} />
      <Square x={x(behaviour.estimate)} y={y + APART} />
    </>
  );
}

function Square({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <rect
      x={x - 4.5}
      y={y - 4.5}
      width={9}
      height={9}
      fill={PAINT.against}
      stroke={PAINT.ground}
      strokeWidth={1}
    />
  );
}

interface WhiskersProps {
  readonly figure: Estimate;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly paint: string;
}

function Whiskers({ figure: { low, high }, y, x, paint }: WhiskersProps) {
  return (
    <>
      <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke={paint} strokeWidth={2} />
      {[low, high].map((end, at) => (
        <line key={at} x1={x(end)} x2={x(end)} y1={y - 3.5} y2={y + 3.5} stroke={paint} strokeWidth={1.6} />
      ))}
    </>
  );
}

function intervalText({ estimate, low, high }: Estimate): string {
  return `${formatNumber(estimate)} [${formatNumber(low)}, ${formatNumber(high)}]`;
}

const LEGEND: readonly LegendEntry[] = [
  { label: 'self-report', glyph: <circle cx={9} cy={6} r={5} fill={PAINT.with} /> },
  { label: 'behaviour', glyph: <Square x={9} y={6} /> },
];
