import type { SubgroupComparison } from '../../../../../shared/domain/population/subgroups.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, formatShift } from '../../../../charts/layout/number-text.js';
import styles from '../../sections/sections.module.css';
import { differenceAxis } from '../model/population-axes.js';
import { fileWords, scaleName, type PopulationView } from '../model/population-view.js';

/** Whether subgroups of simulated people lie apart as those of people do. */
export function SubgroupsSection({ view }: { readonly view: PopulationView }) {
  const { subgroups, confidence } = view.result;
  return (
    <div className={styles.stack}>
      {subgroups.map((own) => (
        <div key={own.name} className={styles.panel}>
          <IntervalChart
            title={`Gaps by ${own.name}`}
            description={`Mean of each group less that of ${own.base}, the largest group, in points, among simulated people; the dashed tick is the gap among people. Whiskers are ${formatConfidence(confidence)} intervals by Welch’s t.`}
            quantity="Simulated gap"
            reference="Human gap"
            groups={groupsOf(view, own)}
            fileWords={fileWords(view, 'gaps', own.name)}
            faded={view.faded}
            {...differenceAxis(own.gaps.flatMap(({ simulated, human }) => [simulated, human]))}
            note={noteOf(view, own)}
          />
        </div>
      ))}
    </div>
  );
}

function groupsOf(view: PopulationView, { gaps, base }: SubgroupComparison) {
  const scales = [...new Set(gaps.map(({ scale }) => scale))];
  return scales.map((scale) => ({
    heading: scaleName(view, scale),
    rows: gaps
      .filter((gap) => gap.scale === scale)
      .map(({ group, simulated, human, difference }): IntervalRow => ({
        key: `${scale} ${group}`,
        label: group,
        text: `${formatShift(simulated.estimate)} · people ${formatShift(human.estimate)}`,
        figure: simulated,
        reference: human.estimate,
        lines: [
          `${group} less ${base}`,
          `Simulated ${ends(simulated)}`,
          `People ${ends(human)}`,
          `Difference of the gaps ${ends(difference)}`,
        ],
      })),
  }));
}

function ends({ estimate, low, high }: { estimate: number; low: number; high: number }): string {
  return `${formatShift(estimate)}, from ${formatShift(low)} to ${formatShift(high)}`;
}

function noteOf(view: PopulationView, { parity, accuracy }: SubgroupComparison): string {
  const largest = parity.map(
    ({ scale, simulated, human }) =>
      `${scaleName(view, scale)} ${formatNumber(simulated)}, people ${formatNumber(human)}`,
  );
  const own =
    accuracy === null
      ? ''
      : ` Accuracy by group: ${accuracy.groups.map(({ group, accuracy: share }) => `${group} ${formatNumber(share.estimate)}`).join(', ')}, at most ${formatNumber(accuracy.difference)} apart.`;
  return `Largest less smallest mean of a group (demographic parity difference): ${largest.join('; ')}.${own}`;
}
