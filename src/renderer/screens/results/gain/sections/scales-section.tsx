import { useMemo } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { askingFor, conditionsOnScale } from '../model/behind.js';
import { gainAxis } from '../model/gain-axis.js';
import { fileWords, instrumentsOf, scaleName, type GainView } from '../model/gain-view.js';
import { useOpenBehind } from './use-open-behind.js';

/** The gain of every scale, from single requests and with the other scales varied. */
export function ScalesSection({ view }: { readonly view: GainView }) {
  const openBehind = useOpenBehind(view);
  const { doses, mainEffects, confidence, byInstrument } = view.result;
  const groups = useMemo(() => {
    const instruments = instrumentsOf(view);
    return instruments.map(({ id, name }) => ({
      heading: instruments.length === 1 ? null : name,
      rows: [
        ...doses.flatMap((dose): IntervalRow[] => {
          if (dose.instrument !== id) return [];
          const { below, above } = dose.halves;
          return [
            {
              key: `${id} ${dose.scale}`,
              label: scaleName(view, id, dose.scale),
              text: `${formatEstimate(dose.gain)}${dose.spearman === null ? '' : ` · ρ ${formatNumber(dose.spearman)}`}`,
              figure: dose.gain,
              lines: [
                `Gain ${intervalWords(dose.gain)}`,
                ...(below === null || above === null
                  ? []
                  : [`${formatNumber(below)} below the middle, ${formatNumber(above)} above it`]),
                `${formatCounted(dose.violations, 'step')} of ${dose.points.length - 1} against the request`,
              ],
              open: () => openBehind(conditionsOnScale(view, askingFor(view, dose), dose, 'every level')),
            },
          ];
        }),
        ...overall(byInstrument[id]),
      ],
    }));
  }, [view, doses, byInstrument, openBehind]);
  const effects = useMemo(
    () =>
      mainEffects.map((effect): IntervalRow => ({
        key: `${effect.instrument} ${effect.scale}`,
        label: scaleName(view, effect.instrument, effect.scale),
        text: formatEstimate(effect.gain),
        figure: effect.gain,
        hollow: true,
        lines: [
          `Gain ${intervalWords(effect.gain)}`,
          `Level ${effect.low.level}: ${formatNumber(effect.low.mean)}; level ${effect.high.level}: ${formatNumber(effect.high.mean)}`,
        ],
      })),
    [view, mainEffects],
  );
  const rest = {
    quantity: 'Gain',
    faded: view.faded,
    ...gainAxis([...doses, ...mainEffects].map(({ gain }) => gain)),
  };
  return (
    <div className={styles.stack}>
      {doses.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Gain by scale"
            description={`Slope of observed on requested score: 1 follows fully, 0 not at all. Whiskers are ${formatConfidence(confidence)} intervals over items and over how levels are worded; the hollow mark is the mean.`}
            groups={groups.filter(({ rows }) => rows.length > 0)}
            fileWords={fileWords(view, 'gain by scale')}
            {...rest}
          />
        </div>
      )}
      {effects.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Gain in profiles"
            description={`From the lowest to the highest level while all other scales are asked for too. Whiskers are ${formatConfidence(confidence)} intervals over items and templates.`}
            groups={[{ heading: null, rows: effects }]}
            fileWords={fileWords(view, 'gain in profiles')}
            {...rest}
          />
        </div>
      )}
    </div>
  );
}

function overall(figure: GainView['result']['byInstrument'][string] | undefined): IntervalRow[] {
  if (figure === undefined || figure.scales < 2) return [];
  return [
    {
      key: 'mean',
      label: 'Mean',
      text: `${formatEstimate(figure)}${figure.spearman === null ? '' : ` · ρ ${formatNumber(figure.spearman)}`}`,
      figure,
      hollow: true,
      lines: [
        `Mean gain ${intervalWords(figure)}`,
        `Over ${formatCounted(figure.scales, 'scale')} and ${formatCounted(figure.levels.length, 'level')}`,
      ],
    },
  ];
}
