import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { IntervalRows, type IntervalRow, type IntervalRowsProps } from './interval-rows.js';
import type { RowGroup } from './layout/row-layout.js';

export interface IntervalChartProps extends Omit<IntervalRowsProps, 'width' | 'label'> {
  readonly title: string;
  readonly description: string;
  /** What the figures are, as a heading of their table. */
  readonly quantity: string;
  /** What rows are read against, as a heading; "Chance" unless told. */
  readonly reference?: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
}

/** Estimates with their intervals under a title. */
export function IntervalChart({
  title,
  description,
  quantity,
  reference = 'Chance',
  fileWords,
  faded = false,
  note,
  groups,
  ...rest
}: IntervalChartProps) {
  const table = useMemo(() => intervalTable(groups, quantity, reference), [groups, quantity, reference]);
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <IntervalRows {...rest} groups={groups} width={width} label={title} />}
    </ChartFrame>
  );
}

function intervalTable(
  groups: readonly RowGroup<IntervalRow>[],
  quantity: string,
  reference: string,
): ChartTable {
  const rows = groups.flatMap(({ heading, rows: own }) => own.map((row) => ({ heading, row })));
  const grouped = rows.some(({ heading }) => heading !== null);
  const referenced = rows.some(({ row }) => typeof row.reference === 'number');
  return {
    columns: [
      ...(grouped ? [textColumn('group', 'Group')] : []),
      textColumn('name', 'Name'),
      numberColumn('estimate', quantity),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      ...(referenced ? [numberColumn('reference', reference)] : []),
      textColumn('words', 'In words'),
    ],
    rows: rows.map(({ heading, row }) => [
      ...(grouped ? [heading ?? ''] : []),
      row.label,
      row.figure?.estimate ?? null,
      row.figure?.low ?? null,
      row.figure?.high ?? null,
      ...(referenced ? [row.reference ?? null] : []),
      row.text,
    ]),
  };
}
