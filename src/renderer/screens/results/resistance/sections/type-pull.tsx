import { useMemo } from 'react';
import type { Estimate } from '../../../../../shared/domain/resistance.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import { type IntervalRow } from '../../../../charts/interval-rows.js';
import { formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import { typeRequests } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** How often a requested type is measured, and whether misses fall back to the default, against chance. */
export function TypePull({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const rows = useMemo(
    () => pullRows(view).map((row) => ({ ...row, open: () => openMark(typeRequests(view)) })),
    [view, openMark],
  );
  if (rows.length === 0) return null;
  return (
    <div className={styles.panel}>
      <IntervalChart
        title="Adopted types and the pull of the default"
        description="How often what was asked for is measured, and how often a miss gives the default type; dashed ticks are what chance alone would give."
        quantity="Probability"
        groups={[{ heading: null, rows }]}
        faded={view.faded}
        fileWords={fileWords(view, 'types')}
      />
    </div>
  );
}

function pullRows({ result }: SubjectView): IntervalRow[] {
  const { typeAdoption, defaultPull } = result;
  const flips = typeAdoption?.axisFlips ?? null;
  return [
    ...(typeAdoption === null
      ? []
      : [
          row('types', 'Requested type', typeAdoption, typeAdoption.chance, [
            `Over ${formatCounted(typeAdoption.conditions, 'condition')} that ask for another type than the default`,
          ]),
        ]),
    ...(flips === null
      ? []
      : [
          row('flips', 'Axis flips', flips, flips.chance, [
            `Over ${formatCounted(flips.axes, 'axis', 'axes')} whose other side is asked for`,
          ]),
          ...Object.entries(flips.byAxis).map(([axis, { estimate, conditions }]) => ({
            ...row(`flip ${axis}`, axis, { estimate, low: estimate, high: estimate }, flips.chance, [
              formatCounted(conditions, 'condition'),
            ]),
            text: formatNumber(estimate),
            hollow: true,
          })),
        ]),
    ...(defaultPull === null
      ? []
      : [
          row('pull', 'Default pull', defaultPull, defaultPull.chance, [
            `Of the ${formatShare(defaultPull.missShare)} of administrations that miss the requested type`,
          ]),
        ]),
  ];
}

function row(
  key: string,
  label: string,
  figure: Estimate,
  chance: number,
  lines: readonly string[],
): IntervalRow {
  return {
    key,
    label,
    text: `${formatNumber(figure.estimate)} [${formatNumber(figure.low)}, ${formatNumber(figure.high)}]`,
    figure,
    reference: chance,
    lines: [`Probability ${intervalWords(figure)}; chance ${formatNumber(chance, 3)}`, ...lines],
  };
}
