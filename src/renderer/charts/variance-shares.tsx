import { PatternLines } from '@visx/pattern';
import { useId } from 'react';
import { formatShare } from '../formatting/numbers.js';
import type { ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { shortenedText, textWidth } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** Where a part of a variance comes from. */
export interface VarianceKind {
  readonly id: string;
  readonly label: string;
}

/** One scale's variance in parts. */
export interface VarianceBar {
  readonly key: string;
  readonly name: string;
  readonly parts: readonly { readonly kind: string; readonly variance: number; readonly share: number }[];
  readonly lines: readonly string[];
}

export interface VarianceSharesProps {
  readonly title: string;
  readonly description: string;
  /** In the order in which parts are drawn, at most five; each has a colour and a hatching of its own. */
  readonly kinds: readonly VarianceKind[];
  readonly bars: readonly VarianceBar[];
  readonly table: ChartTable;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

/** The parts of a variance as one bar a scale, each as long as the whole. */
export function VarianceShares({
  title,
  description,
  kinds,
  bars,
  table,
  fileWords,
  faded = false,
}: VarianceSharesProps) {
  return (
    <ChartFrame title={title} description={description} table={table} fileWords={fileWords} faded={faded}>
      {(width) => <VarianceSharesFigure label={title} kinds={kinds} bars={bars} width={width} />}
    </ChartFrame>
  );
}

const ROW = 30;
const TEXT = 12;
const WORDS = 62;

interface VarianceSharesFigureProps extends Pick<VarianceSharesProps, 'kinds' | 'bars'> {
  readonly label: string;
  readonly width: number;
}

/** The drawing of variances in parts: the first kind is solid, every other hatched. */
export function VarianceSharesFigure({ label, kinds, bars, width }: VarianceSharesFigureProps) {
  const id = useId().replace(/[^\w-]/g, '');
  const present = kinds.filter((kind) =>
    bars.some(({ parts }) => parts.some((part) => part.kind === kind.id)),
  );
  const fillOf = (kind: string): string => {
    const place = kinds.findIndex((own) => own.id === kind);
    return place === 0 ? PAINT.condition : `url(#${id}-${place})`;
  };
  const legend: LegendEntry[] = present.map((kind) => ({
    label: kind.label,
    glyph: (
      <rect
        x={1}
        y={0}
        width={16}
        height={12}
        fill={fillOf(kind.id)}
        stroke={PAINT.axis}
        strokeWidth={0.75}
      />
    ),
  }));
  const top = legendHeight(legend, width) + 10;
  const left = Math.ceil(
    Math.min(width * 0.3, Math.max(40, ...bars.map(({ name }) => textWidth(name, TEXT))) + 14),
  );
  const right = width - WORDS;
  const x = (share: number): number => left + share * (right - left);
  const bottom = top + bars.length * ROW;
  const marks = useMarks(
    bars.map(({ key, name, lines }, place) => ({
      key,
      title: name,
      lines,
      x: left + 40,
      y: top + (place + 0.5) * ROW,
    })),
  );
  return (
    <>
      <Figure width={width} height={bottom + 40} label={label}>
        <Hatchings id={id} />
        <Legend entries={legend} width={width} />
        <ScoreAxis
          ticks={[0, 0.25, 0.5, 0.75, 1].map((share) => ({ x: x(share), label: `${share * 100}%` }))}
          left={left}
          right={right}
          top={top}
          bottom={bottom}
          caption="share of variance"
        />
        {bars.map((bar, place) => (
          <MarkGroup
            key={bar.key}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: top + place * ROW, width, height: ROW }}
            active={marks.active === place}
          >
            <text x={left - 10} y={top + (place + 0.5) * ROW + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(bar.name, left - 12, TEXT)}
            </text>
            {placed(bar).map(({ kind, from, to }) => (
              <rect
                key={kind}
                x={x(from)}
                y={top + place * ROW + 6}
                width={Math.max(0, x(to) - x(from))}
                height={ROW - 12}
                fill={fillOf(kind)}
                stroke={PAINT.ground}
                strokeWidth={0.75}
              />
            ))}
            <text x={width - 2} y={top + (place + 0.5) * ROW + 4} textAnchor="end" className={styles.small}>
              {firstShare(bar, kinds[0])}
            </text>
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function placed({ parts }: VarianceBar): { kind: string; from: number; to: number }[] {
  let before = 0;
  return parts.map(({ kind, share }) => {
    const from = before;
    before += share;
    return { kind, from, to: before };
  });
}

function firstShare({ parts }: VarianceBar, kind: VarianceKind | undefined): string {
  const own = parts.find((part) => part.kind === kind?.id);
  return own === undefined ? '' : formatShare(own.share);
}

/** Every kind but the first has a hatching beside its colour. */
function Hatchings({ id }: { readonly id: string }) {
  const ground = 'var(--surface-panel)';
  return (
    <defs>
      <PatternLines
        id={`${id}-1`}
        width={4}
        height={4}
        stroke={PAINT.condition}
        strokeWidth={1.6}
        orientation={['horizontal']}
        background={ground}
      />
      <PatternLines
        id={`${id}-2`}
        width={4}
        height={4}
        stroke="var(--chart-5)"
        strokeWidth={1.6}
        orientation={['vertical']}
        background={ground}
      />
      <PatternLines
        id={`${id}-3`}
        width={5}
        height={5}
        stroke={PAINT.default}
        strokeWidth={1.6}
        orientation={['diagonal']}
        background={ground}
      />
      <PatternLines
        id={`${id}-4`}
        width={7}
        height={7}
        stroke="var(--chart-4)"
        strokeWidth={1}
        orientation={['diagonal', 'diagonalRightToLeft']}
        background={ground}
      />
    </defs>
  );
}
