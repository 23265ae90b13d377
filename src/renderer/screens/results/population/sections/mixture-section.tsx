import { useMemo } from 'react';
import type { Mixture } from '../../../../../shared/domain/population/mixture.js';
import { HistogramPanels } from '../../../../charts/histogram-panels.js';
import { formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { fileWords, type PopulationView } from '../model/population-view.js';

const TARGETS: Readonly<Record<Mixture['targets'], string>> = {
  personas: 'what the person is asked to be',
  rows: 'the person’s own scores',
  both: 'what the person is asked to be, or the person’s own scores',
};

/** How much of every simulated person is the default persona. */
export function MixtureSection({
  view,
  mixture,
}: {
  readonly view: PopulationView;
  readonly mixture: Mixture;
}) {
  const { histogram, mean, quartiles } = mixture;
  const panels = useMemo(
    () => [
      {
        key: 'w',
        title: 'Share of the default',
        subtitle: `mean ${formatNumber(mean.estimate)} within 0 and 1; as it is, half from ${formatNumber(quartiles[0])} to ${formatNumber(quartiles[2])}`,
        min: 0,
        max: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        low: 'all target',
        high: 'all default',
        bars: histogram,
        outline: null,
        marked: null,
        lines: [`Mean ${intervalWords(mean)}`, `Median ${formatNumber(quartiles[1])}`],
      },
    ],
    [histogram, mean, quartiles],
  );
  return (
    <>
      <p className={styles.words}>{mixtureWords(mixture)}</p>
      <div className={styles.panel}>
        <HistogramPanels
          title="How much of each person is the default"
          description={`Each simulated person’s scores as a mixture, w of the default and 1 − w of ${TARGETS[mixture.targets]}, by least squares over scales. w is held within 0 and 1 here; the table of people has it as it is.`}
          panels={panels}
          barName="simulated people"
          outlineName=""
          markedName=""
          fileWords={fileWords(view, 'share of the default')}
          faded={view.faded}
        />
      </div>
    </>
  );
}

function mixtureWords({ people, leftOut, distances, withinNoise, above, below, mean }: Mixture): string {
  const noise =
    withinNoise === null
      ? ''
      : ` ${formatShare(withinNoise.estimate)} of simulated people lie within the noise of the default on every scale (${intervalWords(withinNoise)}).`;
  const left =
    leftOut === 0
      ? ''
      : ` ${formatCounted(leftOut, 'person', 'people')} without a target of their own are left out.`;
  return `On average ${formatShare(mean.estimate)} of a simulated person is the default (${intervalWords(mean)}, over ${formatCounted(people, 'person', 'people')}). ${formatShare(above)} moved away from what they should be, ${formatShare(below)} went beyond it. Half lie farther than ${formatNumber(distances[1])} human standard deviations from the default.${noise}${left}`;
}
