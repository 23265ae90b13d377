import { useMemo, type ReactNode } from 'react';
import type { GainPoint } from '../../shared/domain/gain/scale-gain.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { DoseResponseFigure, type DoseScale } from './dose-response-figure.js';
import type { DoseSeries } from './dose-response-panel.js';
import { ChartFrame } from './frame/chart-frame.js';
import { formatConfidence } from './layout/number-text.js';

export interface DoseResponseProps {
  readonly title: string;
  readonly scales: readonly DoseScale[];
  readonly confidence: number;
  readonly fileWords: readonly string[];
  readonly controls?: ReactNode;
  readonly note?: string;
  readonly faded?: boolean;
  readonly onOpen?: ((series: DoseSeries, point: GainPoint) => void) | undefined;
}

/** Observed score by requested level, a panel a scale, with what full following and none would look like. */
export function DoseResponse({
  title,
  scales,
  confidence,
  fileWords,
  controls,
  note,
  faded = false,
  onOpen,
}: DoseResponseProps) {
  const table = useMemo(() => doseTable(scales), [scales]);
  return (
    <ChartFrame
      title={title}
      description={`Observed score by the level asked for; the dashed line is full following. Whiskers are ${formatConfidence(confidence)} intervals over items and templates. Below the levels stand the scores that they ask for.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(controls === undefined ? {} : { controls })}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <DoseResponseFigure scales={scales} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

/** Every point of a dose-response as a row. */
export function doseTable(scales: readonly DoseScale[]): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      textColumn('subject', 'Subject'),
      numberColumn('level', 'Level', 1),
      numberColumn('requested', 'Asked for'),
      numberColumn('mean', 'Observed'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      numberColumn('isotonic', 'Isotonic'),
      numberColumn('default', 'Default'),
      textColumn('stands', 'Stands out'),
      numberColumn('conditions', 'Conditions', 0),
    ],
    rows: scales.flatMap(({ scale, series }) =>
      series.flatMap(({ name, dose }) =>
        dose.points.map((point) => [
          scale.name,
          name,
          point.level,
          point.requested,
          point.mean,
          point.low,
          point.high,
          point.isotonic,
          dose.default,
          point.detectable === null ? '' : point.detectable ? 'yes' : 'no',
          point.conditions.length,
        ]),
      ),
    ),
  };
}
