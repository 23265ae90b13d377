import { useMemo } from 'react';
import { BarRows, type BarRow, type BarRowsProps } from './bar-rows.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import type { RowGroup } from './layout/row-layout.js';

export interface BarChartProps extends Omit<BarRowsProps, 'width' | 'label'> {
  readonly title: string;
  readonly description: string;
  /** What the bars are, what frames and ticks are, as headings of their table. */
  readonly quantity: string;
  readonly ceiling?: string;
  readonly reference?: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
}

/** Quantities as bars under a title. */
export function BarChart({
  title,
  description,
  quantity,
  ceiling,
  reference,
  fileWords,
  faded = false,
  note,
  groups,
  ...rest
}: BarChartProps) {
  const table = useMemo(
    () => barTable(groups, quantity, ceiling, reference),
    [groups, quantity, ceiling, reference],
  );
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <BarRows {...rest} groups={groups} width={width} label={title} />}
    </ChartFrame>
  );
}

function barTable(
  groups: readonly RowGroup<BarRow>[],
  quantity: string,
  ceiling: string | undefined,
  reference: string | undefined,
): ChartTable {
  return {
    columns: [
      textColumn('name', 'Name'),
      numberColumn('value', quantity, 3),
      ...(ceiling === undefined ? [] : [numberColumn('ceiling', ceiling, 3)]),
      ...(reference === undefined ? [] : [numberColumn('reference', reference, 3)]),
    ],
    rows: groups
      .flatMap(({ rows }) => rows)
      .map((row) => [
        row.label,
        row.value,
        ...(ceiling === undefined ? [] : [row.ceiling ?? null]),
        ...(reference === undefined ? [] : [row.reference ?? null]),
      ]),
  };
}
