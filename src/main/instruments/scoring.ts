import type { Instrument, Item, Scale } from '../../shared/domain/instrument.js';
import { MettleError } from '../../shared/errors.js';

/** +1: counts as answered; -1: counts reversed. */
export type KeyingSign = 1 | -1;

/** An item as it counts on one scale. */
export interface KeyedItem {
  readonly item: Item;
  readonly sign: KeyingSign;
}

/**
 * The score as it counts on a scale: unchanged for `sign` +1, `min + max - score` for -1. `min` and `max` are the ends of
 * the response scale; the result lies on the same scale.
 */
export function keyedScore(score: number, sign: KeyingSign, min: number, max: number): number {
  return sign === 1 ? score : min + max - score;
}

/**
 * The item distribution as it counts on a scale. `probabilities` has one entry per option, ascending by score; for `sign`
 * -1 it is read backwards, which equals `keyedScore` wherever the options lie symmetrically between their ends.
 */
export function keyedProbabilities(probabilities: readonly number[], sign: KeyingSign): number[] {
  return sign === 1 ? [...probabilities] : probabilities.toReversed();
}

/** The lowest and the highest score of the instrument's response options. */
export function responseRange(instrument: Instrument): { readonly min: number; readonly max: number } {
  const scores = instrument.options.map((option) => option.score);
  return { min: Math.min(...scores), max: Math.max(...scores) };
}

/**
 * The items of a scale with their keying, in the instrument's order. A domain without items of its own takes those of its
 * facets, each once. Throws `INVALID_INPUT` for a scale that the instrument does not have.
 */
export function scaleItems(instrument: Instrument, scaleId: string): KeyedItem[] {
  if (!instrument.scales.some((scale) => scale.id === scaleId)) {
    throw new MettleError('INVALID_INPUT', `Instrument ${instrument.id} has no scale "${scaleId}".`, {
      hint: `Choose one of: ${instrument.scales.map((scale) => scale.id).join(', ')}.`,
    });
  }
  const own = itemsKeyedTo(instrument, new Set([scaleId]));
  if (own.length > 0) return own;
  const facets = instrument.scales.filter((scale) => scale.parent === scaleId).map((scale) => scale.id);
  return itemsKeyedTo(instrument, new Set(facets));
}

/** The scales at the top: domains and axes, and facets that belong to no domain, in the instrument's order. */
export function topScales(instrument: Instrument): Scale[] {
  return instrument.scales.filter((scale) => scale.parent === undefined);
}

function itemsKeyedTo(instrument: Instrument, scales: ReadonlySet<string>): KeyedItem[] {
  return instrument.items.flatMap((item) => {
    const key = item.keys.find((candidate) => scales.has(candidate.scale));
    return key === undefined ? [] : [{ item, sign: key.sign }];
  });
}

/**
 * The Jungian type of a profile: one letter per axis in the instrument's order, the high pole's above the midpoint of the
 * response scale, else the low pole's (a score at the midpoint has no preference and falls to the low pole). `scores` holds
 * each axis's mean on the response scale. Null for an instrument without lettered axes. Throws `INVALID_INPUT` where an axis
 * has no score.
 */
export function jungianType(instrument: Instrument, scores: Readonly<Record<string, number>>): string | null {
  const { min, max } = responseRange(instrument);
  const letters = instrument.scales.flatMap((scale) => {
    if (scale.kind !== 'axis' || scale.low.letter === undefined || scale.high.letter === undefined) return [];
    const score = scores[scale.id];
    if (score === undefined || Number.isNaN(score)) {
      throw new MettleError('INVALID_INPUT', `There is no score for axis ${scale.id} of ${instrument.id}.`, {
        hint: 'Give one score for each axis.',
      });
    }
    return [score > (min + max) / 2 ? scale.high.letter : scale.low.letter];
  });
  return letters.length === 0 ? null : letters.join('');
}

/**
 * The items that a quick study keeps: `itemsPerScale` for each domain and axis (all where it has fewer), half of them keyed
 * each way where the scale allows it, spread evenly over the instrument and in its order. The same items every time.
 * Throws `INVALID_INPUT` unless `itemsPerScale` is a whole number of at least 1.
 */
export function quickItems(instrument: Instrument, itemsPerScale: number): Item[] {
  if (!Number.isInteger(itemsPerScale) || itemsPerScale < 1) {
    throw new MettleError('INVALID_INPUT', `A quick study cannot keep ${itemsPerScale} items per scale.`, {
      hint: 'Give a whole number of at least 1.',
    });
  }
  const kept = new Set(
    topScales(instrument).flatMap((scale) => {
      const items = scaleItems(instrument, scale.id);
      const plus = items.filter(({ sign }) => sign === 1);
      const minus = items.filter(({ sign }) => sign === -1);
      const minusWanted = Math.min(minus.length, Math.floor(itemsPerScale / 2));
      const plusTaken = Math.min(plus.length, itemsPerScale - minusWanted);
      const minusTaken = Math.min(minus.length, itemsPerScale - plusTaken);
      return [...evenlySpaced(plus, plusTaken), ...evenlySpaced(minus, minusTaken)].map(
        ({ item }) => item.id,
      );
    }),
  );
  return instrument.items.filter((item) => kept.has(item.id));
}

function evenlySpaced<Entry>(entries: readonly Entry[], count: number): Entry[] {
  return Array.from(
    { length: count },
    (_, step) => entries[Math.floor((step * entries.length) / count)] as Entry,
  );
}
