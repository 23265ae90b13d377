import { describe, expect, it } from 'vitest';
import { languageName, languagesOf } from '../../../../../src/renderer/screens/design/model/languages.js';

describe('the languages of a study', () => {
  it('are those that every instrument is there in', () => {
    const instruments = [{ languages: ['en', 'de', 'fr'] }, { languages: ['fr', 'en'] }];
    expect(languagesOf(instruments, 'en')).toEqual(['en', 'fr']);
  });

  it('hold the one that is chosen, so that it can be seen to be missing', () => {
    expect(languagesOf([{ languages: ['en'] }], 'de')).toEqual(['en', 'de']);
    expect(languagesOf([], 'en')).toEqual(['en']);
  });

  it('have names', () => {
    expect(languageName('pt-br')).toBe('Brazilian Portuguese');
    expect(languageName('qqx')).toBe('qqx');
  });
});
