import { useState } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { scoreTicks } from '../../../../charts/layout/score-range.js';
import type { ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';
import { Select } from '../../../../ui/select.js';
import styles from '../../sections/sections.module.css';
import { useSurroundings } from '../../surroundings.js';
import { personasOnScale } from '../model/behind.js';
import { fileWords, keyOf, type InstabilityView } from '../model/instability-view.js';
import { useOpenBehind } from './use-open-behind.js';

/** How far one persona's administrations lie apart, beside how far personas do. */
export function SpreadSection({ view }: { readonly view: InstabilityView }) {
  const { scales } = view.result;
  const { everyScale } = useSurroundings();
  const [key, setKey] = useState(scales[0] === undefined ? '' : keyOf(scales[0]));
  const shown = everyScale ? scales : scales.filter((scale) => keyOf(scale) === key);
  return (
    <>
      {!everyScale && scales.length > 1 && (
        <div className={styles.choices}>
          <Select
            label="Scale"
            value={key}
            onChange={setKey}
            options={scales.map((scale) => ({ value: keyOf(scale), label: scale.name }))}
          />
        </div>
      )}
      <div className={styles.stack}>
        {shown.map((scale) => (
          <div key={keyOf(scale)} className={styles.panel}>
            <Spread view={view} scale={scale} />
          </div>
        ))}
      </div>
    </>
  );
}

function Spread({ view, scale }: { readonly view: InstabilityView; readonly scale: ScaleInstabilityResult }) {
  const open = useOpenBehind(view);
  const rows = scale.spread
    .toSorted((left, right) => right.mean - left.mean)
    .map((persona): IntervalRow => {
      const deviation = persona.runDeviation ?? 0;
      return {
        key: persona.label,
        label: persona.label,
        text: `${formatNumber(persona.mean)} ± ${formatNumber(deviation)}`,
        figure: {
          estimate: persona.mean,
          low: Math.max(scale.min, persona.mean - deviation),
          high: Math.min(scale.max, persona.mean + deviation),
        },
        lines: [
          `Mean ${formatNumber(persona.mean)}, standard deviation over runs ${formatNumber(deviation)}`,
          ...persona.administrations.map(({ name, mean }) => `${name}: ${formatNumber(mean)}`),
        ],
        open: () => open(personasOnScale(view, scale, [persona], persona.label)),
      };
    });
  return (
    <IntervalChart
      title={`${scale.name}: one persona’s runs against personas`}
      description={`Each persona’s mean score over administrations; the whisker is one standard deviation of a single run of ${scale.items} items either way. Where whiskers are as long as personas lie apart, one run does not tell who is speaking.`}
      quantity="Mean score"
      groups={[{ heading: null, rows }]}
      rowHeight={22}
      domain={[scale.min, scale.max]}
      ticks={scoreTicks(scale)}
      low={scale.low}
      high={scale.high}
      faded={view.faded}
      fileWords={fileWords(view, scale.name, 'personas')}
    />
  );
}
