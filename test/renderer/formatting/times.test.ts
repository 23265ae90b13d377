import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatWhen } from '../../../src/renderer/formatting/times.js';

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [0.4, 'under 1 s'],
    [42, '42 s'],
    [59.7, '1 min'],
    [61, '1 min 1 s'],
    [3599, '59 min 59 s'],
    [3599.6, '1 h'],
    [7800, '2 h 10 min'],
    [86_399, '1 d'],
    [90_000, '1 d 1 h'],
    [10 * 86_400, '10 d'],
    [-1, '–'],
    [Number.NaN, '–'],
  ])('of %d seconds is %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('a time', () => {
  // By the reader's own clock, so that the test holds in every time zone.
  const local = (day: number, hour: number, minute: number, second = 0): string =>
    new Date(2026, 10, day, hour, minute, second).toISOString();
  const now = new Date(2026, 10, 25, 14, 5);

  it('is told with its day and minute', () => {
    expect(formatDate(local(5, 9, 3))).toBe('5 Nov 2026, 09:03');
    expect(formatDate('soon')).toBe('–');
  });

  it.each([
    [local(25, 14, 4, 30), 'just now'],
    [local(25, 13, 53), '12 min ago'],
    [local(25, 9, 3), 'today, 09:03'],
    [local(25, 0, 0), 'today, 00:00'],
    [local(24, 23, 59), 'yesterday, 23:59'],
    [local(23, 23, 59), '23 Nov 2026, 23:59'],
    [local(25, 20, 0), 'today, 20:00'],
    [local(26, 20, 0), 'tomorrow, 20:00'],
    [local(27, 0, 0), '27 Nov 2026, 00:00'],
  ])('%s is told as %s', (iso, text) => {
    expect(formatWhen(iso, now)).toBe(text);
  });
});
