import { describe, expect, it } from 'vitest';
import {
  counted,
  listed,
  median,
  normalised,
  similarity,
  sourceLanguage,
} from '../../../../src/main/instruments/lint/wording.js';
import { soundRating } from './sound-instruments.js';

describe('wording', () => {
  it('takes texts for the same that differ in case, spaces and marks', () => {
    expect(normalised('  Don’t worry,  BE happy! ')).toBe('dont worry be happy');
    expect(normalised('Ich fürchte mich.')).toBe('ich fürchte mich');
    expect(normalised('मुझे चिंता होती है।')).toBe('मुझे चिंता होती है');
  });

  it('measures what two texts share', () => {
    expect(similarity('a b c d', 'A, b; c e')).toBeCloseTo(3 / 5, 12);
    expect(similarity('', '')).toBe(0);
    expect(similarity('same words', 'Words same')).toBe(1);
  });

  it('counts, lists and takes the middle', () => {
    expect([counted(1, 'item'), counted(0, 'item')]).toEqual(['1 item', '0 items']);
    expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('takes English for the source where there is English', () => {
    const sound = soundRating();
    expect(sourceLanguage(sound)).toBe('en');
    const items = sound.items.map((item) => ({ ...item, text: { de: item.text['de']! } }));
    expect(sourceLanguage({ ...sound, items })).toBe('de');
  });
});
