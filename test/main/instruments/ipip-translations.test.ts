import questionBank from '@bigfive-org/questions';
import { describe, expect, it } from 'vitest';
import { buildIpipNeo120 } from '../../../src/main/instruments/ipip-neo-120.js';
import { describeTranslation, OWN_OPTIONS } from '../../../src/main/instruments/ipip-translations.js';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';

const instrument = buildIpipNeo120();
const translations = new Map(instrument.translations?.map((entry) => [entry.language, entry]));
const languages = instrumentLanguages(instrument);
const optionsIn = (language: string): string[] => instrument.options.map(({ text }) => text[language]!);
const english = optionsIn('en');

/** Codes of the package's list of translators that are not the ones of its texts. */
const CODES: Readonly<Record<string, string>> = { se: 'sv', jp: 'ja' };

describe('response options in other languages', () => {
  it.each(languages.filter((language) => language !== 'en'))(
    '%s: five, different, none left in English, all in one script',
    (language) => {
      const options = optionsIn(language);
      expect(new Set(options.map((text) => text.toLowerCase())).size).toBe(5);
      expect(options.filter((text) => english.includes(text))).toEqual([]);
      const latin = options.filter((text) => /\p{Script=Latin}/u.test(text)).length;
      expect([0, 5]).toContain(latin);
    },
  );

  it('are our own only where the package has none', () => {
    const choices = (language: string) =>
      (questionBank.getChoices(language) as unknown as { plus: { text: string }[] }).plus.map(
        ({ text }) => text,
      );
    const untranslated = languages.filter(
      (language) => language !== 'en' && choices(language).some((text) => english.includes(text)),
    );
    expect(untranslated).toEqual(Object.keys(OWN_OPTIONS).sort());
    for (const language of untranslated) {
      expect(optionsIn(language)).toEqual(OWN_OPTIONS[language]);
      expect(translations.get(language)?.note).toContain('these are Mettle’s own');
    }
  });
});

describe('the record of each translation', () => {
  it('is there for every language but English, once', () => {
    expect(instrument.translations?.map(({ language }) => language)).toEqual(
      languages.filter((language) => language !== 'en'),
    );
  });

  it('names everyone on the package’s list of translators', () => {
    for (const { name, language } of questionBank.getTranslators()) {
      if (language === 'en') continue;
      const known = [...translations.values()].filter(({ translator = '' }) =>
        bare(translator).includes(bare(name)),
      );
      // The list has the Czech translator under "ss"; the README, under "cs".
      const expected = name === 'Vit Budina' ? 'cs' : (CODES[language] ?? language);
      expect([name, known.map((entry) => entry.language)]).toEqual([name, [expected]]);
    }
  });

  it('says which translations are unfinished or repeat a text', () => {
    expect(translations.get('is')?.note).toBe('75 of the 120 items are in English.');
    expect(translations.get('tr')?.note).toBe('21 of the 120 items are in English.');
    expect(translations.get('he')?.note).toBe('Items 6 and 36 have the same text.');
    expect(translations.get('de')).toEqual({
      language: 'de',
      translator: 'Heinz Streib, Manuela Wiedmaier',
    });
  });

  it('reads the texts that it is given', () => {
    const texts = ['eins', 'two', 'eins', 'eins'];
    expect(describeTranslation({ language: 'zz', texts, english: ['one', 'two', 'three', 'four'] })).toEqual({
      language: 'zz',
      note: '1 of the 4 items are in English. Items 1 and 3, 1 and 4 have the same text.',
    });
  });
});

/** Without accents, titles and case: the list and the README write names differently. */
function bare(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^Dr\. /, '')
    .toLowerCase();
}
