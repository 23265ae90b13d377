import { useMemo } from 'react';
import type { ScorePair } from '../../../../../shared/contract/views.js';
import type { PairedScale } from '../../../../charts/layout/score-pairs-layout.js';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../charts/layout/number-text.js';
import { ScorePairs } from '../../../../charts/score-pairs.js';
import styles from '../../sections/sections.module.css';
import { defaultOnScale } from '../model/behind.js';
import { pairedScales, shiftOf } from '../model/paired-scales.js';
import { fileWords, fullName, instrumentName, type QuantizationView } from '../model/quantization-view.js';
import { useOpenBehind } from './use-open-behind.js';

/** The default's distribution on every scale, the variant's over its reference's. */
export function ScalesSection({ view }: { readonly view: QuantizationView }) {
  const open = useOpenBehind(view.study.id);
  const byInstrument = useMemo(() => pairedScales(view), [view]);
  const effect = view.result.effect;
  const words = ({ pair, means }: PairedScale): string[] => {
    const shift = shiftOf(view, pair);
    const noise = shift?.noiseUnits ?? null;
    return [
      ...(means.variant === null ? [] : [`Mean ${formatNumber(means.variant, 3)}`]),
      ...(means.reference === null ? [] : [`The reference’s mean ${formatNumber(means.reference, 3)}`]),
      ...(shift === null
        ? []
        : shift.shift === null
          ? ['No interval: fewer than two items']
          : [
              `Shift ${intervalWords(shift.shift)}, a ${formatConfidence(view.result.confidence)} interval over ${shift.items} items`,
            ]),
      ...(noise === null ? [] : [`${formatShift(noise, 1)} standard deviations of the noise floor`]),
    ];
  };
  return (
    <div className={styles.stack}>
      {byInstrument.map(({ instrument, scales }) => (
        <div key={instrument} className={styles.panel}>
          <ScorePairs
            title={
              byInstrument.length === 1
                ? 'Default on every scale'
                : `Default, ${instrumentName(view, instrument)}`
            }
            description={
              effect === null
                ? 'How likely each score is in one administration of the default.'
                : 'How likely each score is in one administration of the default: filled, this subject’s; dashed, the reference’s, over the items that both answered. The marks are the means.'
            }
            scales={scales}
            names={{
              variant: view.name,
              reference: effect === null ? null : fullName(effect.reference),
            }}
            words={words}
            faded={view.faded}
            fileWords={fileWords(view, instrument, 'default distributions')}
            onOpen={(pair: ScorePair) => open(defaultOnScale(view, pair, scaleName(scales, pair)))}
          />
        </div>
      ))}
    </div>
  );
}

function scaleName(scales: readonly PairedScale[], pair: ScorePair): string {
  return scales.find((scale) => scale.pair === pair)?.scale.name ?? pair.scale;
}
