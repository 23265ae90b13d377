import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { CorrelationPairFigure, type CorrelationPairFigureProps } from './correlation-pair-figure.js';
import { ChartFrame } from './frame/chart-frame.js';

export interface CorrelationPairProps extends Omit<CorrelationPairFigureProps, 'width'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
}

/** Correlations of the same variables in two populations, side by side under a title. */
export function CorrelationPair({
  title,
  description,
  fileWords,
  faded = false,
  note,
  ...pair
}: CorrelationPairProps) {
  const { variables, matrices } = pair;
  const table = useMemo(() => correlationTable({ variables, matrices }), [variables, matrices]);
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <CorrelationPairFigure {...pair} width={width} />}
    </ChartFrame>
  );
}

/** Every pair of variables as a row. */
export function correlationTable({
  variables,
  matrices: [first, second],
}: Pick<CorrelationPairProps, 'variables' | 'matrices'>): ChartTable {
  return {
    columns: [
      textColumn('one', 'Scale'),
      textColumn('other', 'Other scale'),
      numberColumn('first', first.name),
      numberColumn('second', second.name),
    ],
    rows: variables.flatMap(({ name }, row) =>
      variables
        .slice(0, row)
        .map((other, column) => [
          name,
          other.name,
          first.correlations[row]?.[column] ?? null,
          second.correlations[row]?.[column] ?? null,
        ]),
    ),
  };
}
