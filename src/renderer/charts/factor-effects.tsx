import { useMemo, type ReactNode } from 'react';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { ChartFrame } from './frame/chart-frame.js';
import { IntervalRows, type IntervalRow } from './interval-rows.js';
import type { RowGroup } from './layout/row-layout.js';
import { roundTicks, shownDomain } from './layout/specification-curve-layout.js';

/** A factor with the marginal mean of each of its levels. */
export interface EffectGroup {
  /** With what is told of the factor as a whole. */
  readonly heading: string;
  readonly factor: string;
  readonly rows: readonly IntervalRow[];
}

export interface FactorEffectsProps {
  readonly title: string;
  readonly description: string;
  /** What the means are of. */
  readonly quantity: string;
  readonly groups: readonly EffectGroup[];
  readonly range: { readonly min: number; readonly max: number };
  readonly low: string;
  readonly high: string;
  readonly fileWords: readonly string[];
  readonly controls?: ReactNode;
  readonly faded?: boolean;
  readonly note?: ReactNode;
}

/** What each factor does to one measure: marginal means of its levels, factor by factor on one axis. */
export function FactorEffects({
  title,
  description,
  quantity,
  groups,
  range,
  low,
  high,
  fileWords,
  controls,
  faded = false,
  note,
}: FactorEffectsProps) {
  const table = useMemo(() => effectsTable(groups, quantity), [groups, quantity]);
  const { min, max } = range;
  const domain = useMemo(() => {
    const values = groups.flatMap(({ rows }) =>
      rows.flatMap(({ figure }) => (figure === null ? [] : [figure.low, figure.high, figure.estimate])),
    );
    return shownDomain(values, { min, max });
  }, [groups, min, max]);
  const shown: RowGroup<IntervalRow>[] = groups.map(({ heading, rows }) => ({ heading, rows }));
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
      {(width) => (
        <IntervalRows
          label={title}
          groups={shown}
          width={width}
          domain={domain}
          ticks={roundTicks(domain)}
          low={low}
          high={high}
          rowHeight={22}
        />
      )}
    </ChartFrame>
  );
}

function effectsTable(groups: readonly EffectGroup[], quantity: string): ChartTable {
  return {
    columns: [
      textColumn('factor', 'Choice'),
      textColumn('level', 'Level'),
      numberColumn('mean', `Mean ${quantity.toLowerCase()}`, 3),
      numberColumn('low', 'Low', 3),
      numberColumn('high', 'High', 3),
    ],
    rows: groups.flatMap(({ factor, rows }) =>
      rows.map(({ label, figure }) => [
        factor,
        label,
        figure?.estimate ?? null,
        figure?.low ?? null,
        figure?.high ?? null,
      ]),
    ),
  };
}
