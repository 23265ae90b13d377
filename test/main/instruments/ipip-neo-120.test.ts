import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildIpipNeo120 } from '../../../src/main/instruments/ipip-neo-120.js';
import { scaleItems } from '../../../src/main/instruments/scoring.js';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';

const instrument = buildIpipNeo120();
const byId = new Map(instrument.items.map((item) => [item.id, item]));

describe('IPIP-NEO-120', () => {
  it('has the English text and keying that its figures were made with', () => {
    const content = instrument.items.map((item) => `${item.id} ${item.text.en} ${JSON.stringify(item.keys)}`);
    const text = instrument.items.map((item) => item.text.en).join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '5ec4f02265ce32c8d760df48c4cba38e71f0eafd2cd5b58c9908e494c68af595',
    );
    expect(createHash('sha256').update(content.join('\n')).digest('hex')).toBe(
      'c55abb4abecc0e637a6ea74ee68045fcd5a598eaa7031551a84c421c3358f923',
    );
  });

  it('has 5 domains of 24 items and 30 facets of 4', () => {
    const sizes = (kind: string): number[] =>
      instrument.scales
        .filter((scale) => scale.kind === kind)
        .map((scale) => scaleItems(instrument, scale.id).length);
    expect(sizes('domain')).toEqual(Array.from({ length: 5 }, () => 24));
    expect(sizes('facet')).toEqual(Array.from({ length: 30 }, () => 4));
    expect(instrument.items).toHaveLength(120);
  });

  it('keys as published', () => {
    expect(byId.get('i001')).toMatchObject({
      text: { en: 'Worry about things' },
      keys: [
        { scale: 'N', sign: 1 },
        { scale: 'N1', sign: 1 },
      ],
    });
    expect(byId.get('i120')).toMatchObject({
      text: { en: 'Act without thinking' },
      keys: [
        { scale: 'C', sign: -1 },
        { scale: 'C6', sign: -1 },
      ],
    });
    expect(instrument.items.filter((item) => item.keys.some((key) => key.sign === -1))).toHaveLength(55);
  });

  it('presents minus-keyed items with the same ascending options as all others', () => {
    expect(instrument.options.map((option) => [option.score, option.text.en])).toEqual([
      [1, 'Very Inaccurate'],
      [2, 'Moderately Inaccurate'],
      [3, 'Neither Accurate Nor Inaccurate'],
      [4, 'Moderately Accurate'],
      [5, 'Very Accurate'],
    ]);
    expect(instrument.options[4]?.text.de).toBe('Sehr zutreffend');
  });

  it('has every text in all 39 languages, without surrounding white space', () => {
    expect(instrumentLanguages(instrument)).toHaveLength(39);
    for (const { text } of [...instrument.items, ...instrument.options]) {
      for (const words of Object.values(text)) expect(words).toBe(words.trim());
    }
  });

  it('is built alike each time, whoever changed an earlier copy', () => {
    const first = buildIpipNeo120();
    first.items[0]!.text.en = 'changed';
    expect(buildIpipNeo120()).toEqual(instrument);
  });
});
