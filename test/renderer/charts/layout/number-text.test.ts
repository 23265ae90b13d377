import { describe, expect, it } from 'vitest';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../src/renderer/charts/layout/number-text.js';

describe('numbers', () => {
  it('have a true minus sign, and a zero none', () => {
    expect([-1.005, -0.001, 0, 2].map((value) => formatNumber(value))).toEqual([
      '−1.00',
      '0.00',
      '0.00',
      '2.00',
    ]);
    expect([0.2, -0.2, 0.001].map((value) => formatShift(value))).toEqual(['+0.20', '−0.20', '0.00']);
    expect([0.95, 0.999].map(formatConfidence)).toEqual(['95%', '99.9%']);
    expect(intervalWords({ estimate: 0.5, low: 0.4, high: 0.6 })).toBe('0.50, from 0.40 to 0.60');
  });
});
