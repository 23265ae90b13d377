import { describe, expect, it } from 'vitest';
import { findingsOf, soundChoice, soundRating, without } from './sound-instruments.js';

describe('choice-length', () => {
  it('warns where one level is the longest throughout', () => {
    const cue = soundChoice((item) => ({
      options: item.options!.map(({ en = '' }, place) => ({
        en: place === 2 ? `${en} And that is that.` : en,
      })),
    }));
    expect(findingsOf('choice-length', cue)).toMatchObject([
      { severity: 'warning', message: 'option 3 (ascending) is the longest in 6 of 6 items' },
      { severity: 'note' },
    ]);
    expect(findingsOf('choice-length', soundChoice())).toEqual([]);
  });

  it('notes an item with one option that stands out', () => {
    const long = soundChoice((item, index) =>
      index === 1
        ? { options: [{ en: 'I run off as fast as my feet can go.' }, ...item.options!.slice(1)] }
        : {},
    );
    expect(findingsOf('choice-length', long)).toMatchObject([
      {
        severity: 'note',
        path: ['items', 1, 'options'],
        message: expect.stringContaining('1 item (c2) has'),
      },
    ]);
  });
});

describe('choice-order', () => {
  it('warns where every item presents its levels alike', () => {
    expect(
      findingsOf(
        'choice-order',
        soundChoice(() => ({ presented: [2, 1, 0] })),
      ),
    ).toMatchObject([{ severity: 'warning', path: ['items', 0, 'presented'] }]);
    const none = soundChoice();
    const items = none.items.map((item) => without(item, 'presented'));
    expect(findingsOf('choice-order', { ...none, items })).toMatchObject([{ path: ['items', 0, 'options'] }]);
  });

  it('is content with different orders, and asks nothing of ratings', () => {
    expect(findingsOf('choice-order', soundChoice())).toEqual([]);
    expect(findingsOf('choice-order', soundRating())).toEqual([]);
  });
});
