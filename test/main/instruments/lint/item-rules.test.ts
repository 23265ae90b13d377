import { describe, expect, it } from 'vitest';
import { findingsOf, soundChoice, soundRating, withTexts } from './sound-instruments.js';

const sound = soundRating();

describe('duplicate-items', () => {
  it('calls equal texts an error, whatever their case and marks', () => {
    expect(
      findingsOf('duplicate-items', withTexts(sound, { c4: 'i stay calm, under pressure' })),
    ).toMatchObject([
      { severity: 'error', path: ['items', 3, 'text', 'en'], message: 'item c4 has the text of item c1' },
    ]);
    expect(findingsOf('duplicate-items', sound)).toEqual([]);
  });

  it('warns where a translation made two items one', () => {
    const [first, second, ...rest] = sound.items;
    const blurred = {
      ...sound,
      items: [first!, { ...second!, text: { ...second!.text, de: first!.text['de']! } }, ...rest],
    };
    expect(findingsOf('duplicate-items', blurred)).toMatchObject([
      { severity: 'warning', path: ['items', 1, 'text', 'de'] },
    ]);
  });

  it('warns of one situation with other options', () => {
    expect(
      findingsOf('duplicate-items', withTexts(soundChoice(), { c2: 'I stay calm under pressure.' })),
    ).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('similar-items', () => {
  it('notes items that share most of their words', () => {
    expect(
      findingsOf('similar-items', withTexts(sound, { c2: 'I stay calm under high pressure.' })),
    ).toMatchObject([
      {
        severity: 'note',
        path: ['items', 1, 'text', 'en'],
        message: 'items c1 and c2 share 83 % of their words',
      },
    ]);
    expect(findingsOf('similar-items', withTexts(sound, { c2: 'I stay awake under pressure.' }))).toEqual([]);
  });

  it('does not compare very short items, nor repeat what is a duplicate', () => {
    expect(findingsOf('similar-items', withTexts(sound, { c1: 'Calm am I.', c2: 'I am calm!' }))).toEqual([]);
    expect(findingsOf('similar-items', withTexts(sound, { c2: 'I stay calm under pressure' }))).toEqual([]);
  });
});

describe('double-barrelled', () => {
  it('notes "and" and "or" as words of their own', () => {
    expect(findingsOf('double-barrelled', withTexts(sound, { c1: 'I rest and sleep.' }))).toMatchObject([
      { severity: 'note', message: 'item c1 joins two things by "and"' },
    ]);
    expect(findingsOf('double-barrelled', withTexts(sound, { c1: 'I rest or sleep.' }))).toHaveLength(1);
    expect(findingsOf('double-barrelled', withTexts(sound, { c1: 'I understand orders.' }))).toEqual([]);
  });
});

describe('negated-reverse', () => {
  it('notes a reversed item that is reversed by a negation', () => {
    expect(findingsOf('negated-reverse', withTexts(sound, { c4: 'I am not calm.' }))).toMatchObject([
      { severity: 'note', message: 'item c4 is reversed and says "not"' },
    ]);
    expect(findingsOf('negated-reverse', withTexts(sound, { c4: 'I don’t stay calm.' }))).toMatchObject([
      { message: expect.stringContaining(`"don't"`) },
    ]);
  });

  it('leaves straight items with a negation alone', () => {
    expect(findingsOf('negated-reverse', withTexts(sound, { c1: 'I am not tense.' }))).toEqual([]);
  });
});

describe('item-length', () => {
  it('notes an item much longer than the typical one', () => {
    const long = 'When the night is long I lie there and hear each clock in the house strike all its hours.';
    expect(findingsOf('item-length', withTexts(sound, { c6: long }))).toMatchObject([
      {
        severity: 'note',
        path: ['items', 5, 'text', 'en'],
        message: expect.stringContaining('1 item (c6) is'),
      },
    ]);
    expect(findingsOf('item-length', sound)).toEqual([]);
  });
});
