import { describe, expect, it } from 'vitest';
import { spanWords } from '../../../../src/renderer/screens/settings/hours-words.js';

describe('spanWords', () => {
  it('tells a day from a night, and from the whole day', () => {
    expect(spanWords({ from: '08:00', to: '18:00' })).toBe('Every day from 08:00 to 18:00.');
    expect(spanWords({ from: '22:00', to: '07:00' })).toBe(
      'Every night from 22:00 to 07:00 of the next day.',
    );
    expect(spanWords({ from: '12:00', to: '12:00' })).toMatch(/whole day/);
  });
});
