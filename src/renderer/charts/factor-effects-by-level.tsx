import { useMemo } from 'react';
import type { Direction } from '../../shared/domain/languages.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { formatNumber } from './layout/number-text.js';
import { rowLayout, type RowLayout } from './layout/row-layout.js';
import { roundTicks } from './layout/specification-curve-layout.js';
import { legendLayout } from './layout/legend-layout.js';
import { shortenedText } from './layout/text-width.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** A level that is compared, by the name that its own people give it. */
export interface ComparedLevel {
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  readonly direction: Direction;
}

/** One measure with its mean at each level, on its own range. */
export interface ComparedRow {
  readonly key: string;
  readonly label: string;
  /** Figures at the right. */
  readonly text: string;
  readonly means: readonly {
    readonly level: string;
    readonly estimate: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly lines: readonly string[];
}

export interface LevelFigureProps {
  readonly label: string;
  readonly width: number;
  readonly levels: readonly ComparedLevel[];
  readonly rows: readonly ComparedRow[];
  readonly domain: readonly [number, number];
}

export interface FactorEffectsByLevelProps extends Omit<LevelFigureProps, 'label' | 'width'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

const ROW_HEIGHT = 30;
const PAINTS = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `var(--chart-${place})`);

/** Means of several measures at the levels of one factor, side by side. */
export function FactorEffectsByLevel({
  title,
  description,
  fileWords,
  faded = false,
  ...figure
}: FactorEffectsByLevelProps) {
  const { rows, levels } = figure;
  const table = useMemo(() => levelTable(rows, levels), [rows, levels]);
  return (
    <ChartFrame title={title} description={description} table={table} fileWords={fileWords} faded={faded}>
      {(width) => <LevelFigure {...figure} width={width} label={title} />}
    </ChartFrame>
  );
}

/** The drawing of a comparison of levels. */
export function LevelFigure({ label, width, levels, rows, domain }: LevelFigureProps) {
  const legend = legendLayout(
    levels.map(({ name }) => name),
    width,
  );
  const layout = useMemo(
    () =>
      rowLayout({
        groups: [{ heading: null, rows }],
        domain,
        width,
        top: legend.height + 4,
        rowHeight: ROW_HEIGHT,
      }),
    [rows, domain, width, legend.height],
  );
  const marks = useMarks(
    layout.rows.map(({ row, y }) => ({
      key: row.key,
      title: row.label,
      lines: row.lines,
      x: layout.x(row.means[0]?.estimate ?? domain[0]),
      y,
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <g aria-hidden="true">
          {levels.map(({ id, name, tag, direction }, place) => (
            <g
              key={id}
              transform={`translate(${legend.places[place]?.x ?? 0} ${legend.places[place]?.y ?? 0})`}
            >
              <LevelMark place={place} x={9} y={6} />
              {/* The anchor is the side on which a text begins, which is the right one for some scripts. */}
              <text
                x={24}
                y={10}
                lang={tag}
                direction={direction}
                textAnchor={direction === 'rtl' ? 'end' : 'start'}
                className={styles.small}
              >
                {name}
              </text>
            </g>
          ))}
        </g>
        <ScoreAxis
          ticks={roundTicks(domain).map((tick) => ({ x: layout.x(tick), label: formatNumber(tick, 1) }))}
          left={layout.left}
          right={layout.right}
          top={layout.top}
          bottom={layout.bottom}
        />
        {layout.rows.map(({ row, top, y }, place) => (
          <MarkGroup
            key={row.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: top, width, height: ROW_HEIGHT }}
            active={marks.active === place}
          >
            <text x={layout.left - 10} y={y + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(row.label, layout.left - 12, 12)}
            </text>
            <RowMarks row={row} y={y} levels={levels} layout={layout} />
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

function RowMarks({
  row,
  y,
  levels,
  layout,
}: {
  readonly row: ComparedRow;
  readonly y: number;
  readonly levels: readonly ComparedLevel[];
  readonly layout: RowLayout<ComparedRow>;
}) {
  const step = Math.min(5, (ROW_HEIGHT - 12) / Math.max(1, levels.length - 1));
  return row.means.map(({ level, estimate, low, high }) => {
    const place = levels.findIndex(({ id }) => id === level);
    const at = y + (place - (levels.length - 1) / 2) * step;
    return (
      <g key={level}>
        {low !== null && high !== null && (
          <line
            x1={layout.x(low)}
            x2={layout.x(high)}
            y1={at}
            y2={at}
            stroke={PAINTS[place % PAINTS.length]}
            strokeWidth={1.8}
          />
        )}
        <LevelMark place={place} x={layout.x(estimate)} y={at} />
      </g>
    );
  });
}

/** A disc, a square, a diamond or a ring, in turn, in the colour of its place. */
function LevelMark({ place, x, y }: { readonly place: number; readonly x: number; readonly y: number }) {
  const paint = PAINTS[place % PAINTS.length];
  const rim = { stroke: PAINT.ground, strokeWidth: 0.8 };
  switch (place % 4) {
    case 0:
      return <circle cx={x} cy={y} r={4} fill={paint} {...rim} />;
    case 1:
      return <rect x={x - 3.6} y={y - 3.6} width={7.2} height={7.2} fill={paint} {...rim} />;
    case 2:
      return <path d={`M${x},${y - 4.8}l4.8,4.8l-4.8,4.8l-4.8,-4.8z`} fill={paint} {...rim} />;
    default:
      return <circle cx={x} cy={y} r={3.4} fill={PAINT.ground} stroke={paint} strokeWidth={1.6} />;
  }
}

function levelTable(rows: readonly ComparedRow[], levels: readonly ComparedLevel[]): ChartTable {
  return {
    columns: [
      textColumn('measure', 'Measure'),
      ...levels.flatMap(({ id, name }) => [
        numberColumn(`${id}-mean`, name),
        numberColumn(`${id}-low`, `${name}, low`),
        numberColumn(`${id}-high`, `${name}, high`),
      ]),
      textColumn('difference', 'Largest difference'),
    ],
    rows: rows.map((row) => [
      row.label,
      ...levels.flatMap(({ id }) => {
        const mean = row.means.find(({ level }) => level === id);
        return [mean?.estimate ?? null, mean?.low ?? null, mean?.high ?? null];
      }),
      row.text,
    ]),
  };
}
