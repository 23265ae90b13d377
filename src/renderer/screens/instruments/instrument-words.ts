import type { Instrument, InstrumentFormat, Item } from '../../../shared/domain/instrument.js';

/** What is done with the items of each format, in words. */
export const FORMAT_WORDS: Readonly<
  Record<InstrumentFormat, { readonly name: string; readonly means: string }>
> = {
  rating: { name: 'Ratings', means: 'Every item is rated on the same options.' },
  choice: { name: 'Forced choices', means: 'Every item has options of its own, one for each level.' },
  open: {
    name: 'Open replies',
    means: 'Items are answered freely, and a judge reads the reply by the rubric of its scale.',
  },
};

/**
 * How an item counts, by scale: `+ Trust (Agreeableness)`; a minus sign where it is reversed. The domain of a facet is named
 * where the item is not keyed to it anyway.
 */
export function keyWords(item: Item, scales: Instrument['scales']): string[] {
  const byId = new Map(scales.map((scale) => [scale.id, scale]));
  const keyed = new Set(item.keys.map((key) => key.scale));
  return item.keys.map(({ scale: id, sign }) => {
    const scale = byId.get(id);
    const parent = scale?.parent === undefined ? undefined : byId.get(scale.parent);
    const domain = parent === undefined || keyed.has(parent.id) ? '' : ` (${parent.name})`;
    return `${sign === 1 ? '+' : '−'}\u00a0${scale?.name ?? id}${domain}`;
  });
}

/** The items that count on a scale, by themselves or by one of its facets. */
export function itemsOfScale({ items, scales }: Instrument, scale: string): Item[] {
  const counting = new Set([scale, ...scales.filter(({ parent }) => parent === scale).map(({ id }) => id)]);
  return items.filter(({ keys }) => keys.some((key) => counting.has(key.scale)));
}
