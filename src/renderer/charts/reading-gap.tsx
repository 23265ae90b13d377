import { useMemo } from 'react';
import type { ReadingGap } from '../../shared/domain/readings/result.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { formatConfidence } from './layout/number-text.js';
import { ReadingGapFigure, type GapRow } from './reading-gap-figure.js';

export interface ReadingGapProps {
  readonly gap: ReadingGap;
  /** Names of readings and of traits, by their ids. */
  readonly readings: ReadonlyMap<string, string>;
  readonly traits: ReadonlyMap<string, string>;
  readonly confidence: number;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  /** Shows the responses behind a trait (null: all traits). */
  readonly onOpen?: ((trait: string | null) => void) | undefined;
}

/** Adoption in self-report and in behaviour, trait by trait, with the gap between them. */
export function ReadingGapChart({
  gap,
  readings,
  traits,
  confidence,
  fileWords,
  faded = false,
  onOpen,
}: ReadingGapProps) {
  const rows = useMemo(() => gapRows(gap, traits), [gap, traits]);
  const table = useMemo(() => gapTable(rows), [rows]);
  const own = readings.get(gap.selfReport) ?? gap.selfReport;
  const other = readings.get(gap.behaviour) ?? gap.behaviour;
  return (
    <ChartFrame
      title={`${own} and ${other}`}
      description={`How much of the way to what personas ask for each reading goes: 0 none, 1 all of it. The figure is the gap: self-report less behaviour. Whiskers are ${formatConfidence(confidence)} intervals.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
    >
      {(width) => (
        <ReadingGapFigure rows={rows} width={width} label={`Gap of ${own} and ${other}`} onOpen={onOpen} />
      )}
    </ChartFrame>
  );
}

function gapRows({ overall, traits: own }: ReadingGap, traits: ReadonlyMap<string, string>): GapRow[] {
  return [
    { trait: null, name: 'All traits', figure: overall },
    ...own.map(({ trait, figure }) => ({ trait, name: traits.get(trait) ?? trait, figure })),
  ];
}

function gapTable(rows: readonly GapRow[]): ChartTable {
  const parts = [
    ['gap', 'Gap'],
    ['selfReport', 'Self-report'],
    ['behaviour', 'Behaviour'],
  ] as const;
  return {
    columns: [
      textColumn('trait', 'Trait'),
      ...parts.flatMap(([id, name]) => [
        numberColumn(id, name),
        numberColumn(`${id}-low`, `${name}, low`),
        numberColumn(`${id}-high`, `${name}, high`),
      ]),
      numberColumn('cells', 'Cells', 0),
      numberColumn('left-out', 'Left out', 0),
    ],
    rows: rows.map(({ name, figure }) => [
      name,
      ...parts.flatMap(([id]) => {
        const part = figure?.[id];
        return [part?.estimate ?? null, part?.low ?? null, part?.high ?? null];
      }),
      figure?.cells ?? null,
      figure?.leftOut ?? null,
    ]),
  };
}
