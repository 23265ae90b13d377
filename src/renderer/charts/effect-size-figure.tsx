import { useMemo } from 'react';
import type { VariantOutcome } from '../../shared/domain/quantization/equivalence.js';
import { formatBytes } from '../formatting/numbers.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import {
  effectSizeLayout,
  type EffectSizeLayout,
  type PlacedEffect,
  type SizedEffect,
} from './layout/effect-size-layout.js';
import { formatNumber } from './layout/number-text.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { OUTCOME_PAINT, outcomeLegend, VariantMark } from './variant-marks.js';

/** A variant as a point. */
export interface EffectPoint extends SizedEffect {
  readonly key: string;
  readonly outcome: VariantOutcome;
  /** The lines of its tooltip. */
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

export interface EffectSizeFigureProps {
  readonly label: string;
  readonly points: readonly EffectPoint[];
  readonly width: number;
}

/** The drawing of effect against size: points with intervals over the band in which a change counts as none. */
export function EffectSizeFigure({ label, points, width }: EffectSizeFigureProps) {
  const legend = useMemo(() => legendOf(points), [points]);
  const layout = useMemo(
    () => effectSizeLayout(points, width, legendHeight(legend, width) + 8),
    [points, width, legend],
  );
  const marks = useMarks(
    points.map((point, place) => ({
      key: point.key,
      title: point.label,
      lines: point.lines,
      x: layout.points[place]?.x ?? 0,
      y: layout.points[place]?.y ?? 0,
      open: point.open,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <Ground layout={layout} />
        {points.map((point, place) => {
          const placed = layout.points[place];
          if (placed === undefined) return null;
          const [top, bottom] = [
            Math.min(placed.y - 9, placed.whisker?.top ?? placed.y),
            Math.max(placed.y + 9, placed.whisker?.bottom ?? placed.y),
          ];
          return (
            <MarkGroup
              key={point.key}
              attributes={marks.attributes(place)}
              area={{ x: placed.x - 8, y: top, width: 16, height: bottom - top }}
              active={marks.active === place}
            >
              <Point outcome={point.outcome} placed={placed} />
              <text
                x={placed.label.x}
                y={placed.label.y}
                textAnchor={placed.label.anchor}
                className={styles.heading}
              >
                {point.label}
              </text>
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

const INSIDE = 14;

function Point({ outcome, placed }: { readonly outcome: VariantOutcome; readonly placed: PlacedEffect }) {
  const { x, y, whisker, beyond } = placed;
  const paint = OUTCOME_PAINT[outcome];
  // A mark beyond the axis stands inside its end, behind the arrow that says so.
  const inwards = beyond.estimate ? (beyond.above ? INSIDE : -INSIDE) : 0;
  return (
    <>
      {whisker !== null && (
        <>
          <line x1={x} x2={x} y1={whisker.top} y2={whisker.bottom} stroke={paint} strokeWidth={2.2} />
          {inwards >= 0 && <End x={x} y={whisker.top} beyond={beyond.above} up paint={paint} />}
          {inwards <= 0 && <End x={x} y={whisker.bottom} beyond={beyond.below} up={false} paint={paint} />}
        </>
      )}
      <VariantMark outcome={outcome} x={x} y={y + inwards} />
    </>
  );
}

interface EndProps {
  readonly x: number;
  readonly y: number;
  readonly beyond: boolean;
  readonly up: boolean;
  readonly paint: string;
}

/** A whisker's end; an arrow where the interval goes on beyond the axis. */
function End({ x, y, beyond, up, paint }: EndProps) {
  if (beyond) return <path d={`M${x},${y}l-5,${up ? 8 : -8}h10z`} fill={paint} />;
  return <line x1={x - 4} x2={x + 4} y1={y} y2={y} stroke={paint} strokeWidth={1.6} />;
}

function Ground({ layout }: { readonly layout: EffectSizeLayout }) {
  const { left, right, top, bottom, lane, y, xTicks, yTicks } = layout;
  return (
    <g aria-hidden="true">
      <rect x={left} y={y(1)} width={right - left} height={y(-1) - y(1)} fill={PAINT.placebo} opacity={0.2} />
      {yTicks.map(({ margins, y: at }) => (
        <g key={margins}>
          <line
            x1={left}
            x2={right}
            y1={at}
            y2={at}
            stroke={margins === 0 ? PAINT.default : Math.abs(margins) === 1 ? PAINT.axis : PAINT.grid}
            strokeDasharray={Math.abs(margins) === 1 ? '4 3' : undefined}
          />
          <text x={left - 8} y={at + 4} textAnchor="end" className={styles.small}>
            {margins > 0 ? `+${margins}` : formatNumber(margins, 0)}
          </text>
        </g>
      ))}
      {xTicks.map(({ bytes, x }) => (
        <g key={bytes}>
          <line x1={x} x2={x} y1={bottom} y2={bottom + 4} stroke={PAINT.axis} />
          <text x={x} y={bottom + 16} textAnchor="middle" className={styles.small}>
            {formatBytes(bytes)}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={PAINT.axis} />
      <text x={(left + right) / 2} y={bottom + 34} textAnchor="middle" className={styles.small}>
        file size, logarithmic
      </text>
      <text
        transform={`translate(13 ${(top + bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        className={styles.small}
      >
        change, in margins
      </text>
      {lane !== null && (
        <>
          <text x={left - 8} y={lane + 4} textAnchor="end" className={styles.small}>
            no test
          </text>
          <line x1={left} x2={right} y1={top - 4} y2={top - 4} stroke={PAINT.grid} />
        </>
      )}
    </g>
  );
}

function legendOf(points: readonly EffectPoint[]): LegendEntry[] {
  return [
    ...outcomeLegend(points.map(({ outcome }) => outcome)),
    {
      label: 'within the margins: counts as no change',
      glyph: <rect x={2} y={1} width={14} height={10} fill={PAINT.placebo} opacity={0.4} />,
    },
  ];
}
