import { useMemo } from 'react';
import { HistogramPanels } from '../../../../charts/histogram-panels.js';
import type { HistogramPanel } from '../../../../charts/histogram-figure.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { scoreTicks } from '../../../../charts/layout/score-range.js';
import styles from '../../sections/sections.module.css';
import { fileWords, peopleName, type PopulationView } from '../model/population-view.js';
import { formatRatio } from '../model/verdict-words.js';
import { useOpenScale } from './use-open-behind.js';

/** Where simulated people lie on every scale, over where people lie, with the default persona marked. */
export function DistributionsSection({ view }: { readonly view: PopulationView }) {
  const openScale = useOpenScale(view);
  const { scales, reference } = view.result;
  const panels = useMemo(
    () =>
      scales.map((scale): HistogramPanel => {
        const { simulated, human } = scale;
        return {
          key: scale.scale,
          title: scale.name,
          subtitle: `SD ${formatNumber(simulated.standardDeviation)}, people ${formatNumber(human.standardDeviation)}; variance ratio ${formatRatio(scale.varianceRatio.estimate)}`,
          min: scale.min,
          max: scale.max,
          ticks: scoreTicks(scale),
          low: scale.low,
          high: scale.high,
          bars: simulated.histogram,
          outline: human.histogram,
          marked: scale.default,
          lines: [
            `Simulated: mean ${formatNumber(simulated.mean)}, SD ${formatNumber(simulated.standardDeviation)}, ${simulated.people} people`,
            `People: mean ${formatNumber(human.mean)}, SD ${formatNumber(human.standardDeviation)}${human.people === null ? '' : `, ${human.people} people`}`,
            ...(scale.default === null ? [] : [`Default persona ${formatNumber(scale.default)}`]),
          ],
          open: () => openScale(scale.instrument, scale.scale),
        };
      }),
    [scales, openScale],
  );
  return (
    <>
      <p className={styles.words}>
        {reference.name}. {reference.source}
      </p>
      <div className={styles.panel}>
        <HistogramPanels
          title="Scores of simulated people and of people"
          description="Shares of people by score. Where simulated people pile up around the default persona, the population has collapsed to it. Bars taller than half of all people are cut off there."
          panels={panels}
          barName="simulated people"
          outlineName={peopleName(view)}
          markedName="default persona"
          fileWords={fileWords(view, 'distributions')}
          faded={view.faded}
        />
      </div>
    </>
  );
}
