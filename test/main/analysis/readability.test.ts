import { describe, expect, it } from 'vitest';
import { countSyllables, readability } from '../../../src/main/analysis/readability.js';

/** Counted by hand after a dictionary's hyphens. */
const SYLLABLES: readonly (readonly [number, string])[] = [
  [1, 'make friends things asked liked hours great year quite guess rude strengths someone’s'],
  [
    2,
    'worry people complete careful lonely sometimes something quiet create react lion science language rhythms',
  ],
  [
    3,
    'easily emotions excitement theory idea serious behaviour curious decided challenging created violence',
  ],
  [4, 'successfully variety experience material reliable society generally'],
  [5, 'imagination individual uncomfortable philosophical'],
  [6, 'simultaneously'],
];

describe('countSyllables', () => {
  it('is right for at least nine in ten of common words of questionnaires', () => {
    const words = SYLLABLES.flatMap(([count, list]) => list.split(' ').map((word) => ({ word, count })));
    const right = words.filter(({ word, count }) => countSyllables(word) === count);
    expect(right.length / words.length).toBeGreaterThanOrEqual(0.9);
    for (const { word, count } of words)
      expect(Math.abs(countSyllables(word) - count)).toBeLessThanOrEqual(1);
  });

  it('does not mind case, accents or marks, and counts no letters as none', () => {
    expect(countSyllables('WORRY')).toBe(2);
    expect(countSyllables('café')).toBe(countSyllables('cafe'));
    expect(countSyllables("don't")).toBe(1);
    expect(countSyllables('42')).toBe(0);
    expect(countSyllables('hmm')).toBe(1);
  });
});

describe('readability', () => {
  it('computes both formulas from its counts', () => {
    // 6 words of one syllable in one sentence: .39 · 6 + 11.8 - 15.59; 206.835 - 1.015 · 6 - 84.6.
    const easy = readability('The cat sat on the mat.')!;
    expect(easy).toMatchObject({ sentences: 1, words: 6, syllables: 6 });
    expect(easy.grade).toBeCloseTo(-1.45, 10);
    expect(easy.ease).toBeCloseTo(116.145, 10);
  });

  it.each([
    // Six items of the IPIP: 18 words; 5 + 5 + 9 + 3 + 7 + 6 syllables.
    [
      'Worry about things. Make friends easily. Have a vivid imagination. Trust others. Complete tasks successfully. Get angry easily.',
      0.39 * (18 / 6) + 11.8 * (35 / 18) - 15.59,
    ],
    // The opening of the Gettysburg Address: 30 words in one sentence; 48 syllables.
    [
      'Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.',
      0.39 * 30 + 11.8 * (48 / 30) - 15.59,
    ],
  ])('comes within one grade of a count by hand: %s', (text, grade) => {
    expect(Math.abs(readability(text)!.grade - grade)).toBeLessThan(1);
  });

  it('rises with longer sentences and longer words', () => {
    const plain = readability('I like art. I read a lot.')!;
    const dense = readability(
      'I appreciate philosophical literature, particularly complicated interpretations of it.',
    )!;
    expect(dense.grade).toBeGreaterThan(plain.grade + 5);
    expect(dense.ease).toBeLessThan(plain.ease);
  });

  it('counts sentences by their marks, not by abbreviations or decimals', () => {
    expect(readability('Dr. Smith asks: why not? Prices rose by 3.5 points')).toMatchObject({
      sentences: 3,
      words: 10,
    });
    expect(readability('Worry about things')).toMatchObject({ sentences: 1, words: 3 });
    expect(readability('First block\n\nSecond block')).toMatchObject({ sentences: 2 });
    expect(readability('a well-known fact')).toMatchObject({ words: 4 });
  });

  it('is null without words', () => {
    expect(readability('')).toBeNull();
    expect(readability(' … !')).toBeNull();
  });
});
