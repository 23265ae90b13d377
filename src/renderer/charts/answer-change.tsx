import { useMemo, type ReactNode } from 'react';
import { AnswerChangeFigure, type AnswerChangeFigureProps } from './answer-change-figure.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';

export interface AnswerChangeProps extends Omit<AnswerChangeFigureProps, 'label' | 'width'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: ReactNode;
}

/** How answers changed, by item and condition. */
export function AnswerChange({
  title,
  description,
  fileWords,
  faded = false,
  note,
  ...figure
}: AnswerChangeProps) {
  const { measure, columns, rows } = figure;
  const table = useMemo(
    (): ChartTable => ({
      columns: [
        textColumn('item', 'Item'),
        ...columns.map((column, place) =>
          numberColumn(`condition-${place}`, column, measure === 'kl' ? 4 : 2),
        ),
      ],
      rows: rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)]),
    }),
    [measure, columns, rows],
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
      {(width) => <AnswerChangeFigure {...figure} width={width} label={title} />}
    </ChartFrame>
  );
}
