import { useMemo } from 'react';
import type { Estimate } from '../../shared/domain/resistance.js';
import type { AnalysisSettings } from '../../shared/domain/study.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { IntervalRows, type IntervalRow, type Zone } from './interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from './layout/number-text.js';

/** One subject's resistance; `figure` is null where it must not be read, and `verdict` says why. */
export interface StripSubject {
  readonly key: string;
  readonly name: string;
  readonly figure: Estimate | null;
  readonly verdict: string;
  readonly open?: (() => void) | undefined;
}

export interface ResistanceStripProps {
  readonly subjects: readonly StripSubject[];
  /** Where the study divides flexible, partial and closed. */
  readonly cuts: Pick<AnalysisSettings, 'flexibleBelow' | 'closedAbove'>;
  readonly confidence: number;
  readonly fileWords: readonly string[];
}

/** The subjects' resistance on one axis, over the zones of the study's thresholds. */
export function ResistanceStrip({ subjects, cuts, confidence, fileWords }: ResistanceStripProps) {
  const groups = useMemo(() => [{ heading: null, rows: subjects.map(stripRow) }], [subjects]);
  const table = useMemo(() => stripTable(subjects), [subjects]);
  return (
    <ChartFrame
      title="Resistance"
      description={`0: takes on every profile that it is asked for; 1: keeps its default. Whiskers are ${formatConfidence(confidence)} intervals.`}
      table={table}
      fileWords={fileWords}
    >
      {(width) => (
        <IntervalRows
          label={`Resistance of ${subjects.length === 1 ? 'one subject' : `${subjects.length} subjects`}`}
          groups={groups}
          width={width}
          zones={verdictZones(cuts)}
          rowHeight={34}
          low="adopts what is asked"
          high="keeps its default"
        />
      )}
    </ChartFrame>
  );
}

/** The parts of the axis from 0 to 1 that the verdicts name. */
export function verdictZones({ flexibleBelow, closedAbove }: ResistanceStripProps['cuts']): Zone[] {
  return [
    { from: 0, to: flexibleBelow, label: 'flexible' },
    { from: flexibleBelow, to: closedAbove, label: 'partial' },
    { from: closedAbove, to: 1, label: 'closed' },
  ];
}

function stripRow({ key, name, figure, verdict, open }: StripSubject): IntervalRow {
  return {
    key,
    label: name,
    text:
      figure === null
        ? verdict.toLowerCase()
        : `${formatNumber(figure.estimate)} [${formatNumber(figure.low)}, ${formatNumber(figure.high)}] · ${verdict.toLowerCase()}`,
    figure,
    lines: figure === null ? [] : [`Resistance ${intervalWords(figure)}`],
    open,
  };
}

function stripTable(subjects: readonly StripSubject[]): ChartTable {
  return {
    columns: [
      textColumn('subject', 'Subject'),
      numberColumn('estimate', 'Resistance'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      textColumn('verdict', 'Verdict'),
    ],
    rows: subjects.map(({ name, figure, verdict }) => [
      name,
      figure?.estimate ?? null,
      figure?.low ?? null,
      figure?.high ?? null,
      verdict,
    ]),
  };
}
