import { useMemo } from 'react';
import type { ScaleView } from '../../../../../shared/contract/views.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber } from '../../../../charts/layout/number-text.js';
import { poleName, scoreTicks } from '../../../../charts/layout/score-range.js';
import { defaultAnswers } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import { useOpenMark } from './use-open-mark.js';

/** The default's mean on every axis and domain, with where single administrations fall; a figure a response scale. */
export function DefaultProfile({ view }: { readonly view: SubjectView }) {
  const ranges = useMemo(() => responseRanges(view), [view]);
  return (
    <>
      {ranges.map((scales) => (
        <RangeProfile key={`${scales[0]?.min ?? 0} ${scales[0]?.max ?? 0}`} view={view} scales={scales} />
      ))}
    </>
  );
}

function RangeProfile({
  view,
  scales,
}: {
  readonly view: SubjectView;
  readonly scales: readonly ScaleView[];
}) {
  const openMark = useOpenMark(view);
  const { result, study } = view;
  const [first] = scales;
  if (first === undefined) return null;
  const groups = study.instruments.flatMap(({ id, name }) => {
    const rows = scales.flatMap((scale): IntervalRow[] => {
      const standing = result.default.profile[id]?.[scale.scale];
      if (scale.instrument !== id || standing === undefined) return [];
      const { mean, low, high, standardDeviation, variantSpread } = standing;
      return [
        {
          key: `${id} ${scale.scale}`,
          label: scale.name,
          text: formatNumber(mean),
          figure: { estimate: mean, low, high },
          lines: [
            `${formatConfidence(result.confidence)} of administrations from ${formatNumber(low)} to ${formatNumber(high)}; standard deviation ${formatNumber(standardDeviation)}`,
            `From ${poleName(scale.low)} to ${poleName(scale.high)}`,
            ...(variantSpread === null
              ? []
              : [`Standard deviation over the ways of asking ${formatNumber(variantSpread, 3)}`]),
          ],
          open: () => openMark(defaultAnswers(view, { instrument: id, scale: scale.scale })),
        },
      ];
    });
    return rows.length === 0 ? [] : [{ heading: name, rows }];
  });
  return (
    <div className={styles.panel}>
      <IntervalChart
        title="Profile of the default"
        description={`Mean score of each scale without a persona; whiskers are where ${formatConfidence(result.confidence)} of administrations fall.`}
        quantity="Mean"
        groups={groups}
        domain={[first.min, first.max]}
        ticks={scoreTicks(first)}
        low="low pole"
        high="high pole"
        faded={view.faded}
        fileWords={fileWords(view, 'default profile')}
      />
    </div>
  );
}

function responseRanges({ views, result }: SubjectView): ScaleView[][] {
  const ranges = new Map<string, ScaleView[]>();
  for (const scale of views.scales) {
    if (scale.kind === 'facet' || result.default.profile[scale.instrument]?.[scale.scale] === undefined)
      continue;
    const key = `${scale.min} ${scale.max}`;
    ranges.set(key, [...(ranges.get(key) ?? []), scale]);
  }
  return [...ranges.values()];
}
