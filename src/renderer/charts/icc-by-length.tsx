import { useMemo } from 'react';
import { scaleLinear, scaleLog } from '@visx/scale';
import type { LengthPoint } from '../../shared/domain/instability/scale.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { intervalWords } from './layout/number-text.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

/** One scale's curve. */
export interface LengthCurve {
  readonly key: string;
  readonly name: string;
  readonly curve: readonly LengthPoint[];
}

export interface IccByLengthProps {
  readonly title: string;
  readonly description: string;
  /** The mean over scales. */
  readonly mean: readonly LengthPoint[];
  readonly scales: readonly LengthCurve[];
  /** Lengths that were asked. */
  readonly administered: readonly number[];
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

/** An intraclass correlation over test lengths, on a logarithmic axis of items. */
export function IccByLength({
  title,
  description,
  mean,
  scales,
  administered,
  fileWords,
  faded = false,
}: IccByLengthProps) {
  const table = useMemo(() => lengthTable(mean, scales), [mean, scales]);
  return (
    <ChartFrame title={title} description={description} table={table} fileWords={fileWords} faded={faded}>
      {(width) => (
        <IccByLengthFigure
          label={title}
          mean={mean}
          scales={scales}
          administered={administered}
          width={width}
        />
      )}
    </ChartFrame>
  );
}

const HEIGHT = 240;
const LEFT = 40;
const ICC_TICKS = [0, 0.25, 0.5, 0.75, 1];

interface IccByLengthFigureProps extends Pick<IccByLengthProps, 'mean' | 'scales' | 'administered'> {
  readonly label: string;
  readonly width: number;
}

/** The drawing of the curve: the lengths that were asked are filled, projected ones hollow. */
export function IccByLengthFigure({ label, mean, scales, administered, width }: IccByLengthFigureProps) {
  const legend = LEGEND;
  const top = legendHeight(legend, width) + 12;
  const bottom = top + HEIGHT;
  const right = width - 16;
  const lengths = mean.map(({ items }) => items);
  const most = Math.max(2, ...lengths);
  const along = scaleLog<number>({ domain: [1, most], range: [LEFT + 14, right], base: 2 });
  const up = scaleLinear<number>({ domain: [0, 1], range: [bottom, top] });
  const y = (icc: number): number => up(Math.min(1, Math.max(0, icc)));
  const line = (points: readonly LengthPoint[]): string =>
    points.map(({ items, estimate }) => `${along(items)},${y(estimate)}`).join(' ');
  const band = [
    ...mean.map(({ items, high }) => `${along(items)},${y(high)}`),
    ...mean.toReversed().map(({ items, low }) => `${along(items)},${y(low)}`),
  ].join(' ');
  const marks = useMarks(
    mean.map((point) => ({
      key: String(point.items),
      title: point.items === 1 ? 'One item' : `${point.items} items`,
      lines: [
        `ICC(1,1) ${intervalWords(point)}`,
        ...(administered.includes(point.items) ? ['As it was asked'] : ['Projected']),
      ],
      x: along(point.items),
      y: y(point.estimate),
    })),
    mean.length,
  );
  return (
    <>
      <Figure width={width} height={bottom + 40} label={label}>
        <Legend entries={legend} width={width} />
        <g aria-hidden="true">
          {ICC_TICKS.map((tick) => (
            <g key={tick}>
              <line x1={LEFT} x2={right} y1={y(tick)} y2={y(tick)} stroke={PAINT.grid} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className={styles.small}>
                {tick}
              </text>
            </g>
          ))}
          <line
            x1={LEFT}
            x2={right}
            y1={y(0.5)}
            y2={y(0.5)}
            stroke={PAINT.target}
            strokeWidth={1.6}
            strokeDasharray="3 3"
          />
          {administered
            .filter((items) => items <= most)
            .map((items) => (
              <line
                key={items}
                x1={along(items)}
                x2={along(items)}
                y1={top}
                y2={bottom}
                stroke={PAINT.default}
                strokeWidth={1.4}
                strokeDasharray="6 3"
              />
            ))}
          {readable(lengths, along).map((items) => (
            <g key={items}>
              <line x1={along(items)} x2={along(items)} y1={bottom} y2={bottom + 4} stroke={PAINT.axis} />
              <text x={along(items)} y={bottom + 16} textAnchor="middle" className={styles.small}>
                {items}
              </text>
            </g>
          ))}
          <line x1={LEFT} x2={right} y1={bottom} y2={bottom} stroke={PAINT.axis} />
          <text x={(LEFT + right) / 2} y={bottom + 33} textAnchor="middle" className={styles.small}>
            items of one administration
          </text>
          <polygon points={band} fill={PAINT.condition} opacity={0.18} />
          {scales.length > 1 &&
            scales.map(({ key, curve }) => (
              <polyline
                key={key}
                points={line(curve.filter(({ items }) => items <= most))}
                fill="none"
                stroke={PAINT.text}
                strokeWidth={0.9}
                opacity={0.7}
              />
            ))}
          <polyline points={line(mean)} fill="none" stroke={PAINT.condition} strokeWidth={2.2} />
        </g>
        {mean.map((point, place) => (
          <MarkGroup
            key={point.items}
            attributes={marks.attributes(place)}
            area={{ x: along(point.items) - 11, y: y(point.estimate) - 11, width: 22, height: 22 }}
            active={marks.active === place}
          >
            <circle
              cx={along(point.items)}
              cy={y(point.estimate)}
              r={4.2}
              fill={administered.includes(point.items) ? PAINT.condition : PAINT.ground}
              stroke={PAINT.condition}
              strokeWidth={1.8}
            />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

const LEAST_GAP = 26;

/** The lengths whose figures have room beside each other. */
function readable(lengths: readonly number[], along: (items: number) => number): number[] {
  const kept: number[] = [];
  for (const items of lengths) {
    const last = kept.at(-1);
    if (last === undefined || along(items) - along(last) >= LEAST_GAP) kept.push(items);
  }
  return kept;
}

const LEGEND: readonly LegendEntry[] = [
  {
    label: 'Mean, with interval',
    glyph: (
      <>
        <rect x={0} y={0} width={18} height={12} fill={PAINT.condition} opacity={0.18} />
        <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.condition} strokeWidth={2.2} />
      </>
    ),
  },
  {
    label: 'Single scales',
    glyph: <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.text} strokeWidth={0.9} opacity={0.7} />,
  },
  {
    label: 'Noise as large as personas',
    glyph: (
      <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.target} strokeWidth={1.6} strokeDasharray="3 3" />
    ),
  },
  {
    label: 'As it was asked',
    glyph: (
      <>
        <line x1={9} x2={9} y1={0} y2={12} stroke={PAINT.default} strokeWidth={1.4} strokeDasharray="6 3" />
        <circle cx={9} cy={6} r={4} fill={PAINT.condition} />
      </>
    ),
  },
];

function lengthTable(mean: readonly LengthPoint[], scales: readonly LengthCurve[]): ChartTable {
  const row = (name: string, { items, estimate, low, high }: LengthPoint) => [
    name,
    items,
    estimate,
    low,
    high,
  ];
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('items', 'Items', 0),
      numberColumn('icc', 'ICC(1,1)', 3),
      numberColumn('low', 'Low', 3),
      numberColumn('high', 'High', 3),
    ],
    rows: [
      ...mean.map((point) => row('Mean', point)),
      ...scales.flatMap(({ name, curve }) => curve.map((point) => row(name, point))),
    ],
  };
}
