import type { ScaleView } from '../../../shared/contract/views.js';

/** A scale's name among those of all instruments of a study. */
export function scaleKey(scale: Pick<ScaleView, 'instrument' | 'scale'>): string {
  return `${scale.instrument}/${scale.scale}`;
}

/** The scale of that key, else the first; null where there is none. */
export function chosenScale(scales: readonly ScaleView[], key: string | null): ScaleView | null {
  return scales.find((scale) => scaleKey(scale) === key) ?? scales[0] ?? null;
}

/** The scales to choose from; with more than one instrument, each is named with its own. */
export function scaleOptions(
  scales: readonly ScaleView[],
  instruments: ReadonlyMap<string, string>,
): { readonly value: string; readonly label: string }[] {
  const several = new Set(scales.map(({ instrument }) => instrument)).size > 1;
  return scales.map((scale) => ({
    value: scaleKey(scale),
    label: several ? `${scale.name} (${instruments.get(scale.instrument) ?? scale.instrument})` : scale.name,
  }));
}
