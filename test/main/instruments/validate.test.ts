import { describe, expect, it } from 'vitest';
import { instrumentLanguages, validateInstrument } from '../../../src/main/instruments/validate.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';
import { MettleError } from '../../../src/shared/errors.js';
import { sampleInstrument } from './sample-instrument.js';

function refusal(change: (instrument: Instrument) => void): MettleError {
  const instrument = sampleInstrument();
  change(instrument);
  try {
    validateInstrument(instrument, 'mine.json');
  } catch (thrown) {
    if (thrown instanceof MettleError) return thrown;
    throw thrown;
  }
  throw new Error('the instrument was accepted');
}

describe('validateInstrument', () => {
  it('accepts a valid instrument as it is', () => {
    expect(validateInstrument(sampleInstrument(), 'mine.json')).toEqual(sampleInstrument());
  });

  it.each<[string, string, (instrument: Instrument) => void]>([
    [
      'an unknown scale',
      'items[1] (b).keys[0].scale: there is no scale "Q"',
      (i) => (i.items[1]!.keys[0]!.scale = 'Q'),
    ],
    [
      'a scale keyed twice',
      'items[0] (a).keys[1].scale: "F" is keyed twice',
      (i) => i.items[0]!.keys.push({ scale: 'F', sign: -1 }),
    ],
    ['a repeated item', 'items[1] (a).id: "a" is used twice', (i) => (i.items[1]!.id = 'a')],
    ['a repeated scale', 'scales[2] (F).id: "F" is used twice', (i) => (i.scales[2]!.id = 'F')],
    ['a missing parent', 'scales[1] (F).parent: there is no scale "Z"', (i) => (i.scales[1]!.parent = 'Z')],
    [
      'a parent that is no domain',
      'scales[1] (F).parent: "X" is not a domain',
      (i) => (i.scales[1]!.parent = 'X'),
    ],
    ['an axis with a parent', 'scales[3] (X).parent: only a facet', (i) => (i.scales[3]!.parent = 'D')],
    ['a scale without items', 'scales[2] (G): no item is keyed', (i) => i.items.splice(2, 1)],
    ['options out of order', 'options[1].score: options must ascend', (i) => i.options.reverse()],
    ['a score used twice', 'options[1].score: options must ascend', (i) => (i.options[1]!.score = 1)],
    ['uneven scores', 'options[2].score: scores must be evenly spaced', (i) => (i.options[2]!.score = 5)],
    [
      'two options with one text',
      'options[1].text.en: "option 1" is used by two options',
      (i) => (i.options[1]!.text.en = 'option 1'),
    ],
    [
      'an item without a claimed language',
      'items[0] (a).text: has no text in language "de"',
      (i) => i.items.slice(1).forEach((item) => (item.text.de = 'Text')),
    ],
    [
      'options without a claimed language',
      'options[0].text: has no text in language "de"',
      (i) => i.items.forEach((item) => (item.text.de = 'Text')),
    ],
    ['a bad identifier', 'items[0] (a b).id: must be 1 to 64 letters', (i) => (i.items[0]!.id = 'a b')],
    ['an empty text', 'items[2] (c).text.en', (i) => (i.items[2]!.text.en = '')],
  ])('refuses %s', (_, place, change) => {
    const error = refusal(change);
    expect(error.code).toBe('INVALID_INSTRUMENT');
    expect(error.message).toContain('mine.json is not a valid instrument: ');
    expect(error.message).toContain(place);
  });

  it('shows the first problems and counts the rest', () => {
    expect(refusal((i) => i.items.splice(0, 5)).message).toContain('items: ');
    const error = refusal((i) => {
      for (let copy = 0; copy < 7; copy++) i.items.push(structuredClone(i.items[0]!));
    });
    expect(error.message.match(/is used twice/g)).toHaveLength(5);
    expect(error.message).toContain('; and 2 more.');
  });

  it.each([null, [], 'text', 3])('refuses %j', (raw) => {
    expect(() => validateInstrument(raw, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'INVALID_INSTRUMENT',
        message: expect.stringContaining('the file: ') as string,
      }),
    );
  });
});

describe('instrumentLanguages', () => {
  it('lists the languages that every text has', () => {
    const instrument = sampleInstrument();
    for (const entry of [...instrument.items, ...instrument.options]) entry.text.de = 'Text';
    instrument.items[0]!.text.fr = 'un';
    expect(instrumentLanguages(instrument)).toEqual(['de', 'en']);
  });
});
