import { useMemo } from 'react';
import type { AdoptionCell } from '../../shared/domain/resistance.js';
import type { ScaleView } from '../../shared/contract/views.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import {
  ADOPTION_DOMAIN,
  adoptedCells,
  adoptionOverviewLayout,
  type AdoptedCell,
  type AdoptionOverviewLayout,
} from './layout/adoption-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MeanMark, type Standing } from './mark-shapes.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

export interface AdoptionOverviewProps {
  readonly scales: readonly ScaleView[];
  readonly cells: readonly AdoptionCell[];
  /** A condition's short words, by its id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly onOpen?: ((cell: AdoptionCell) => void) | undefined;
}

/** Every adoption of every scale as a dot: how much of the way from the default to what was asked a condition went. */
export function AdoptionOverview({
  scales,
  cells,
  labels,
  fileWords,
  faded = false,
  onOpen,
}: AdoptionOverviewProps) {
  const adopted = useMemo(() => adoptedCells(cells), [cells]);
  const table = useMemo(() => adoptionTable(adopted, labels), [adopted, labels]);
  return (
    <ChartFrame
      title="Adoption by scale"
      description="How much of the way from the default to the pole that was asked for each condition went: 0 is none, 1 all of it, below 0 is movement away."
      table={table}
      fileWords={fileWords}
      faded={faded}
    >
      {(width) => <Overview scales={scales} cells={adopted} labels={labels} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

interface OverviewProps {
  readonly scales: readonly ScaleView[];
  readonly cells: readonly AdoptedCell[];
  readonly labels: ReadonlyMap<string, string>;
  readonly width: number;
  readonly onOpen: ((cell: AdoptionCell) => void) | undefined;
}

function Overview({ scales, cells, labels, width, onOpen }: OverviewProps) {
  const legend = useMemo(() => legendOf(cells), [cells]);
  const layout = useMemo(
    () => adoptionOverviewLayout(scales, cells, width, legendHeight(legend, width) + 26),
    [scales, cells, width, legend],
  );
  const dots = layout.lanes.flatMap((lane) =>
    lane.dots.map((dot) => ({
      ...dot,
      scale: lane.scale,
      y: lane.y + dot.offset * lane.step,
      reach: Math.max(2, Math.min(6, lane.step / 2)),
    })),
  );
  const marks = useMarks(
    dots.map(({ item, scale, x, y }) => ({
      key: `${item.condition} ${item.instrument} ${item.scale}`,
      title: `${labels.get(item.condition) ?? item.condition}, ${scale.name}`,
      lines: cellWords(item),
      x,
      y,
      open: onOpen === undefined ? undefined : () => onOpen(item),
    })),
  );
  return (
    <>
      <Figure
        width={width}
        height={layout.height}
        label={`${dots.length} adoptions on ${layout.names.length} scales`}
      >
        <Legend entries={legend} width={width} />
        <Ground layout={layout} />
        {dots.map(({ item, x, y, reach }, place) => (
          <MarkGroup
            key={`${item.condition} ${item.instrument} ${item.scale}`}
            attributes={marks.attributes(place)}
            area={{ x: x - 6, y: y - reach, width: 12, height: 2 * reach }}
            active={marks.active === place}
          >
            <MeanMark standing={dotStanding(item)} x={x} y={y} size={layout.dot / 2} />
            {(item.alpha < ADOPTION_DOMAIN[0] || item.alpha > ADOPTION_DOMAIN[1]) && (
              <text x={x} y={y - 6} textAnchor="middle" className={styles.tiny}>
                {item.alpha < 0 ? '◂' : '▸'}
              </text>
            )}
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Ground({ layout }: { readonly layout: AdoptionOverviewLayout }) {
  const { x, left, right, top, bottom, names, lanes } = layout;
  return (
    <g aria-hidden="true">
      {names.map(({ scale, top: start, height }) => (
        <rect
          key={`${scale.instrument} ${scale.scale}`}
          x={0}
          y={start - 2}
          width={layout.width}
          height={height + 4}
          fill={PAINT.grid}
          opacity={0.35}
        />
      ))}
      <ScoreAxis
        ticks={[-0.5, 0, 0.5, 1, 1.5].map((tick) => ({ x: x(tick), label: formatNumber(tick, 1) }))}
        left={left}
        right={right}
        top={top - 6}
        bottom={bottom}
        low="away from what was asked"
        high="beyond it"
      />
      {[0, 1].map((value) => (
        <line
          key={value}
          x1={x(value)}
          x2={x(value)}
          y1={top - 6}
          y2={bottom}
          stroke={value === 0 ? PAINT.default : PAINT.target}
          strokeWidth={1.4}
        />
      ))}
      <text x={x(0)} y={top - 9} textAnchor="middle" className={styles.small}>
        default
      </text>
      <text x={x(1)} y={top - 9} textAnchor="middle" className={styles.small}>
        pole
      </text>
      {names.map(({ scale, y }) => (
        <text key={`${scale.instrument} ${scale.scale}`} x={6} y={y + 4} className={styles.heading}>
          {shortenedText(scale.name, left - 84, 12, 600)}
        </text>
      ))}
      {lanes.map(({ scale, direction, y }) => (
        <text
          key={`${scale.instrument} ${scale.scale} ${direction}`}
          x={left - 12}
          y={y + 4}
          textAnchor="end"
          className={styles.small}
        >
          {direction}
        </text>
      ))}
    </g>
  );
}

/** The lines of an adoption's tooltip. */
export function cellWords(cell: AdoptionCell): string[] {
  const { score, default: standing, requested, alpha, direction } = cell;
  return [
    `Adoption ${alpha === null ? 'undefined' : formatNumber(alpha)}${alpha !== null && alpha < 0 ? ': moved away from what was asked' : ''}`,
    `From ${standing === null ? 'an unknown default' : formatNumber(standing)} to ${score === null ? 'no score' : formatNumber(score)}, asked for ${formatNumber(requested)}`,
    ...(direction === null ? [] : [direction === 'against' ? 'Against the default' : 'With the default']),
  ];
}

function dotStanding({ alpha, direction }: AdoptedCell): Standing {
  return alpha < 0 ? 'backfire' : direction;
}

function legendOf(cells: readonly AdoptedCell[]): LegendEntry[] {
  const entries: readonly (readonly [Standing, string])[] = [
    ['against', 'against the default: tests resistance'],
    ['with', 'with the default'],
    ['backfire', 'moved away'],
  ];
  const present = new Set(cells.map(dotStanding));
  return entries.flatMap(([standing, label]) =>
    present.has(standing) ? [{ label, glyph: <MeanMark standing={standing} x={9} y={6} /> }] : [],
  );
}

/** The numbers of adoptions, one a row. */
export function adoptionTable(
  cells: readonly AdoptionCell[],
  labels: ReadonlyMap<string, string>,
): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      textColumn('direction', 'Direction'),
      numberColumn('default', 'Default'),
      numberColumn('score', 'Condition mean'),
      numberColumn('requested', 'Asked for'),
      numberColumn('alpha', 'Adoption'),
    ],
    rows: cells.map((cell) => [
      labels.get(cell.condition) ?? cell.condition,
      cell.instrument,
      cell.scale,
      cell.direction ?? '',
      cell.default,
      cell.score,
      cell.requested,
      cell.alpha,
    ]),
  };
}
