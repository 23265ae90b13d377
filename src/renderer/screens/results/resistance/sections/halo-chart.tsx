import { useMemo } from 'react';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import { byScaleRows } from '../model/detail-tables.js';
import { scaleName, wholeScale } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** How far scales move that no persona asks for; nothing where every scale is asked for. */
export function HaloChart({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { halo, overshoot } = view.result;
  const rows = useMemo(
    () =>
      byScaleRows(halo?.byScale ?? {}).map(([instrument, scale, { meanShift, share, cells }]): BarRow => ({
        key: `${instrument} ${scale}`,
        label: scaleName(view.views, instrument, scale),
        text: formatNumber(meanShift),
        value: meanShift,
        reference: halo?.margin ?? 0,
        lines: [`${formatShare(share)} of ${formatCounted(cells, 'cell')} moved by more than the margin`],
        open: () => openMark(wholeScale(view, { instrument, scale })),
      })),
    [halo, view, openMark],
  );
  if (halo === null || rows.length === 0) return null;
  const top = Math.max(1, ...rows.map(({ value }) => value), halo.margin);
  return (
    <div className={styles.panel}>
      <BarChart
        title="Halo: scales that no persona asked for"
        description={`Mean movement, in points, of scales that the persona does not name; the dashed tick is the margin of ${formatNumber(halo.margin)}.`}
        quantity="Mean shift"
        reference="Margin"
        groups={[{ heading: null, rows }]}
        domain={[0, top]}
        ticks={[0, top / 2, top]}
        faded={view.faded}
        fileWords={fileWords(view, 'halo')}
        note={[
          `${formatShare(halo.share)} of ${formatCounted(halo.cells, 'cell')} moved by more than the margin.`,
          ...(overshoot === null
            ? []
            : [
                `${formatShare(overshoot.share)} of graded requests were exceeded by more than ${formatNumber(overshoot.margin)}.`,
              ]),
        ].join(' ')}
      />
    </div>
  );
}
