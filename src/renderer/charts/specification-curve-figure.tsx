import { useMemo } from 'react';
import type { Estimate } from '../../shared/domain/figures.js';
import { CONCLUSIONS, type Conclusion } from '../../shared/domain/specification-curve/result.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import {
  roundTicks,
  shownDomain,
  specificationCurveLayout,
  type DashboardFactor,
  type SpecificationCurveLayout,
} from './layout/specification-curve-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { CONCLUSION_PAINT, CONCLUSION_WORDS, ConclusionMark } from './specification-curve-marks.js';

/** One specification as a column of the curve. */
export interface CurveColumn {
  readonly id: string;
  readonly figure: Estimate;
  readonly conclusion: Conclusion;
  /** Index of its level for each factor. */
  readonly levels: readonly number[];
  /** What its tooltip says. */
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

/** A line across the upper panel. */
export interface CurveLine {
  readonly value: number;
  readonly label: string;
}

export interface SpecificationCurveFigureProps {
  readonly label: string;
  readonly width: number;
  /** Ascending by the measure. */
  readonly columns: readonly CurveColumn[];
  readonly factors: readonly DashboardFactor[];
  readonly range: { readonly min: number; readonly max: number };
  /** Where verdicts divide, or the midpoint of a scale. */
  readonly cuts: readonly CurveLine[];
  /** Median over the specifications that pass the gate. */
  readonly median: number | null;
  readonly quantity: string;
}

/** All specifications in order of what is found under them, and below each the choices that make it. */
export function SpecificationCurveFigure({
  label,
  width,
  columns,
  factors,
  range,
  cuts,
  median,
  quantity,
}: SpecificationCurveFigureProps) {
  const shown = useMemo(() => new Set(columns.map(({ conclusion }) => conclusion)), [columns]);
  const legend = [...CONCLUSIONS]
    .filter((conclusion) => shown.has(conclusion))
    .map((conclusion) => ({
      label: CONCLUSION_WORDS[conclusion],
      glyph: <ConclusionMark conclusion={conclusion} x={9} y={6} />,
    }));
  const legendSize = legendHeight(legend, width);
  const domain = useMemo(
    () =>
      shownDomain(
        columns.flatMap(({ figure }) => [figure.low, figure.high, figure.estimate]),
        range,
      ),
    [columns, range],
  );
  const layout = useMemo(
    () => specificationCurveLayout({ width, top: legendSize + 12, columns: columns.length, factors, domain }),
    [width, legendSize, columns.length, factors, domain],
  );
  const marks = useMarks(
    columns.map(({ id, lines, open, figure }, place) => ({
      key: id,
      title: `Specification ${id}`,
      lines,
      x: layout.x(place),
      y: layout.y(figure.estimate),
      open,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <UpperPanel layout={layout} domain={domain} cuts={cuts} median={median} quantity={quantity} />
        <LowerPanel layout={layout} />
        {columns.map((column, place) => (
          <MarkGroup
            key={column.id}
            attributes={marks.attributes(place)}
            area={{
              x: layout.x(place) - layout.columnWidth / 2,
              y: layout.top,
              width: layout.columnWidth,
              height: layout.dashboardBottom - layout.top,
            }}
            active={marks.active === place}
          >
            <Column column={column} x={layout.x(place)} layout={layout} />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Column({
  column,
  x,
  layout,
}: {
  readonly column: CurveColumn;
  readonly x: number;
  readonly layout: SpecificationCurveLayout;
}) {
  const { figure, conclusion, levels } = column;
  const paint = CONCLUSION_PAINT[conclusion];
  const size = Math.min(4, Math.max(1.6, layout.columnWidth * 0.38));
  const mark = Math.min(9, Math.max(2, layout.columnWidth * 0.72));
  return (
    <>
      <line
        x1={x}
        x2={x}
        y1={layout.y(figure.low)}
        y2={layout.y(figure.high)}
        stroke={paint}
        strokeWidth={Math.min(2, Math.max(1, layout.columnWidth * 0.3))}
      />
      <ConclusionMark conclusion={conclusion} x={x} y={layout.y(figure.estimate)} size={size} />
      {layout.rows
        .filter(({ factor, level }) => levels[factor] === level)
        .map(({ factor, y }) => (
          <rect
            key={factor}
            x={x - mark / 2}
            y={y - 4.5}
            width={mark}
            height={9}
            rx={1}
            fill={conclusion === 'not-measurable' ? PAINT.ground : paint}
            stroke={paint}
            strokeWidth={conclusion === 'not-measurable' ? 1.2 : 0}
          />
        ))}
    </>
  );
}

function UpperPanel({
  layout,
  domain,
  cuts,
  median,
  quantity,
}: {
  readonly layout: SpecificationCurveLayout;
  readonly domain: readonly [number, number];
  readonly cuts: readonly CurveLine[];
  readonly median: number | null;
  readonly quantity: string;
}) {
  const { left, right, top, bottom } = layout;
  const inside = (value: number): boolean => value > domain[0] && value < domain[1];
  return (
    <g aria-hidden="true">
      {roundTicks(domain).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={layout.y(tick)} y2={layout.y(tick)} stroke={PAINT.grid} />
          <text x={left - 8} y={layout.y(tick) + 4} textAnchor="end" className={styles.small}>
            {formatNumber(tick, tickDigits(domain))}
          </text>
        </g>
      ))}
      <line x1={left} x2={left} y1={top} y2={bottom} stroke={PAINT.axis} />
      <text x={0} y={top + 4} className={styles.small}>
        {shortenedText(quantity, left - 34, 11)}
      </text>
      {cuts
        .filter(({ value }) => inside(value))
        .map(({ value, label }) => (
          <g key={label}>
            <line
              x1={left}
              x2={right}
              y1={layout.y(value)}
              y2={layout.y(value)}
              stroke={PAINT.axis}
              strokeWidth={1.2}
              strokeDasharray="5 3"
            />
            <text x={right + 6} y={layout.y(value) + 4} className={styles.tiny}>
              {label}
            </text>
          </g>
        ))}
      {median !== null && inside(median) && (
        <>
          <line
            x1={left}
            x2={right}
            y1={layout.y(median)}
            y2={layout.y(median)}
            stroke={PAINT.default}
            strokeWidth={1.4}
          />
          {!cuts.some(({ value }) => Math.abs(layout.y(value) - layout.y(median)) < 11) && (
            <text x={right + 6} y={layout.y(median) + 4} className={styles.tiny}>
              median
            </text>
          )}
        </>
      )}
    </g>
  );
}

function LowerPanel({ layout }: { readonly layout: SpecificationCurveLayout }) {
  const { left, right } = layout;
  return (
    <g aria-hidden="true">
      {layout.headings.map(({ text, y }) => (
        <text key={text} x={left - 8} y={y} textAnchor="end" className={styles.heading}>
          {shortenedText(text, left - 10, 12, 600)}
        </text>
      ))}
      {layout.rows.map(({ factor, level, text, y }) => (
        <g key={`${factor} ${level}`}>
          <line x1={left} x2={right} y1={y} y2={y} stroke={PAINT.grid} />
          <text x={left - 8} y={y + 4} textAnchor="end" className={styles.small}>
            {shortenedText(text, left - 10, 11)}
          </text>
        </g>
      ))}
    </g>
  );
}

function tickDigits([low, high]: readonly [number, number]): number {
  return high - low < 1.2 ? 2 : 1;
}
