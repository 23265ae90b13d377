import { useMemo } from 'react';
import type { SteerabilitySummary } from '../../../../../shared/domain/resistance.js';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import { personaRequests } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** How far personas move the distributions toward the pole, within the room that the default leaves. */
export function SteerabilityChart({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { against, with: along } = view.result.steerability;
  const rows = useMemo(
    () => [
      ...(against === null
        ? []
        : [
            {
              ...steerabilityRow('Against the default', against),
              open: () => openMark(personaRequests(view, 'against')),
            },
          ]),
      ...(along === null
        ? []
        : [
            {
              ...steerabilityRow('With the default', along),
              open: () => openMark(personaRequests(view, 'with')),
            },
          ]),
    ],
    [against, along, view, openMark],
  );
  if (rows.length === 0) return null;
  const low = rows.some(({ value }) => value < 0) ? -0.25 : 0;
  return (
    <div className={styles.panel}>
      <BarChart
        title="Steerability"
        description="How far personas move the distributions toward the pole, as a share of the response scale; the frame is the room that the default leaves."
        quantity="Index"
        ceiling="Ceiling"
        groups={[{ heading: null, rows }]}
        domain={[low, 1]}
        ticks={low < 0 ? [-0.25, 0, 0.5, 1] : [0, 0.5, 1]}
        rowHeight={34}
        faded={view.faded}
        fileWords={fileWords(view, 'steerability')}
      />
    </div>
  );
}

function steerabilityRow(
  label: string,
  { index, ceiling, displacement, cells }: SteerabilitySummary,
): BarRow {
  return {
    key: label,
    label,
    text: `${formatNumber(index)} of ${formatNumber(ceiling)}`,
    value: index,
    ceiling,
    lines: [`Movement of any kind ${formatNumber(displacement)}`, formatCounted(cells, 'cell')],
  };
}
