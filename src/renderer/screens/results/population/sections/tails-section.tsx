import { useMemo } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatShare } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { shareAxis } from '../model/population-axes.js';
import { fileWords, type PopulationView } from '../model/population-view.js';

/** How many simulated people are as far out as some people are. */
export function TailsSection({ view }: { readonly view: PopulationView }) {
  const { scales, confidence } = view.result;
  const groups = useMemo(
    () =>
      scales.map(({ scale, name, tails }) => ({
        heading: name,
        rows: tails.map(({ deviations, simulated, human }): IntervalRow => ({
          key: `${scale} ${deviations}`,
          label: `beyond ${deviations} SD`,
          text: `${formatShare(simulated.estimate)} · people ${formatShare(human.estimate)}`,
          figure: simulated,
          reference: human.estimate,
          lines: [
            `Simulated ${intervalWords(simulated)}`,
            human.low === human.high ? 'People: by a normal distribution' : `People ${intervalWords(human)}`,
          ],
        })),
      })),
    [scales],
  );
  return (
    <div className={styles.panel}>
      <IntervalChart
        title="Tails"
        description={`Share of simulated people farther from the human mean than one, two and three human standard deviations; the dashed tick is the share of people. Whiskers are ${formatConfidence(confidence)} Wilson intervals.`}
        quantity="Simulated share"
        reference="Human share"
        groups={groups}
        fileWords={fileWords(view, 'tails')}
        faded={view.faded}
        {...shareAxis(scales.flatMap(({ tails }) => tails.map(({ simulated }) => simulated)))}
        {...(scales.some(({ basis }) => basis === 'normal')
          ? {
              note: 'Of people mean and standard deviation alone are known: their shares are those of a normal distribution.',
            }
          : {})}
      />
    </div>
  );
}
