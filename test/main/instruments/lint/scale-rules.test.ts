import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import { findingsOf, soundChoice, soundRating } from './sound-instruments.js';

const keyed = (signs: readonly (1 | -1)[]): Instrument => {
  const sound = soundRating();
  return {
    ...sound,
    items: sound.items
      .slice(0, signs.length)
      .map((item, index) => ({ ...item, keys: [{ scale: 'CA', sign: signs[index]! }] })),
  };
};

describe('keying-balance', () => {
  it('warns of a domain keyed one way, whichever', () => {
    expect(findingsOf('keying-balance', keyed([1, 1, 1, 1, 1, 1]))).toMatchObject([
      { severity: 'warning', path: ['scales', 0], message: expect.stringContaining('keyed as answered') },
    ]);
    expect(findingsOf('keying-balance', keyed([-1, -1, -1, -1, -1, -1]))).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('keyed reversed') },
    ]);
  });

  it('notes a lopsided domain and a facet keyed one way', () => {
    expect(findingsOf('keying-balance', keyed([1, 1, 1, 1, 1, -1]))).toMatchObject([
      { severity: 'note', message: '1 of 6 items of domain CA (Calm) are reversed' },
    ]);
    const sound = soundRating();
    const facet: Instrument = {
      ...sound,
      scales: [...sound.scales, { ...sound.scales[0]!, id: 'F', name: 'Ease', kind: 'facet', parent: 'CA' }],
      items: sound.items.map((item, index) =>
        index < 3 ? { ...item, keys: [...item.keys, { scale: 'F', sign: 1 as const }] } : item,
      ),
    };
    expect(findingsOf('keying-balance', facet)).toMatchObject([{ severity: 'note', path: ['scales', 1] }]);
  });

  it('is content with a balance of two to four, and asks nothing of choices', () => {
    expect(findingsOf('keying-balance', keyed([1, 1, 1, 1, -1, -1]))).toEqual([]);
    expect(findingsOf('keying-balance', soundChoice())).toEqual([]);
  });
});

describe('few-items', () => {
  it('warns below three items and notes below six', () => {
    expect(findingsOf('few-items', keyed([1, -1]))).toMatchObject([
      { severity: 'warning', message: 'domain CA (Calm) has 2 items' },
    ]);
    expect(findingsOf('few-items', keyed([1]))).toMatchObject([{ message: 'domain CA (Calm) has 1 item' }]);
    expect(findingsOf('few-items', keyed([1, -1, 1, -1, 1]))).toMatchObject([{ severity: 'note' }]);
    expect(findingsOf('few-items', keyed([1, -1, 1, -1, 1, -1]))).toEqual([]);
  });
});

describe('several-scales', () => {
  it('warns of items on two domains, not of a domain with its facet', () => {
    const sound = soundRating();
    const other = { ...sound.scales[0]!, id: 'ZE', name: 'Zest' };
    const facet = { ...sound.scales[0]!, id: 'F', kind: 'facet' as const, parent: 'CA' };
    const on = (scale: string): Instrument => ({
      ...sound,
      scales: [...sound.scales, other, facet],
      items: sound.items.map((item, index) =>
        index < 2 ? { ...item, keys: [...item.keys, { scale, sign: 1 as const }] } : item,
      ),
    });
    expect(findingsOf('several-scales', on('ZE'))).toMatchObject([
      {
        severity: 'warning',
        path: ['items', 0, 'keys'],
        message: '2 items (c1, c2) count on CA and ZE, which correlate by that alone',
      },
    ]);
    expect(findingsOf('several-scales', on('F'))).toEqual([]);
  });
});
