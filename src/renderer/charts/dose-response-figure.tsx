import { useMemo } from 'react';
import type { GainScale } from '../../shared/domain/gain/result.js';
import type { GainPoint } from '../../shared/domain/gain/scale-gain.js';
import { doseLegend } from './dose-response-marks.js';
import { DosePanelFrame, DosePointMark, IsotonicLine, type DoseSeries } from './dose-response-panel.js';
import { Figure } from './figure.js';
import { dodge, doseLayout } from './layout/dose-response-layout.js';
import { formatNumber } from './layout/number-text.js';
import { Legend, legendHeight } from './legend.js';
import type { Mark } from './marks/mark.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';

/** A scale with every subject's dose-response that is drawn on it. */
export interface DoseScale {
  readonly scale: GainScale;
  readonly series: readonly DoseSeries[];
}

export interface DoseResponseFigureProps {
  readonly scales: readonly DoseScale[];
  readonly width: number;
  readonly onOpen: ((series: DoseSeries, point: GainPoint) => void) | undefined;
}

/** Half the width of the area that takes the pointer for a point, and its height, in pixels. */
const REACH = 9;

/** The drawing of dose-responses: a panel a scale, with requested levels along and observed scores upwards. */
export function DoseResponseFigure({ scales, width, onOpen }: DoseResponseFigureProps) {
  const legend = useMemo(() => doseLegend(namesOf(scales)), [scales]);
  const layout = useMemo(
    () =>
      doseLayout(
        scales.map(({ scale }) => scale),
        width,
        legendHeight(legend, width) + 6,
      ),
    [scales, width, legend],
  );
  const drawn = useMemo(() => pointsOf(scales), [scales]);
  const marks = useMarks(
    drawn.map(({ scale, series, point, panel, place, count }): Mark => {
      const at = layout.panels[panel];
      return {
        key: `${panel} ${series.subject} ${point.level}`,
        title: `${scale.name}, level ${formatNumber(point.level, digits(point.level))}${count > 1 ? `, ${series.name}` : ''}`,
        lines: pointLines(point, series),
        x: at?.x(point.level + dodge(place, count)) ?? 0,
        y: at?.y(point.mean) ?? 0,
        open: onOpen === undefined ? undefined : () => onOpen(series, point),
      };
    }),
  );
  return (
    <>
      <Figure
        width={width}
        height={layout.height}
        label={`Dose-response on ${scales.length === 1 ? 'one scale' : `${scales.length} scales`}`}
      >
        <Legend entries={legend} width={width} />
        {scales.map(({ scale, series }, place) => {
          const panel = layout.panels[place];
          return panel === undefined ? null : (
            <g key={scale.scale}>
              <DosePanelFrame panel={panel} scale={scale} series={series} />
              {series.map((own, at) => (
                <IsotonicLine key={own.subject} panel={panel} series={own} place={at} count={series.length} />
              ))}
            </g>
          );
        })}
        {drawn.map(({ series, point, panel, place, count }, at) => {
          const own = layout.panels[panel];
          if (own === undefined) return null;
          const x = own.x(point.level + dodge(place, count));
          const reach = count > 1 ? Math.max(4, REACH / count) : REACH;
          return (
            <MarkGroup
              key={`${panel} ${series.subject} ${point.level}`}
              attributes={marks.attributes(at)}
              area={{ x: x - reach, y: own.y(point.mean) - REACH, width: 2 * reach, height: 2 * REACH }}
              active={marks.active === at}
            >
              <DosePointMark panel={own} point={point} place={place} count={count} />
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface DrawnPoint {
  readonly scale: GainScale;
  readonly series: DoseSeries;
  readonly point: GainPoint;
  /** Place of the panel, and of the series among those of the panel. */
  readonly panel: number;
  readonly place: number;
  readonly count: number;
}

function pointsOf(scales: readonly DoseScale[]): DrawnPoint[] {
  return scales.flatMap(({ scale, series }, panel) =>
    series.flatMap((own, place) =>
      own.dose.points.map((point) => ({ scale, series: own, point, panel, place, count: series.length })),
    ),
  );
}

function namesOf(scales: readonly DoseScale[]): string[] {
  return [...new Map(scales.flatMap(({ series }) => series.map(({ subject, name }) => [subject, name])))].map(
    ([, name]) => name,
  );
}

function pointLines(point: GainPoint, { dose }: DoseSeries): string[] {
  const stands =
    point.detectable === null
      ? []
      : [point.detectable ? 'Stands out from the default' : 'Within what texts that ask for nothing do'];
  return [
    `Asked for ${formatNumber(point.requested)}, gave ${formatNumber(point.mean)}, from ${formatNumber(point.low)} to ${formatNumber(point.high)}`,
    ...(dose.default === null ? [] : [`Default ${formatNumber(dose.default)}`]),
    ...stands,
    ...(point.conditions.length > 1 ? [`Mean of ${point.conditions.length} conditions`] : []),
  ];
}

function digits(level: number): number {
  return Number.isInteger(level) ? 0 : 1;
}
