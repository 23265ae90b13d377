import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { HistogramFigure, type HistogramFigureProps, type HistogramPanel } from './histogram-figure.js';

export interface HistogramPanelsProps extends Omit<HistogramFigureProps, 'width' | 'label'> {
  readonly title: string;
  readonly description: string;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
  readonly note?: string;
}

/** Distributions as bars under a title, a panel each, with an outline that they are read against. */
export function HistogramPanels({
  title,
  description,
  fileWords,
  faded = false,
  note,
  panels,
  ...names
}: HistogramPanelsProps) {
  const table = useMemo(
    () => histogramTable(panels, names.barName, names.outlineName),
    [panels, names.barName, names.outlineName],
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
      {(width) => <HistogramFigure {...names} panels={panels} width={width} label={title} />}
    </ChartFrame>
  );
}

/** Every bin of every panel as a row. */
export function histogramTable(
  panels: readonly HistogramPanel[],
  barName: string,
  outlineName: string,
): ChartTable {
  const outlined = panels.some(({ outline }) => outline !== null);
  return {
    columns: [
      textColumn('panel', 'Panel'),
      numberColumn('from', 'From'),
      numberColumn('to', 'To'),
      numberColumn('bars', `Share: ${barName}`, 3),
      ...(outlined ? [numberColumn('outline', `Share: ${outlineName}`, 3)] : []),
    ],
    rows: panels.flatMap(({ title, bars, outline }) =>
      bars.shares.map((share, bin) => [
        title,
        bars.first + bin * bars.width,
        bars.first + (bin + 1) * bars.width,
        share,
        ...(outlined ? [outline?.shares[bin] ?? null] : []),
      ]),
    ),
  };
}
