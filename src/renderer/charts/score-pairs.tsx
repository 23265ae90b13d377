import { useMemo } from 'react';
import type { Lattice, ScorePair } from '../../shared/contract/views.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { formatNumber } from './layout/number-text.js';
import { poleName } from './layout/score-range.js';
import { scorePairsLayout, type PairedRow, type PairedScale } from './layout/score-pairs-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

export interface ScorePairsProps {
  readonly title: string;
  readonly description: string;
  readonly scales: readonly PairedScale[];
  /** What the two are called in the legend; `reference` null where there is none. */
  readonly names: { readonly variant: string; readonly reference: string | null };
  readonly words: (scale: PairedScale) => readonly string[];
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  /** Shows the responses behind a row. */
  readonly onOpen?: (pair: ScorePair) => void;
}

/** The default's distribution on every scale of one instrument, a variant's over its reference's. */
export function ScorePairs({
  title,
  description,
  scales,
  fileWords,
  faded = false,
  ...rest
}: ScorePairsProps) {
  const table = useMemo(() => pairTable(scales), [scales]);
  return (
    <ChartFrame title={title} description={description} table={table} fileWords={fileWords} faded={faded}>
      {(width) => <Pairs {...rest} scales={scales} label={title} width={width} />}
    </ChartFrame>
  );
}

interface PairsProps extends Pick<ScorePairsProps, 'scales' | 'names' | 'words' | 'onOpen'> {
  readonly label: string;
  readonly width: number;
}

/** The drawing of paired distributions. */
export function Pairs({ label, scales, names, words, width, onOpen }: PairsProps) {
  const legend = useMemo(() => legendOf(names), [names]);
  const layout = useMemo(
    () => scorePairsLayout(scales, width, legendHeight(legend, width) + 6),
    [scales, width, legend],
  );
  const { left, right, top, bottom, rows, rowHeight, ticks } = layout;
  const marks = useMarks(
    rows.map(({ scale, variantX, ground }) => ({
      key: `${scale.pair.instrument} ${scale.pair.scale}`,
      title: scale.scale.name,
      lines: words(scale),
      x: variantX ?? left,
      y: ground,
      open: onOpen === undefined ? undefined : () => onOpen(scale.pair),
    })),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        <ScoreAxis
          ticks={ticks.map(({ value, x }) => ({ x, label: formatNumber(value, 0) }))}
          left={left}
          right={right}
          top={top}
          bottom={bottom}
        />
        {rows.map((row, place) => (
          <MarkGroup
            key={`${row.scale.pair.instrument} ${row.scale.pair.scale}`}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: row.top, width, height: rowHeight }}
            active={marks.active === place}
          >
            <Row row={row} left={left} right={right} width={width} />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface RowProps {
  readonly row: PairedRow;
  readonly left: number;
  readonly right: number;
  readonly width: number;
}

function Row({ row, left, right, width }: RowProps) {
  const { scale, ground, shape, referenceShape, variantX, referenceX } = row;
  const { name, low, high } = scale.scale;
  // An axis is called by its ends already.
  const ends = `${low.name} – ${high.name}`;
  return (
    <>
      <text
        x={left - 10}
        y={name === ends ? ground - 10 : ground - 18}
        textAnchor="end"
        className={styles.strong}
      >
        {shortenedText(name, left - 12, 12)}
      </text>
      <text x={left - 10} y={ground - 3} textAnchor="end" className={styles.tiny}>
        {name === ends ? '' : shortenedText(`${poleName(low)} – ${poleName(high)}`, left - 12, 10)}
      </text>
      <path d={shape} fill={PAINT.condition} fillOpacity={0.4} stroke={PAINT.condition} strokeWidth={1.1} />
      {referenceShape !== '' && (
        <path d={referenceShape} fill="none" stroke={PAINT.strong} strokeWidth={1.3} strokeDasharray="4 2" />
      )}
      <line x1={left} x2={right} y1={ground} y2={ground} stroke={PAINT.grid} />
      {referenceX !== null && (
        <rect
          x={referenceX - 3.6}
          y={ground - 3.6}
          width={7.2}
          height={7.2}
          fill={PAINT.ground}
          stroke={PAINT.strong}
          strokeWidth={1.6}
        />
      )}
      {variantX !== null && (
        <circle cx={variantX} cy={ground} r={3.2} fill={PAINT.condition} stroke={PAINT.ground} />
      )}
      <text x={width - 2} y={ground - 10} textAnchor="end">
        {shortenedText(scale.text, width - right - 6, 12)}
      </text>
    </>
  );
}

function legendOf({ variant, reference }: ScorePairsProps['names']): LegendEntry[] {
  const outline = 'M0,11h3v-4h3v-5h5v4h3v5h4';
  return [
    {
      label: variant,
      glyph: (
        <path
          d={outline}
          fill={PAINT.condition}
          fillOpacity={0.4}
          stroke={PAINT.condition}
          strokeWidth={1.1}
        />
      ),
    },
    ...(reference === null
      ? []
      : [
          {
            label: `${reference}, the reference`,
            glyph: (
              <path d={outline} fill="none" stroke={PAINT.strong} strokeWidth={1.3} strokeDasharray="3 1.5" />
            ),
          },
        ]),
  ];
}

function pairTable(scales: readonly PairedScale[]): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      textColumn('who', 'Of'),
      numberColumn('mean', 'Mean', 3),
      numberColumn('first', 'First score', 3),
      numberColumn('step', 'Step', 4),
      textColumn('probabilities', 'Probability of each score'),
    ],
    rows: scales.flatMap(({ scale, pair, means }) => [
      ...(pair.reference === null
        ? []
        : [latticeRow(scale.name, 'reference', means.reference, pair.reference)]),
      latticeRow(scale.name, 'variant', means.variant, pair.variant),
    ]),
  };
}

function latticeRow(scale: string, who: string, mean: number | null, lattice: Lattice) {
  const { first, step, probabilities } = lattice;
  const words = probabilities.flatMap((probability, place) =>
    probability < 0.001 ? [] : [`${formatNumber(first + place * step)}: ${probability.toFixed(3)}`],
  );
  return [scale, who, mean, first, step, words.join('; ')];
}
