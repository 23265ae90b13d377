import { useMemo } from 'react';
import type { Match } from '../../../../../shared/domain/population/match.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { fileWords, scaleName, type PopulationView } from '../model/population-view.js';

/** How simulated people do against the very people that they were made of. */
export function MatchSection({ view, match }: { readonly view: PopulationView; readonly match: Match }) {
  const { confidence } = view.result;
  const groups = useMemo(() => [{ heading: null, rows: rowsOf(view, match) }], [view, match]);
  const low = Math.min(0, ...groups.flatMap(({ rows }) => rows.flatMap(({ figure }) => figure?.low ?? [])));
  return (
    <>
      {match.accuracy !== null && <p className={styles.words}>{accuracyWords(match.accuracy)}</p>}
      <div className={styles.panel}>
        <IntervalChart
          title="Agreement with their own scores"
          description={`Correlation of simulated with own score over ${formatCounted(match.people, 'person', 'people')}; the dashed tick is that of the people’s own two occasions, which nobody can be asked to exceed. Whiskers are ${formatConfidence(confidence)} intervals over people.`}
          quantity="Correlation"
          reference="Retest of people"
          groups={groups}
          domain={[Math.max(-1, low), 1]}
          ticks={low < 0 ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]}
          fileWords={fileWords(view, 'matched')}
          faded={view.faded}
        />
      </div>
    </>
  );
}

function rowsOf(view: PopulationView, { scales }: Match): IntervalRow[] {
  return scales.map(({ scale, people, correlation, retest, normalized, meanAbsoluteError }) => ({
    key: scale,
    label: scaleName(view, scale),
    text: correlation === null ? 'does not vary' : formatEstimate(correlation),
    figure: correlation,
    reference: retest,
    lines: [
      formatCounted(people, 'person', 'people'),
      ...(normalized === null ? [] : [`${intervalWords(normalized)} of their own retest`]),
      `Mean absolute error ${formatNumber(meanAbsoluteError.estimate)} points`,
    ],
  }));
}

function accuracyWords(accuracy: NonNullable<Match['accuracy']>): string {
  const { simulated, byChance, ceiling, ceilingValue, normalized, people, items } = accuracy;
  const whose =
    ceiling === 'human-retest'
      ? 'On a second occasion the people give their own answer again'
      : 'People were asked once, so the ceiling is the subject itself: two of its answers are the same';
  return `An answer of a simulated person is that of the person itself with probability ${intervalWords(simulated)} (${formatNumber(byChance)} by chance), over ${formatCounted(people, 'person', 'people')} and up to ${formatCounted(items, 'item')}. ${whose} with ${formatNumber(ceilingValue.estimate)}${normalized === null ? '' : `; accuracy over this ceiling is ${intervalWords(normalized)}, averaged over people`}.`;
}
