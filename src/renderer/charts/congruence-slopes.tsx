import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { congruenceLayout, type CongruencePanel } from './layout/congruence-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

/** How often one identity finds the right conclusion. Shares, 0..1. */
export interface CongruenceSlope {
  readonly key: string;
  readonly label: string;
  /** Below the name: what it comes to, in a word or two. */
  readonly words: string;
  readonly congruent: number;
  readonly incongruent: number;
  /** Neutral tables with the ends of their interval; null where none was answered. */
  readonly neutral: { readonly estimate: number; readonly low: number; readonly high: number } | null;
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

export interface CongruenceSlopesProps {
  readonly title: string;
  readonly description: string;
  readonly slopes: readonly CongruenceSlope[];
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

const CHANCE = 0.5;
const TICKS = [0, CHANCE, 1];

/** One small panel an identity: a slope from tables that go against it to tables that suit it, beside neutral tables. */
export function CongruenceSlopes({
  title,
  description,
  slopes,
  fileWords,
  faded = false,
}: CongruenceSlopesProps) {
  const table = useMemo(() => slopeTable(slopes), [slopes]);
  return (
    <ChartFrame title={title} description={description} table={table} fileWords={fileWords} faded={faded}>
      {(width) => <Slopes slopes={slopes} width={width} label={title} />}
    </ChartFrame>
  );
}

interface SlopesProps {
  readonly label: string;
  readonly slopes: readonly CongruenceSlope[];
  readonly width: number;
}

/** The drawing of slopes in small panels. */
export function Slopes({ label, slopes, width }: SlopesProps) {
  const layout = useMemo(
    () => congruenceLayout(slopes.length, width, legendHeight(LEGEND, width) + 6),
    [slopes.length, width],
  );
  const { y, panels, panelHeight, left, height } = layout;
  const marks = useMarks(
    slopes.map(({ key, label: title, lines, congruent, open }, place) => ({
      key,
      title,
      lines,
      x: panels[place]?.congruentX ?? 0,
      y: (panels[place]?.top ?? 0) + y(congruent),
      open,
    })),
  );
  return (
    <>
      <Figure width={width} height={height} label={label}>
        <Legend entries={LEGEND} width={width} />
        {panels.map((panel, place) => {
          const slope = slopes[place];
          if (slope === undefined) return null;
          return (
            <MarkGroup
              key={slope.key}
              attributes={marks.attributes(place)}
              area={{ x: panel.x, y: panel.top, width: panel.width - 4, height: panelHeight - 6 }}
              active={marks.active === place}
            >
              <Panel slope={slope} panel={panel} y={y} left={panel.x === left ? left : null} />
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface PanelProps {
  readonly slope: CongruenceSlope;
  readonly panel: CongruencePanel;
  readonly y: (share: number) => number;
  /** Where the axis stands; null in panels that have one at their left. */
  readonly left: number | null;
}

function Panel({ slope, panel, y: shareY, left }: PanelProps) {
  const { x, top, width, incongruentX, congruentX, neutralX } = panel;
  const y = (share: number): number => top + shareY(share);
  const { congruent, incongruent, neutral } = slope;
  const names = [
    [incongruentX, 'against'],
    [congruentX, 'suits'],
    [neutralX, 'neutral'],
  ] as const;
  return (
    <>
      <text x={x + 8} y={top + 12} className={styles.heading}>
        {shortenedText(slope.label, width - 16, 12, 600)}
      </text>
      <text x={x + 8} y={top + 26} className={styles.small}>
        {shortenedText(slope.words, width - 16, 11)}
      </text>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line
            x1={x + 6}
            x2={x + width - 10}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === CHANCE ? PAINT.axis : PAINT.grid}
            strokeDasharray={tick === CHANCE ? '4 3' : undefined}
          />
          {left !== null && (
            <text x={left} y={y(tick) + 4} textAnchor="end" className={styles.small}>
              {formatNumber(tick, tick === CHANCE ? 1 : 0)}
            </text>
          )}
        </g>
      ))}
      {names.map(([at, name]) => (
        <text key={name} x={at} y={y(0) + 16} textAnchor="middle" className={styles.tiny}>
          {name}
        </text>
      ))}
      <line
        x1={incongruentX}
        x2={congruentX}
        y1={y(incongruent)}
        y2={y(congruent)}
        stroke={PAINT.condition}
        strokeWidth={2.4}
      />
      <circle
        cx={incongruentX}
        cy={y(incongruent)}
        r={4.6}
        fill={PAINT.ground}
        stroke={PAINT.condition}
        strokeWidth={2}
      />
      <circle cx={congruentX} cy={y(congruent)} r={5} fill={PAINT.condition} stroke={PAINT.ground} />
      {neutral !== null && (
        <>
          <line
            x1={neutralX}
            x2={neutralX}
            y1={y(neutral.low)}
            y2={y(neutral.high)}
            stroke={PAINT.strong}
            strokeWidth={1.6}
          />
          <rect
            x={neutralX - 4.5}
            y={y(neutral.estimate) - 4.5}
            width={9}
            height={9}
            fill={PAINT.ground}
            stroke={PAINT.strong}
            strokeWidth={1.8}
          />
        </>
      )}
    </>
  );
}

function slopeTable(slopes: readonly CongruenceSlope[]): ChartTable {
  return {
    columns: [
      textColumn('identity', 'Identity'),
      numberColumn('incongruent', 'Right, against it'),
      numberColumn('congruent', 'Right, where it suits'),
      numberColumn('neutral', 'Right, neutral'),
      numberColumn('low', 'Neutral, low'),
      numberColumn('high', 'Neutral, high'),
      textColumn('words', 'In words'),
    ],
    rows: slopes.map(({ label, congruent, incongruent, neutral, words }) => [
      label,
      incongruent,
      congruent,
      neutral?.estimate ?? null,
      neutral?.low ?? null,
      neutral?.high ?? null,
      words,
    ]),
  };
}

const LEGEND: readonly LegendEntry[] = [
  {
    label: 'right answer goes against the identity',
    glyph: <circle cx={9} cy={6} r={4.4} fill={PAINT.ground} stroke={PAINT.condition} strokeWidth={2} />,
  },
  {
    label: 'right answer suits it',
    glyph: <circle cx={9} cy={6} r={5} fill={PAINT.condition} />,
  },
  {
    label: 'neutral tables, with interval',
    glyph: (
      <>
        <line x1={9} x2={9} y1={-1} y2={13} stroke={PAINT.strong} strokeWidth={1.6} />
        <rect x={5} y={2} width={8} height={8} fill={PAINT.ground} stroke={PAINT.strong} strokeWidth={1.8} />
      </>
    ),
  },
  {
    label: 'chance',
    glyph: <line x1={0} x2={18} y1={6} y2={6} stroke={PAINT.axis} strokeDasharray="4 3" />,
  },
];
