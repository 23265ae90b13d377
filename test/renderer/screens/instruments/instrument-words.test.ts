import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import { itemsOfScale, keyWords } from '../../../../src/renderer/screens/instruments/instrument-words.js';

const pole = { name: 'x' };
const item = (id: string, scale: string, sign: 1 | -1) => ({ id, text: { en: id }, keys: [{ scale, sign }] });
const instrument = {
  scales: [
    { id: 'A', name: 'Agreeableness', kind: 'domain', low: pole, high: pole },
    { id: 'A1', name: 'Trust', kind: 'facet', parent: 'A', low: pole, high: pole },
    { id: 'E', name: 'Extraversion', kind: 'domain', low: pole, high: pole },
  ],
  items: [item('1', 'A1', 1), item('2', 'E', -1), item('3', 'A', 1)],
} as unknown as Instrument;

describe('how an item counts', () => {
  it('names the scale, its domain and the sign', () => {
    const words = instrument.items.map((entry) => keyWords(entry, instrument.scales));
    expect(words).toEqual([
      ['+\u00a0Trust (Agreeableness)'],
      ['−\u00a0Extraversion'],
      ['+\u00a0Agreeableness'],
    ]);
    const both = {
      ...item('4', 'A', 1),
      keys: [
        { scale: 'A', sign: 1 as const },
        { scale: 'A1', sign: 1 as const },
      ],
    };
    expect(keyWords(both, instrument.scales)).toEqual(['+\u00a0Agreeableness', '+\u00a0Trust']);
  });

  it('falls back on the id of a scale that is not there', () => {
    expect(keyWords(item('4', 'Z', 1), instrument.scales)).toEqual(['+\u00a0Z']);
  });
});

describe('items of a scale', () => {
  it('are those of its facets too', () => {
    expect(itemsOfScale(instrument, 'A').map(({ id }) => id)).toEqual(['1', '3']);
    expect(itemsOfScale(instrument, 'A1').map(({ id }) => id)).toEqual(['1']);
  });
});
