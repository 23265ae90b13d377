import { describe, expect, it } from 'vitest';
import { readability } from '../../../../src/main/analysis/readability.js';
import { findingsOf, soundRating, withTexts } from './sound-instruments.js';

const hard =
  'Notwithstanding considerable organisational responsibilities, equanimity characterises my interpersonal communication throughout.';

describe('reading-level', () => {
  it('warns where the items as a whole are hard to read, and names the hardest', () => {
    const all = Object.fromEntries(soundRating().items.map(({ id }) => [id, hard]));
    const findings = findingsOf('reading-level', withTexts(soundRating(), all), { readability });
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      path: ['items'],
      message: expect.stringMatching(/school grade \d+\.\d \(Flesch-Kincaid; reading ease -?\d+\)/),
    });
    expect(findings.slice(1)).toHaveLength(6);
    expect(findings[1]).toMatchObject({ severity: 'note', path: ['items', 0, 'text', 'en'] });
  });

  it('has nothing to say about plain items, nor without a measure', () => {
    expect(findingsOf('reading-level', soundRating(), { readability })).toEqual([]);
    expect(findingsOf('reading-level', withTexts(soundRating(), { c1: hard }))).toEqual([]);
  });

  it('holds the grade against eight', () => {
    const at = (grade: number): number =>
      findingsOf('reading-level', soundRating(), { readability: () => ({ grade, ease: 50 }) }).length;
    expect([at(8), at(8.1)]).toEqual([0, 1]);
  });

  it('looks at English alone', () => {
    const german = soundRating();
    const items = german.items.map((item) => ({ ...item, text: { de: item.text['de']! } }));
    expect(findingsOf('reading-level', { ...german, items }, { readability })).toEqual([]);
  });
});
