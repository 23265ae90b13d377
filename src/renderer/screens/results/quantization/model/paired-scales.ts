import type { ScorePair } from '../../../../../shared/contract/views.js';
import type { ScaleShift } from '../../../../../shared/domain/quantization/effect.js';
import type { PairedScale } from '../../../../charts/layout/score-pairs-layout.js';
import { formatNumber, formatShift } from '../../../../charts/layout/number-text.js';
import type { QuantizationView } from './quantization-view.js';

/** The scales of one instrument that the default was answered on. */
export interface InstrumentPairs {
  readonly instrument: string;
  readonly scales: readonly PairedScale[];
}

/** The default's shift on the scale of a pair; null for a reference, and where too little was answered. */
export function shiftOf(
  { result }: QuantizationView,
  { instrument, scale }: Pick<ScorePair, 'instrument' | 'scale'>,
): ScaleShift | null {
  return (
    result.effect?.defaults.find((shift) => shift.instrument === instrument && shift.scale === scale) ?? null
  );
}

/** Every scale's distributions by instrument, in the study's order. */
export function pairedScales(view: QuantizationView): InstrumentPairs[] {
  const { scales, defaults } = view.views;
  const instruments = [...new Set(scales.map(({ instrument }) => instrument))];
  return instruments
    .map((instrument) => ({
      instrument,
      scales: scales.flatMap((scale): PairedScale[] => {
        if (scale.instrument !== instrument) return [];
        const pair = defaults.find((own) => own.instrument === instrument && own.scale === scale.scale);
        return pair === undefined ? [] : [{ scale, pair, ...figuresOf(view, pair) }];
      }),
    }))
    .filter((entry) => entry.scales.length > 0);
}

function figuresOf(view: QuantizationView, pair: ScorePair): Pick<PairedScale, 'means' | 'text'> {
  const shift = shiftOf(view, pair);
  if (shift !== null) {
    return {
      means: { reference: shift.reference, variant: shift.variant },
      text: `${formatNumber(shift.reference)} → ${formatNumber(shift.variant)} (${formatShift(shift.variant - shift.reference, 3)})`,
    };
  }
  const own = view.result.defaultMeans[pair.instrument]?.[pair.scale];
  return {
    means: { reference: null, variant: own ?? null },
    text: own === undefined ? '' : formatNumber(own),
  };
}
