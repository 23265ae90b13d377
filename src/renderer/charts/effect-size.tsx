import { useMemo, type ReactNode } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { EffectSizeFigure, type EffectPoint } from './effect-size-figure.js';
import { ChartFrame } from './frame/chart-frame.js';
import { formatConfidence } from './layout/number-text.js';
import { OUTCOME_WORDS } from './variant-marks.js';

export interface EffectSizeProps {
  readonly title: string;
  readonly points: readonly EffectPoint[];
  /** Coverage of the intervals, e.g. .9. */
  readonly confidence: number;
  readonly fileWords: readonly string[];
  readonly note?: ReactNode;
}

/** How far each variant of a family moved from its reference, by the size of its file. */
export function EffectSize({ title, points, confidence, fileWords, note }: EffectSizeProps) {
  const table = useMemo(() => effectTable(points), [points]);
  return (
    <ChartFrame
      title={title}
      description={`The test of each variant that reaches furthest, counted in its own margin: a whole interval within ±1 counts as no change. Whiskers are ${formatConfidence(confidence)} intervals, those that decide.`}
      table={table}
      fileWords={fileWords}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <EffectSizeFigure points={points} width={width} label={title} />}
    </ChartFrame>
  );
}

function effectTable(points: readonly EffectPoint[]): ChartTable {
  return {
    columns: [
      textColumn('variant', 'Variant'),
      numberColumn('bytes', 'File size in bytes', 0),
      numberColumn('change', 'Change in margins'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      textColumn('outcome', 'Outcome'),
    ],
    rows: points.map(({ label, bytes, change, outcome }) => [
      label,
      bytes,
      change?.estimate ?? null,
      change?.low ?? null,
      change?.high ?? null,
      OUTCOME_WORDS[outcome].toLowerCase(),
    ]),
  };
}
