import { PatternLines } from '@visx/pattern';
import { useId, useMemo } from 'react';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import {
  noiseLayout,
  VARIANCE_SOURCES,
  variancesOf,
  type NoiseRow,
  type NoiseScale,
  type VarianceSource,
} from './layout/noise-layout.js';
import { formatConfidence, formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { noiseTable, noiseWords } from './noise-words.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

export interface NoiseDecompositionProps {
  readonly scales: readonly NoiseScale[];
  /** ICC(1,1) below which a subject is flagged. */
  readonly minIcc: number;
  readonly confidence: number;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly onOpen?: ((scale: NoiseScale) => void) | undefined;
}

/** How much of the variance personas make against runs, templates, option orders and wordings, and the ICC that follows. */
export function NoiseDecomposition({
  scales,
  minIcc,
  confidence,
  fileWords,
  faded = false,
  onOpen,
}: NoiseDecompositionProps) {
  const table = useMemo(() => noiseTable(scales), [scales]);
  return (
    <ChartFrame
      title="Persona variance against noise"
      description={`What makes scores differ: the persona, or chance, template, option order and wording. ICC(1,1) is the persona’s part against runs alone in one administration, with ${formatConfidence(confidence)} intervals.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
      note="A low ICC has two causes: loud noise, or personas that make no difference. A subject that never moves has one too."
    >
      {(width) => <Noise scales={scales} minIcc={minIcc} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

interface NoiseProps {
  readonly scales: readonly NoiseScale[];
  readonly minIcc: number;
  readonly width: number;
  readonly onOpen: ((scale: NoiseScale) => void) | undefined;
}

function Noise({ scales, minIcc, width, onOpen }: NoiseProps) {
  const id = useId().replace(/[^\w-]/g, '');
  const fillOf = (source: VarianceSource): string =>
    source === 'persona' ? PAINT.condition : `url(#${id}-${source})`;
  const present = VARIANCE_SOURCES.filter((source) =>
    scales.some(({ figures }) => variancesOf(figures).some((part) => part.source === source)),
  );
  const legend: LegendEntry[] = [
    ...present.map((source) => ({
      label: source,
      glyph: (
        <rect
          x={1}
          y={0}
          width={16}
          height={12}
          fill={fillOf(source)}
          stroke={PAINT.axis}
          strokeWidth={0.75}
        />
      ),
    })),
    {
      label: `least ICC ${formatNumber(minIcc)}`,
      glyph: (
        <line x1={9} x2={9} y1={0} y2={12} stroke={PAINT.target} strokeWidth={2} strokeDasharray="2 2" />
      ),
    },
  ];
  const top = legendHeight(legend, width) + 22;
  const layout = useMemo(() => noiseLayout(scales, width, top), [scales, width, top]);
  const marks = useMarks(
    layout.rows.map((row) => ({
      key: `${row.scale.instrument} ${row.scale.scale}`,
      title: row.scale.name,
      lines: noiseWords(row),
      x: row.parts[0] === undefined ? layout.left : row.parts[0].x + row.parts[0].width,
      y: row.y,
      open: onOpen === undefined ? undefined : () => onOpen(row),
    })),
  );
  const { left, barRight, iccLeft, iccRight, bottom, rowHeight, icc } = layout;
  return (
    <>
      <Figure width={width} height={layout.height} label={`Variance on ${scales.length} scales`}>
        <NoisePatterns id={id} />
        <Legend entries={legend} width={width} />
        <ScoreAxis
          ticks={[0, 0.5, 1].map((value) => ({ x: layout.share(value), label: `${value * 100}%` }))}
          left={left}
          right={barRight}
          top={top}
          bottom={bottom}
          caption="share of variance"
        />
        <ScoreAxis
          ticks={[0, 0.5, 1].map((value) => ({ x: icc(value), label: String(value) }))}
          left={iccLeft}
          right={iccRight}
          top={top}
          bottom={bottom}
          caption="ICC(1,1)"
        />
        <line
          x1={icc(minIcc)}
          x2={icc(minIcc)}
          y1={top}
          y2={bottom}
          stroke={PAINT.target}
          strokeWidth={1.6}
          strokeDasharray="3 3"
        />
        {layout.rows.map((row, place) => (
          <MarkGroup
            key={`${row.scale.instrument} ${row.scale.scale}`}
            attributes={marks.attributes(place)}
            area={{ x: 0, y: row.top, width: width, height: rowHeight }}
            active={marks.active === place}
          >
            <text x={left - 10} y={row.y + 4} textAnchor="end" className={styles.strong}>
              {shortenedText(row.scale.name, left - 12, 12)}
            </text>
            {row.parts.map(({ source, x, width: length }) => (
              <rect
                key={source}
                x={x}
                y={row.top + 6}
                width={length}
                height={rowHeight - 12}
                fill={fillOf(source)}
                stroke={PAINT.ground}
                strokeWidth={0.75}
              />
            ))}
            {row.parts.length === 0 && (
              <text x={left + 4} y={row.y + 4} className={styles.small}>
                no variance
              </text>
            )}
            <IccMark row={row} icc={icc} width={width} />
          </MarkGroup>
        ))}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function IccMark({
  row,
  icc,
  width,
}: {
  readonly row: NoiseRow;
  readonly icc: (value: number) => number;
  readonly width: number;
}) {
  const figure = row.figures.icc1;
  if (figure === null) {
    return (
      <text x={width - 2} y={row.y + 4} textAnchor="end">
        –
      </text>
    );
  }
  return (
    <>
      <line
        x1={icc(figure.low)}
        x2={icc(figure.high)}
        y1={row.y}
        y2={row.y}
        stroke={PAINT.condition}
        strokeWidth={2.2}
      />
      <circle cx={icc(figure.estimate)} cy={row.y} r={4} fill={PAINT.condition} stroke={PAINT.ground} />
      <text x={width - 2} y={row.y + 4} textAnchor="end" className={styles.small}>
        {formatNumber(figure.estimate)} [{formatNumber(figure.low)}, {formatNumber(figure.high)}]
      </text>
    </>
  );
}

/** Each source has a hatching of its own beside its colour; the persona's part is solid. */
function NoisePatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <PatternLines
        id={`${id}-run`}
        width={5}
        height={5}
        stroke={PAINT.default}
        strokeWidth={1.6}
        orientation={['diagonal']}
        background="var(--surface-panel)"
      />
      <PatternLines
        id={`${id}-template`}
        width={4}
        height={4}
        stroke="var(--chart-5)"
        strokeWidth={1.6}
        orientation={['vertical']}
        background="var(--surface-panel)"
      />
      <PatternLines
        id={`${id}-order`}
        width={4}
        height={4}
        stroke="var(--chart-6)"
        strokeWidth={1.6}
        orientation={['horizontal']}
        background="var(--surface-panel)"
      />
      <PatternLines
        id={`${id}-wording`}
        width={6}
        height={6}
        stroke="var(--chart-4)"
        strokeWidth={1.4}
        orientation={['diagonal', 'diagonalRightToLeft']}
        background="var(--surface-panel)"
      />
    </defs>
  );
}
