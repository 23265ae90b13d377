import type { Estimate } from '../../../shared/domain/figures.js';
import type { Instrument, Scale } from '../../../shared/domain/instrument.js';
import type { Measure, SpecificationFinding } from '../../../shared/domain/specification-curve/result.js';
import { responseRange, scaleItems } from '../../instruments/scoring.js';

const RESISTANCE: Measure = {
  id: 'resistance',
  instrument: null,
  scale: null,
  name: 'Resistance',
  low: 'adopts what is asked',
  high: 'keeps its default',
  min: 0,
  max: 1,
  reference: 0,
};

/** Resistance, then the default's score on each domain and axis that has items, in the order of instruments and scales. */
export function measuresOf(instruments: readonly Instrument[]): Measure[] {
  return [
    RESISTANCE,
    ...instruments.flatMap((instrument) => {
      const { min, max } = responseRange(instrument);
      const isRead = ({ id, kind }: Scale): boolean =>
        kind !== 'facet' && scaleItems(instrument, id).length > 0;
      return instrument.scales.filter(isRead).map((scale) => ({
        id: `${instrument.id}|${scale.id}`,
        instrument: instrument.id,
        scale: scale.id,
        name: scale.name,
        low: poleOf(scale.low),
        high: poleOf(scale.high),
        min,
        max,
        reference: (min + max) / 2,
      }));
    }),
  ];
}

/** A specification's figure of a measure; null where it has none. */
export function figureOf(
  { instrument, scale }: Measure,
  { resistance, profile }: SpecificationFinding,
): Estimate | null {
  if (instrument === null || scale === null) return resistance;
  return profile[instrument]?.[scale] ?? null;
}

function poleOf({ name, letter }: Scale['low']): string {
  return letter === undefined ? name : `${name} (${letter})`;
}
