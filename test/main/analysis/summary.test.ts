import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mean,
  populationVariance,
  quantile,
  standardDeviation,
  sum,
  variance,
} from '../../../src/main/analysis/summary.js';

const DATA = [3.1, -2, 8.8, 4, 4, 0.5, 7.25, 9, 1.1];

describe('moments', () => {
  it('agree with numpy 2.4.6 (mean, var with ddof 1 and 0, std with ddof 1)', () => {
    expect(mean(DATA)).toBeCloseTo(3.9722222222222223, 13);
    expect(variance(DATA)).toBeCloseTo(14.508194444444445, 12);
    expect(populationVariance(DATA)).toBeCloseTo(12.896172839506173, 12);
    expect(standardDeviation(DATA)).toBeCloseTo(3.8089623842254525, 13);
  });

  it('keep digits that plain summation loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Array<number>(10).fill(0.1))).toBe(1);
    // Differences of 1 on top of 10^9: the one-pass formula has no digit left.
    expect(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(30);
  });

  it('find a repeated value constant, and pass on what is no number', () => {
    for (const value of [0.1, 0.7, 1 / 3, -2.3]) {
      for (const length of [2, 3, 7, 10, 1000]) {
        const constant = new Array<number>(length).fill(value);
        expect([mean(constant), variance(constant)]).toEqual([value, 0]);
      }
    }
    expect(mean([1, NaN])).toBeNaN();
    expect(mean([NaN])).toBeNaN();
  });

  it('reject too few values', () => {
    expect(sum([])).toBe(0);
    expect(() => mean([])).toThrow(RangeError);
    expect(() => populationVariance([])).toThrow(RangeError);
    expect(() => variance([1])).toThrow(RangeError);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it.each([
    [0, -2],
    [0.025, -1.5],
    [0.1, 0],
    [0.25, 1.1],
    [0.333, 2.428],
    [0.5, 4],
    [0.9, 8.84],
    [0.975, 8.96],
    [1, 9],
  ])('of type 7 agrees with numpy.quantile 2.4.6 and R 4.2.2 quantile(type = 7) at %f', (p, expected) => {
    expect(quantile(DATA, p)).toBeCloseTo(expected, 12);
  });

  it('orders numbers as numbers, leaves its input alone and rises with p', () => {
    expect(quantile([10, 9, 2, 1], 1)).toBe(10);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, share, share, (data, p, q) => {
        const before = [...data];
        const low = quantile(data, Math.min(p, q));
        expect(low).toBeLessThanOrEqual(quantile(data, Math.max(p, q)) + 1e-9);
        expect(data).toEqual(before);
      }),
    );
  });

  it('rejects what is no share', () => {
    expect(() => quantile([1], -0.1)).toThrow(RangeError);
    expect(() => quantile([1], NaN)).toThrow(RangeError);
  });
});
