import { describe, expect, it } from 'vitest';
import { buildIpipNeo120 } from '../../../src/main/instruments/ipip-neo-120.js';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';
import { LANGUAGES, languageInfo } from '../../../src/shared/domain/languages.js';
import { languageSchema } from '../../../src/shared/domain/text.js';

describe('languageInfo', () => {
  it('knows every language of the IPIP-NEO-120 by name', () => {
    for (const tag of instrumentLanguages(buildIpipNeo120())) {
      expect(LANGUAGES.map((language) => language.tag)).toContain(tag);
    }
  });

  it('lists valid tags and names, each once', () => {
    for (const key of ['tag', 'name', 'ownName'] as const) {
      expect(new Set(LANGUAGES.map((language) => language[key])).size).toBe(LANGUAGES.length);
    }
    for (const { tag } of LANGUAGES) expect(languageSchema.safeParse(tag).success).toBe(true);
    const names = LANGUAGES.map(({ name }) => name);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });

  it('writes the own names of right-to-left languages, and no others, in a right-to-left script', () => {
    for (const { ownName, direction } of LANGUAGES) {
      expect(/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(ownName)).toBe(direction === 'rtl');
    }
  });

  it.each([
    ['he', { name: 'Hebrew', ownName: 'עברית', direction: 'rtl' }],
    ['pt-br', { name: 'Portuguese (Brazil)', direction: 'ltr' }],
    ['de-at', { name: 'German (at)', ownName: 'Deutsch (at)', direction: 'ltr' }],
    ['ar-eg', { name: 'Arabic (eg)', direction: 'rtl' }],
    ['ur-latn', { direction: 'ltr' }],
    ['ku-arab-iq', { name: 'ku-arab-iq', direction: 'rtl' }],
    ['tlh', { name: 'tlh', ownName: 'tlh', direction: 'ltr' }],
  ])('%s', (tag, info) => {
    expect(languageInfo(tag)).toMatchObject({ tag, ...info });
  });
});
