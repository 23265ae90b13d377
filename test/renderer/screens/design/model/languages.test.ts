import type { PersonaGroup } from '../../../../../src/shared/contract/library.js';
import type { Population } from '../../../../../src/shared/domain/population.js';
import { conditionSelectionSchema } from '../../../../../src/shared/domain/study.js';
import { describe, expect, it } from 'vitest';
import {
  languageName,
  languagesOf,
  languageWithOwnName,
  textLanguages,
} from '../../../../../src/renderer/screens/design/model/languages.js';

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
    expect(languageName('pt-br')).toBe('Portuguese (Brazil)');
    expect(languageName('qqx')).toBe('qqx');
    expect(languageWithOwnName('ar')).toBe('Arabic · العربية');
    expect(languageWithOwnName('en')).toBe('English');
  });
});

describe('the languages of what stands before the items', () => {
  const wording = (...tags: string[]) => ({
    id: 'plain',
    heldOut: false,
    text: Object.fromEntries(tags.map((tag) => [tag, 'text'])),
  });
  const text = (id: string, ...tags: string[]) => ({ id, name: id, wordings: [wording(...tags)] });
  const group: PersonaGroup = {
    id: 'own',
    name: 'Own',
    licence: 'CC0-1.0',
    citation: '',
    origin: 'own',
    personas: [{ ...text('p', 'en', 'de'), targets: {} }],
    roles: [],
    placebos: [text('lake', 'en', 'de'), text('brick', 'en')],
    neutrals: [text('assistant', 'en', 'de', 'fr')],
  };
  const people: Population = {
    schemaVersion: 1,
    id: 'people',
    name: 'People',
    licence: 'CC0-1.0',
    citation: '',
    from: 'marginals',
    attributes: [{ id: 'age', name: 'Age', categories: [{ id: 'old', share: 1, sentence: { de: 'alt' } }] }],
  };
  const languages = (changes: Record<string, unknown>) =>
    textLanguages([group], [people], conditionSelectionSchema.parse(changes));

  it('are those that every chosen text has', () => {
    expect(languages({ placebos: ['lake'] })).toEqual(['en', 'de']);
    expect(languages({})).toEqual(['en']);
    expect(languages({ placebos: [], personas: [] })).toEqual(['en', 'fr', 'de']);
  });

  it('are that of the adjectives where personas or anti-targets are made of them', () => {
    expect(languages({ placebos: [], sources: [{ kind: 'graded' }] })).toEqual(['en']);
    expect(languages({ placebos: [], matched: ['anti-target'] })).toEqual(['en']);
  });

  it('are those in which people are told', () => {
    const sources = [{ kind: 'population', population: 'people', size: 3 }];
    expect(languages({ placebos: [], sources })).toEqual(['de']);
    expect(languages({ sources })).toEqual([]);
  });
});
