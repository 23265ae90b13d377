import { useMemo, type ReactElement } from 'react';
import type { Estimate } from '../../shared/domain/resistance.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { GroupHeadings } from './group-headings.js';
import { rowLayout, type RowGroup, type RowLayout } from './layout/row-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** An estimate with its interval, under a name. */
export interface IntervalRow {
  readonly key: string;
  readonly label: string;
  /** Figures at the right. */
  readonly text: string;
  /** Null where there is none to show; `text` says why. */
  readonly figure: Estimate | null;
  /** What the estimate is read against, such as its chance level. */
  readonly reference?: number | null;
  /** Hollow: of another kind than the rest, e.g. held out. */
  readonly hollow?: boolean;
  /** Of the interval; that of a condition unless told. */
  readonly paint?: string;
  /** What stands at the estimate in place of a disc, with its middle at these pixels. */
  readonly mark?: (x: number, y: number) => ReactElement;
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

/** A part of the axis with a meaning. */
export interface Zone {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** How strongly it is shaded, 0..1; unless told, the more the further right. */
  readonly opacity?: number;
}

export interface IntervalRowsProps {
  readonly label: string;
  readonly groups: readonly RowGroup<IntervalRow>[];
  readonly width: number;
  readonly domain?: readonly [number, number];
  readonly ticks?: readonly number[];
  readonly zones?: readonly Zone[];
  readonly low?: string;
  readonly high?: string;
  readonly rowHeight?: number;
  readonly legend?: readonly LegendEntry[];
}

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const ZONE_HEIGHT = 22;

/** Estimates with their intervals, one a row, on one axis, with zones behind them where the axis has any. */
export function IntervalRows({
  label,
  groups,
  width,
  domain = [0, 1],
  ticks = TICKS,
  zones = [],
  low,
  high,
  rowHeight = 26,
  legend = [],
}: IntervalRowsProps) {
  const legendSize = legendHeight(legend, width);
  const layout = useMemo(
    () =>
      rowLayout({
        groups,
        domain,
        width,
        top: legendSize + (zones.length > 0 ? ZONE_HEIGHT : 4),
        rowHeight,
        axisHeight: low === undefined ? 24 : 40,
      }),
    [groups, domain, width, legendSize, zones.length, rowHeight, low],
  );
  const marks = useMarks(
    layout.rows.map(({ row, y }) => ({
      key: row.key,
      title: row.label,
      lines: [row.text, ...row.lines].filter((line) => line !== ''),
      x: layout.x(row.figure?.estimate ?? domain[0]),
      y,
      open: row.open,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <Zones zones={zones} layout={layout} />
        <ScoreAxis
          ticks={ticks.map((tick) => ({ x: layout.x(tick), label: String(tick).replace('-', '−') }))}
          left={layout.left}
          right={layout.right}
          top={layout.top}
          bottom={layout.bottom}
          {...(low === undefined ? {} : { low })}
          {...(high === undefined ? {} : { high })}
        />
        <GroupHeadings headings={layout.headings} />
        {layout.rows.map(({ row, top, y }, place) => (
          <MarkGroup
            key={row.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: top, width: width, height: rowHeight }}
            active={marks.active === place}
          >
            <text x={layout.left - 10} y={y + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(row.label, layout.left - 12, 12)}
            </text>
            <IntervalMark row={row} y={y} x={layout.x} domain={domain} />
            <text x={width - 2} y={y + 4} textAnchor="end">
              {shortenedText(row.text, width - layout.right - 6, 12)}
            </text>
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

/** An estimate on its interval. What lies beyond the axis ends in a point instead of a whisker or a disc. */
function IntervalMark({
  row,
  y,
  x,
  domain,
}: {
  readonly row: IntervalRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly domain: readonly [number, number];
}) {
  const { figure, reference = null, hollow = false, paint = PAINT.condition, mark } = row;
  const beyond = (value: number): boolean => value < domain[0] || value > domain[1];
  return (
    <>
      {reference !== null && (
        <line
          x1={x(reference)}
          x2={x(reference)}
          y1={y - 8}
          y2={y + 8}
          stroke={PAINT.target}
          strokeWidth={2}
          strokeDasharray="2 2"
        />
      )}
      {figure !== null && (
        <>
          <line x1={x(figure.low)} x2={x(figure.high)} y1={y} y2={y} stroke={paint} strokeWidth={2.4} />
          {[figure.low, figure.high].map((end, at) =>
            beyond(end) ? (
              <path key={at} d={pointAt(x(end), y, end > domain[1] ? 1 : -1)} fill={paint} />
            ) : (
              <line key={at} x1={x(end)} x2={x(end)} y1={y - 4} y2={y + 4} stroke={paint} strokeWidth={1.6} />
            ),
          )}
          {!beyond(figure.estimate) && mark?.(x(figure.estimate), y)}
          {!beyond(figure.estimate) && mark === undefined && (
            <circle
              cx={x(figure.estimate)}
              cy={y}
              r={4.5}
              fill={hollow ? PAINT.ground : paint}
              stroke={hollow ? paint : PAINT.ground}
              strokeWidth={hollow ? 1.8 : 1}
            />
          )}
        </>
      )}
    </>
  );
}

/** A triangle at the end of the axis that points on, to the right or to the left. */
function pointAt(x: number, y: number, direction: 1 | -1): string {
  return `M${x + 5 * direction},${y}l${-8 * direction},-5v10z`;
}

function Zones({
  zones,
  layout,
}: {
  readonly zones: readonly Zone[];
  readonly layout: RowLayout<IntervalRow>;
}) {
  const { x, top, bottom } = layout;
  return (
    <g aria-hidden="true">
      {zones.map(({ from, to, label, opacity }, place) => (
        <g key={label}>
          <rect
            x={x(from)}
            y={top}
            width={Math.max(0, x(to) - x(from))}
            height={bottom - top}
            fill={PAINT.placebo}
            fillOpacity={opacity ?? 0.06 + 0.08 * place}
          />
          {place > 0 && <line x1={x(from)} x2={x(from)} y1={top - 14} y2={bottom} stroke={PAINT.axis} />}
          <text x={(x(from) + x(to)) / 2} y={top - 8} textAnchor="middle" className={styles.small}>
            {shortenedText(label, x(to) - x(from) - 4, 11)}
          </text>
        </g>
      ))}
    </g>
  );
}
