import { useMemo } from 'react';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import {
  histogramLayout,
  outlinePath,
  type HistogramBins,
  type HistogramPanelPlace,
} from './layout/histogram-layout.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MeanMark } from './mark-shapes.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { ScoreAxis } from './score-axis.js';

/** One panel: bars, what they are read against, and a value that is marked on the axis. */
export interface HistogramPanel {
  readonly key: string;
  readonly title: string;
  /** Below the title. */
  readonly subtitle: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  readonly low?: string;
  readonly high?: string;
  readonly bars: HistogramBins;
  /** Drawn as an outline. */
  readonly outline: HistogramBins | null;
  /** Null where there is none to mark. */
  readonly marked: number | null;
  readonly lines: readonly string[];
  readonly open?: (() => void) | undefined;
}

export interface HistogramFigureProps {
  readonly panels: readonly HistogramPanel[];
  readonly width: number;
  readonly label: string;
  readonly barName: string;
  readonly outlineName: string;
  readonly markedName: string;
}

/** The drawing of distributions as bars, a panel each. */
export function HistogramFigure({
  panels,
  width,
  label,
  barName,
  outlineName,
  markedName,
}: HistogramFigureProps) {
  const legend = useMemo(
    () => legendOf(panels, { barName, outlineName, markedName }),
    [panels, barName, outlineName, markedName],
  );
  const layout = useMemo(
    () =>
      histogramLayout(
        panels.map(({ min, max, bars, outline }) => ({
          min,
          max,
          series: [bars, ...(outline === null ? [] : [outline])],
        })),
        width,
        legendHeight(legend, width) + 4,
      ),
    [panels, width, legend],
  );
  const marks = useMarks(
    panels.map(({ key, title, lines, open }, at) => {
      const place = layout.panels[at];
      return {
        key,
        title,
        lines,
        x: ((place?.left ?? 0) + (place?.right ?? 0)) / 2,
        y: place?.top ?? 0,
        open,
      };
    }),
  );
  return (
    <>
      <Figure width={width} height={layout.height} label={label}>
        <Legend entries={legend} width={width} />
        {panels.map((panel, at) => {
          const place = layout.panels[at];
          if (place === undefined) return null;
          return (
            <MarkGroup
              key={panel.key}
              attributes={marks.attributes(at)}
              area={{
                x: place.left - 3,
                y: place.top - 38,
                width: place.right - place.left + 6,
                height: place.bottom - place.top + 42,
              }}
              active={marks.active === at}
            >
              <Panel panel={panel} place={place} />
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

function Panel({ panel, place }: { readonly panel: HistogramPanel; readonly place: HistogramPanelPlace }) {
  const { left, right, top, bottom, heading, subheading, x, y } = place;
  const { bars, outline, marked } = panel;
  return (
    <>
      <text x={left} y={heading} className={styles.heading}>
        {shortenedText(panel.title, right - left, 12, 600)}
      </text>
      <text x={left} y={subheading} className={styles.small}>
        {shortenedText(panel.subtitle, right - left, 11)}
      </text>
      <ScoreAxis
        ticks={panel.ticks.map((tick) => ({ x: x(tick), label: String(tick) }))}
        left={left}
        right={right}
        top={top}
        bottom={bottom}
        {...(panel.low === undefined ? {} : { low: shortenedText(panel.low, (right - left) / 2 - 20, 11) })}
        {...(panel.high === undefined
          ? {}
          : { high: shortenedText(panel.high, (right - left) / 2 - 20, 11) })}
      />
      {bars.shares.map((share, bin) => {
        if (share <= 0) return null;
        const from = x(bars.first + bin * bars.width);
        return (
          <rect
            key={bin}
            x={from + 0.5}
            y={y(share)}
            width={Math.max(1, x(bars.first + (bin + 1) * bars.width) - from - 1)}
            height={bottom - y(share)}
            fill={PAINT.condition}
            fillOpacity={0.55}
          />
        );
      })}
      {outline !== null && (
        <path d={outlinePath(outline, place)} fill="none" stroke={PAINT.target} strokeWidth={1.8} />
      )}
      {marked !== null && (
        <>
          <line
            x1={x(marked)}
            x2={x(marked)}
            y1={top}
            y2={bottom}
            stroke={PAINT.default}
            strokeWidth={1.4}
            strokeDasharray="4 3"
          />
          <MeanMark standing="default" x={x(marked)} y={bottom} size={4.5} />
        </>
      )}
    </>
  );
}

function legendOf(
  panels: readonly HistogramPanel[],
  names: Pick<HistogramFigureProps, 'barName' | 'outlineName' | 'markedName'>,
): LegendEntry[] {
  return [
    {
      label: names.barName,
      glyph: <rect x={2} y={1} width={14} height={11} fill={PAINT.condition} fillOpacity={0.55} />,
    },
    ...(panels.some(({ outline }) => outline !== null)
      ? [
          {
            label: names.outlineName,
            glyph: <path d="M2,12V6h5V1h5V8h4V12" fill="none" stroke={PAINT.target} strokeWidth={1.8} />,
          },
        ]
      : []),
    ...(panels.some(({ marked }) => marked !== null)
      ? [{ label: names.markedName, glyph: <MeanMark standing="default" x={9} y={6} size={4.5} /> }]
      : []),
  ];
}
