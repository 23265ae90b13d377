import { useMemo } from 'react';
import type { Matrix } from '../../shared/domain/readings/matrix.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { CELL_WORDS, cellKind } from './layout/multitrait-multimethod-layout.js';
import { MultitraitMultimethodFigure } from './multitrait-multimethod-figure.js';

export interface MultitraitMultimethodProps {
  readonly matrix: Matrix;
  /** Names of readings and of traits, by their ids. */
  readonly readings: ReadonlyMap<string, string>;
  readonly traits: ReadonlyMap<string, string>;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

/** The multitrait-multimethod matrix: every trait by every reading, correlated over conditions. */
export function MultitraitMultimethod({
  matrix,
  readings,
  traits,
  fileWords,
  faded = false,
}: MultitraitMultimethodProps) {
  const table = useMemo(() => matrixTable(matrix, readings, traits), [matrix, readings, traits]);
  return (
    <ChartFrame
      title="Multitrait-multimethod matrix"
      description={`Correlations over ${matrix.respondents} conditions. Outlined: one trait by two readings, which should be high, and higher than everything else in its row and column.`}
      table={table}
      fileWords={fileWords}
      faded={faded}
    >
      {(width) => (
        <MultitraitMultimethodFigure matrix={matrix} readings={readings} traits={traits} width={width} />
      )}
    </ChartFrame>
  );
}

function matrixTable(
  { variables, correlations, pairs }: Matrix,
  readings: MultitraitMultimethodProps['readings'],
  traits: MultitraitMultimethodProps['traits'],
): ChartTable {
  return {
    columns: [
      textColumn('reading', 'Reading'),
      textColumn('trait', 'Trait'),
      textColumn('other-reading', 'Other reading'),
      textColumn('other-trait', 'Other trait'),
      numberColumn('r', 'r'),
      numberColumn('pairs', 'Conditions', 0),
      textColumn('kind', 'Kind'),
    ],
    rows: variables.flatMap((first, row) =>
      variables
        .slice(0, row)
        .map((second, column) => [
          readings.get(first.reading) ?? first.reading,
          traits.get(first.trait) ?? first.trait,
          readings.get(second.reading) ?? second.reading,
          traits.get(second.trait) ?? second.trait,
          correlations[row]?.[column] ?? null,
          pairs[row]?.[column] ?? null,
          CELL_WORDS[cellKind(variables, row, column)],
        ]),
    ),
  };
}
