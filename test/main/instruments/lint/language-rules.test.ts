import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import { english, findingsOf, soundRating, without } from './sound-instruments.js';

const sound = soundRating();
const german = (id: string, de: string): Instrument => ({
  ...sound,
  items: sound.items.map((item) => (item.id === id ? { ...item, text: { ...item.text, de } } : item)),
});

describe('translation-incomplete', () => {
  it('warns of texts that a language lacks', () => {
    const [first, ...rest] = sound.items;
    const lacking = { ...sound, items: [{ ...first!, text: { en: 'I rest.' } }, ...rest] };
    expect(findingsOf('translation-incomplete', lacking)).toMatchObject([
      { severity: 'warning', path: ['items', 0, 'text'], message: '1 text of 9 has no "de"' },
    ]);
    expect(findingsOf('translation-incomplete', sound)).toEqual([]);
  });
});

describe('translation-untranslated', () => {
  it('warns of items and options left in English', () => {
    expect(findingsOf('translation-untranslated', german('c3', 'Bad news slides off me.'))).toMatchObject([
      {
        severity: 'warning',
        path: ['items', 2, 'text', 'de'],
        message: '1 item of 6 in "de" has the text in "en"',
      },
    ]);
    const options = sound.options.map(({ score, text }) => ({
      score,
      text: { en: text['en']!, de: text['en']! },
    }));
    expect(findingsOf('translation-untranslated', { ...sound, options })).toMatchObject([
      { path: ['options', 0, 'text', 'de'], message: expect.stringContaining('options of 3 in "de"') },
    ]);
    expect(findingsOf('translation-untranslated', sound)).toEqual([]);
  });

  it('lets a dialect share its texts', () => {
    const items = sound.items.map((item) => ({
      ...item,
      text: { en: item.text['en']!, 'en-gb': item.text['en']! },
    }));
    expect(findingsOf('translation-untranslated', { ...sound, items })).toEqual([]);
  });
});

describe('translation-translator', () => {
  it('notes languages of which nobody is named', () => {
    const nameless = without(sound, 'translations');
    expect(findingsOf('translation-translator', nameless)).toMatchObject([
      { severity: 'note', message: 'nobody is named as translator of de' },
    ]);
    expect(
      findingsOf('translation-translator', {
        ...sound,
        translations: [{ language: 'de', citation: 'X (2020)' }],
      }),
    ).toEqual([]);
    expect(findingsOf('translation-translator', english(sound))).toEqual([]);
  });
});
