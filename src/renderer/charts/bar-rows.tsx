import { useMemo } from 'react';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { GroupHeadings } from './group-headings.js';
import { rowLayout, type RowGroup } from './layout/row-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** A quantity under a name. */
export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly value: number;
  /** The largest value possible here: the frame that the bar fills. */
  readonly ceiling?: number;
  /** What the value is read against. */
  readonly reference?: number;
  /** Stands out among the rest. */
  readonly strong?: boolean;
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

export interface BarRowsProps {
  readonly label: string;
  readonly groups: readonly RowGroup<BarRow>[];
  readonly width: number;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly rowHeight?: number;
  readonly legend?: readonly LegendEntry[];
}

/** Quantities as bars from zero, one a row, on one axis. */
export function BarRows({ label, groups, width, domain, ticks, rowHeight = 24, legend = [] }: BarRowsProps) {
  const legendSize = legendHeight(legend, width);
  const layout = useMemo(
    () => rowLayout({ groups, domain, width, top: legendSize + 4, rowHeight, axisHeight: 24 }),
    [groups, domain, width, legendSize, rowHeight],
  );
  const { x } = layout;
  const marks = useMarks(
    layout.rows.map(({ row, y }) => ({
      key: row.key,
      title: row.label,
      lines: [row.text, ...row.lines].filter((line) => line !== ''),
      x: x(row.value),
      y,
      open: row.open,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <ScoreAxis
          ticks={ticks.map((tick) => ({ x: x(tick), label: tickLabel(tick) }))}
          left={layout.left}
          right={layout.right}
          top={layout.top}
          bottom={layout.bottom}
        />
        <GroupHeadings headings={layout.headings} />
        {layout.rows.map(({ row, top, y }, place) => (
          <MarkGroup
            key={row.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: top, width: width, height: rowHeight }}
            active={marks.active === place}
          >
            <text
              x={layout.left - 10}
              y={y + 4}
              textAnchor="end"
              className={row.strong === true ? styles.heading : styles.strong}
            >
              {shortenedText(row.label, layout.left - 12, 12)}
            </text>
            <Bar row={row} y={y} x={x} thickness={Math.min(12, rowHeight - 10)} />
            <text x={width - 2} y={y + 4} textAnchor="end">
              {row.text}
            </text>
          </MarkGroup>
        ))}
        <line x1={x(0)} x2={x(0)} y1={layout.top} y2={layout.bottom} stroke={PAINT.axis} />
      </Figure>
      {marks.tooltip}
    </>
  );
}

/** A tick with the decimals that it needs, and no more than three digits. */
function tickLabel(tick: number): string {
  const text = String(Number(Math.abs(tick).toPrecision(3)));
  return tick < 0 ? `−${text}` : text;
}

interface BarProps {
  readonly row: BarRow;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly thickness: number;
}

function Bar({ row, y, x, thickness }: BarProps) {
  const { value, ceiling, reference, strong = false } = row;
  const zero = x(0);
  return (
    <>
      {ceiling !== undefined && (
        <rect
          x={zero}
          y={y - thickness / 2}
          width={Math.max(0, x(ceiling) - zero)}
          height={thickness}
          fill="none"
          stroke={PAINT.axis}
          strokeWidth={1}
        />
      )}
      <rect
        x={Math.min(zero, x(value))}
        y={y - thickness / 2}
        width={Math.max(1, Math.abs(x(value) - zero))}
        height={thickness}
        fill={value < 0 ? PAINT.problem : strong ? PAINT.default : PAINT.condition}
        fillOpacity={strong ? 1 : 0.75}
      />
      {reference !== undefined && (
        <line
          x1={x(reference)}
          x2={x(reference)}
          y1={y - 9}
          y2={y + 9}
          stroke={PAINT.target}
          strokeWidth={2}
          strokeDasharray="2 2"
        />
      )}
    </>
  );
}
