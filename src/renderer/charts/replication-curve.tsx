import { useMemo } from 'react';
import type { ReplicationCurve } from '../../shared/domain/replication/result.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { formatNumber, intervalWords } from './layout/number-text.js';
import {
  replicationCurveLayout,
  type FoundEffect,
  type ReplicationCurveLayout,
} from './layout/replication-curve-layout.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

export interface ReplicationCurveProps {
  readonly title: string;
  readonly description: string;
  readonly curve: ReplicationCurve;
  readonly effects: readonly FoundEffect[];
  readonly faded?: boolean;
  readonly fileWords: readonly string[];
}

const REACH = 7;

/** How likely an effect is to be found, by the strength of its original, with the effects themselves. */
export function ReplicationCurveChart({ curve, effects, ...frame }: ReplicationCurveProps) {
  const table = useMemo(() => curveTable(effects), [effects]);
  return (
    <ChartFrame
      {...frame}
      table={table}
      note={`Slope ${intervalWords(curve.slope)} logits for each power of ten.`}
    >
      {(width) => (
        <ReplicationCurveFigure curve={curve} effects={effects} width={width} label={frame.title} />
      )}
    </ChartFrame>
  );
}

interface ReplicationCurveFigureProps {
  readonly curve: ReplicationCurve;
  readonly effects: readonly FoundEffect[];
  readonly width: number;
  readonly label: string;
}

/** The drawing of a replication curve. */
export function ReplicationCurveFigure({ curve, effects, width, label }: ReplicationCurveFigureProps) {
  const layout = useMemo(
    () => replicationCurveLayout(curve, effects, width, legendHeight(LEGEND, width) + 8),
    [curve, effects, width],
  );
  const marks = useMarks(
    layout.points.map(({ effect, x, y }) => ({
      key: effect.key,
      title: effect.name,
      lines: [`Original: ${effect.words}`, effect.found ? 'Found here' : 'Not found here'],
      x,
      y,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={LEGEND} width={width} />
        <Axes layout={layout} />
        <path d={layout.band} fill={PAINT.condition} opacity={0.16} />
        <path d={layout.line} fill="none" stroke={PAINT.condition} strokeWidth={2.2} />
        {layout.points.map(({ effect, x, y }, place) => (
          <MarkGroup
            key={effect.key}
            attributes={marks.attributes(place)}
            area={{ x: x - REACH, y: y - REACH, width: 2 * REACH, height: 2 * REACH }}
            active={marks.active === place}
          >
            <Mark x={x} y={y} found={effect.found} />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Axes({
  layout: { left, right, top, bottom, across, up },
}: {
  readonly layout: ReplicationCurveLayout;
}) {
  return (
    <g aria-hidden="true">
      {up.map(({ value, y }) => (
        <g key={value}>
          <line x1={left} x2={right} y1={y} y2={y} stroke={PAINT.grid} />
          <text x={left - 8} y={y + 4} textAnchor="end" className={styles.small}>
            {formatNumber(value, 2)}
          </text>
        </g>
      ))}
      {across.map(({ value, x }) => (
        <g key={value}>
          <line x1={x} x2={x} y1={top} y2={bottom} stroke={PAINT.grid} />
          <text x={x} y={bottom + 16} textAnchor="middle" className={styles.small}>
            {formatNumber(value, 0)}
          </text>
        </g>
      ))}
      <text x={right} y={bottom + 34} textAnchor="end" className={styles.small}>
        −log₁₀ p of the original →
      </text>
    </g>
  );
}

function Mark({ x, y, found }: { readonly x: number; readonly y: number; readonly found: boolean }) {
  return (
    <circle
      cx={x}
      cy={y}
      r={4.5}
      fill={found ? PAINT.condition : PAINT.ground}
      stroke={found ? PAINT.ground : PAINT.condition}
      strokeWidth={found ? 1 : 1.8}
    />
  );
}

const LEGEND: readonly LegendEntry[] = [
  { label: 'found', glyph: <Mark x={9} y={6} found /> },
  { label: 'not found', glyph: <Mark x={9} y={6} found={false} /> },
  {
    label: 'chance to be found',
    glyph: <path d="M0 10L18 2" stroke={PAINT.condition} strokeWidth={2.2} fill="none" />,
  },
];

function curveTable(effects: readonly FoundEffect[]): ChartTable {
  return {
    columns: [
      textColumn('effect', 'Effect'),
      numberColumn('p', 'p of the original', 5),
      numberColumn('evidence', '−log₁₀ p', 2),
      textColumn('found', 'Here'),
    ],
    rows: effects.map(({ name, p, found }) => [
      name,
      p,
      p > 0 ? Math.abs(Math.log10(p)) : null,
      found ? 'found' : 'not found',
    ]),
  };
}
