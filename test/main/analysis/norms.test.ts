import { describe, expect, it } from 'vitest';
import { percentileInterval, percentileOf, tScoreOf, zScoreOf } from '../../../src/main/analysis/norms.js';

describe('norms', () => {
  it('reads a score against the mean and spread of a norm group', () => {
    expect(zScoreOf(4.2, 3.5, 0.7)).toBeCloseTo(1, 12);
    expect(tScoreOf(4.2, 3.5, 0.7)).toBeCloseTo(60, 12);
    expect(tScoreOf(2.1, 3.5, 0.7)).toBeCloseTo(30, 12);
    expect(percentileOf(3.5, 3.5, 0.7)).toBe(50);
    // pnorm(1), pnorm(-2) in R.
    expect(percentileOf(4.2, 3.5, 0.7)).toBeCloseTo(84.1344746068543, 10);
    expect(percentileOf(2.1, 3.5, 0.7)).toBeCloseTo(2.27501319481792, 10);
  });

  it('reads the ends of an interval like the score', () => {
    const interval = percentileInterval({ estimate: 3.5, low: 2.8, high: 4.2 }, 3.5, 0.7);
    expect(interval.estimate).toBe(50);
    expect(interval.low).toBeCloseTo(15.8655253931457, 10);
    expect(interval.high).toBeCloseTo(84.1344746068543, 10);
  });

  it('refuses misuse', () => {
    expect(() => percentileOf(3, 3, 0)).toThrow(RangeError);
    expect(() => percentileOf(NaN, 3, 1)).toThrow(RangeError);
    expect(() => zScoreOf(3, Infinity, 1)).toThrow(RangeError);
    expect(() => percentileInterval({ estimate: 1, low: 2, high: 0 }, 3, 1)).toThrow(RangeError);
  });
});
