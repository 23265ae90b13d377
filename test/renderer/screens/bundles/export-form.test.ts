import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  authorProblems,
  choicesOf,
  newAuthor,
  NEW_EXPORT,
  previewedChoices,
} from '../../../../src/renderer/screens/bundles/export/model/export-form.js';
import { isOrcid, readOrcid } from '../../../../src/renderer/screens/bundles/export/model/orcid.js';

describe('an ORCID', () => {
  // The first two are the examples of https://support.orcid.org; the last ends in the check X.
  it.each(['0000-0002-1825-0097', '0000-0001-5109-3700', '0000-0002-1694-233X'])('%s is one', (text) => {
    expect(isOrcid(text)).toBe(true);
  });

  it('is none where one digit is another', () => {
    fc.assert(
      fc.property(fc.nat(14), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = [...'0000000218250097'];
        digits[place] = String((Number(digits[place]) + by) % 10);
        const text = digits.join('').replace(/(.{4})(?=.)/g, '$1-');
        expect(isOrcid(text)).toBe(false);
      }),
    );
  });

  it('is none in another form', () => {
    for (const text of ['', '0000000218250097', '0000-0002-1825-009', ' 0000-0002-1825-0097']) {
      expect(isOrcid(text)).toBe(false);
    }
  });

  it('is read out of its address', () => {
    expect(readOrcid(' https://orcid.org/0000-0002-1694-233x ')).toBe('0000-0002-1694-233X');
  });
});

describe('what is chosen for a bundle', () => {
  it('is complete as it begins', () => {
    expect(choicesOf(NEW_EXPORT)).toEqual({
      ...{ rawText: true, filePaths: false, parquet: true, inspect: true },
      ...{ licence: 'CC-BY-4.0', authors: [] },
    });
  });

  it('names authors without what was left empty', () => {
    const author = { ...newAuthor([]), familyNames: ' Lovelace ' };
    expect(choicesOf({ ...NEW_EXPORT, authors: [author] })?.authors).toEqual([
      { familyNames: 'Lovelace', givenNames: '' },
    ]);
    const known = { ...author, orcid: 'https://orcid.org/0000-0002-1825-0097', affiliation: 'Here' };
    expect(choicesOf({ ...NEW_EXPORT, authors: [known] })?.authors[0]).toMatchObject({
      orcid: '0000-0002-1825-0097',
      affiliation: 'Here',
    });
  });

  it('is none while something is wrong', () => {
    const author = newAuthor([]);
    expect(authorProblems(author).familyNames).toBeDefined();
    expect(choicesOf({ ...NEW_EXPORT, authors: [author] })).toBeNull();
    const wrong = { ...author, familyNames: 'Lovelace', orcid: '0000-0002-1825-0098' };
    expect(authorProblems(wrong).orcid).toContain('16 digits');
    expect(choicesOf({ ...NEW_EXPORT, authors: [wrong] })).toBeNull();
    expect(choicesOf({ ...NEW_EXPORT, licence: ' ' })).toBeNull();
  });

  it('asks for no new preview while a name is typed', () => {
    const typed = { ...NEW_EXPORT, authors: [{ ...newAuthor([]), familyNames: 'L' }], licence: 'X' };
    expect(previewedChoices(typed)).toEqual(previewedChoices(NEW_EXPORT));
  });

  it('gives each author a key of its own', () => {
    const one = newAuthor([]);
    const two = newAuthor([one]);
    expect(newAuthor([two]).key).not.toBe(two.key);
    expect(two.key).not.toBe(one.key);
  });
});
