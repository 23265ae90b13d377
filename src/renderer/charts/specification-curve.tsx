import { useMemo, type ReactNode } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import {
  SpecificationCurveFigure,
  type SpecificationCurveFigureProps,
} from './specification-curve-figure.js';
import { CONCLUSION_WORDS } from './specification-curve-marks.js';

export interface SpecificationCurveProps extends Omit<SpecificationCurveFigureProps, 'label' | 'width'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly controls?: ReactNode;
  readonly note?: ReactNode;
  readonly faded?: boolean;
}

/** The specification curve under its title, with its numbers. */
export function SpecificationCurve({
  title,
  description,
  fileWords,
  controls,
  note,
  faded = false,
  ...figure
}: SpecificationCurveProps) {
  const { columns, factors, quantity } = figure;
  const table = useMemo(() => curveTable({ columns, factors, quantity }), [columns, factors, quantity]);
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      controls={controls}
      faded={faded}
      {...(note === undefined ? {} : { note })}
    >
      {(width) => <SpecificationCurveFigure {...figure} width={width} label={title} />}
    </ChartFrame>
  );
}

function curveTable({
  columns,
  factors,
  quantity,
}: Pick<SpecificationCurveProps, 'columns' | 'factors' | 'quantity'>): ChartTable {
  return {
    columns: [
      textColumn('specification', 'Specification'),
      numberColumn('estimate', quantity),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      textColumn('verdict', 'Verdict'),
      ...factors.map(({ name }, place) => textColumn(`factor-${place}`, name)),
    ],
    rows: columns.map(({ id, figure, conclusion, levels }) => [
      id,
      figure.estimate,
      figure.low,
      figure.high,
      CONCLUSION_WORDS[conclusion],
      ...factors.map((factor, place) => factor.levels[levels[place] ?? -1] ?? ''),
    ]),
  };
}
