import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { agreementLayout, type AgreementLayout, type ScoreOfTwo } from './layout/agreement-layout.js';
import { formatNumber, formatShift } from './layout/number-text.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

export interface AgreementProps {
  readonly title: string;
  readonly description: string;
  readonly scores: readonly ScoreOfTwo[];
  readonly fileWords: readonly string[];
}

/** Scores of one study against those of another: on the diagonal both are equal. */
export function Agreement({ scores, ...frame }: AgreementProps) {
  const table = useMemo(() => agreementTable(scores), [scores]);
  return (
    <ChartFrame {...frame} table={table}>
      {(width) => <AgreementFigure scores={scores} width={width} label={frame.title} />}
    </ChartFrame>
  );
}

interface AgreementFigureProps {
  readonly scores: readonly ScoreOfTwo[];
  readonly width: number;
  readonly label: string;
}

const REACH = 9;

/** The drawing of an agreement plot. */
export function AgreementFigure({ scores, width, label }: AgreementFigureProps) {
  const layout = useMemo(
    () => agreementLayout(scores, width, legendHeight(LEGEND, width) + 8),
    [scores, width],
  );
  const { points } = layout;
  const marks = useMarks(
    points.map(({ score, x, y }) => ({
      key: `${score.condition} ${score.scale}`,
      title: `${score.scale} in ${score.condition}`,
      lines: [
        `Mine ${formatNumber(score.mine)}, theirs ${formatNumber(score.theirs)}`,
        `Mine minus theirs ${formatShift(score.mine - score.theirs, 3)}`,
      ],
      x,
      y,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={LEGEND} width={width} />
        <Axes layout={layout} />
        {points.map(({ score, x, y, same }, place) => (
          <MarkGroup
            key={`${score.condition} ${score.scale}`}
            attributes={marks.attributes(place)}
            area={{ x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH }}
            active={marks.active === place}
          >
            {same ? <Same x={x} y={y} /> : <Apart x={x} y={y} />}
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Axes({ layout: { left, right, top, bottom, ticks, line } }: { readonly layout: AgreementLayout }) {
  return (
    <g aria-hidden="true">
      {ticks.map(({ value, x, y }) => (
        <g key={value}>
          <line x1={x} x2={x} y1={top} y2={bottom} stroke={PAINT.grid} />
          <line x1={left} x2={right} y1={y} y2={y} stroke={PAINT.grid} />
          <text x={x} y={bottom + 16} textAnchor="middle" className={styles.small}>
            {formatNumber(value, 1)}
          </text>
          <text x={left - 8} y={y + 4} textAnchor="end" className={styles.small}>
            {formatNumber(value, 1)}
          </text>
        </g>
      ))}
      <line {...line} stroke={PAINT.strong} strokeWidth={1} strokeDasharray="4 3" />
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={PAINT.axis} />
      <line x1={left} x2={left} y1={top} y2={bottom} stroke={PAINT.axis} />
      <text x={right} y={bottom + 34} textAnchor="end" className={styles.small}>
        theirs →
      </text>
      <text x={12} y={top} textAnchor="end" className={styles.small} transform={`rotate(-90 12 ${top})`}>
        mine →
      </text>
    </g>
  );
}

function Same({ x, y }: { readonly x: number; readonly y: number }) {
  return <circle cx={x} cy={y} r={3.4} fill="none" stroke={PAINT.default} strokeWidth={1.4} />;
}

function Apart({ x, y }: { readonly x: number; readonly y: number }) {
  const size = 5;
  return (
    <path
      d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`}
      fill={PAINT.against}
      stroke={PAINT.ground}
    />
  );
}

const LEGEND: readonly LegendEntry[] = [
  { label: 'the same to two decimals', glyph: <Same x={9} y={6} /> },
  { label: 'apart', glyph: <Apart x={9} y={6} /> },
  {
    label: 'both equal',
    glyph: <path d="M0 10L18 2" stroke={PAINT.strong} strokeDasharray="4 3" fill="none" />,
  },
];

function agreementTable(scores: readonly ScoreOfTwo[]): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('scale', 'Scale'),
      numberColumn('mine', 'Mine', 3),
      numberColumn('theirs', 'Theirs', 3),
      numberColumn('difference', 'Mine minus theirs', 4),
    ],
    rows: scores.map(({ condition, scale, mine, theirs }) => [condition, scale, mine, theirs, mine - theirs]),
  };
}
