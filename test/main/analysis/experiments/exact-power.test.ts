import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneSharePower, twoSharesPower } from '../../../../src/main/analysis/experiments/exact-power.js';
import {
  directedChiSquarePower,
  directedTPower,
  fTestPower,
  tTestPower,
} from '../../../../src/main/analysis/experiments/power.js';
import { POWERS } from './reference/power.js';

describe('power in the direction of an effect', () => {
  it('is that of R for t', () => {
    for (const { d, n, alpha, two, paired } of POWERS.t) {
      expect(directedTPower(d * Math.sqrt(n / 2), 2 * n - 2, alpha)).toBeCloseTo(two, 10);
      expect(directedTPower(d * Math.sqrt(n), n - 1, alpha)).toBeCloseTo(paired, 10);
    }
  });

  it('is that of R for a χ² with one degree of freedom', () => {
    for (const { w, n, power } of POWERS.w) expect(directedChiSquarePower(w, n, 0.05)).toBeCloseTo(power, 12);
  });

  it('is that of both tails less the other', () => {
    for (const { d, n } of POWERS.t) {
      const shift = d * Math.sqrt(n / 2);
      const both = directedTPower(shift, 2 * n - 2, 0.05) + directedTPower(-shift, 2 * n - 2, 0.05);
      expect(both).toBeCloseTo(tTestPower(d, n, n, 0.05), 10);
    }
    for (const { w, n, both } of POWERS.w)
      expect(directedChiSquarePower(w, n, 0.05) + directedChiSquarePower(-w, n, 0.05)).toBeCloseTo(both, 10);
    expect(directedTPower(0, 10, 0.05)).toBeCloseTo(0.025, 10);
    expect(fTestPower(0.1, 1, 40, 42, 0.05)).toBeGreaterThan(directedTPower(Math.sqrt(42 / 9), 40, 0.05));
  });
});

describe('exact power', () => {
  it('of two shares is the sum over the tables that R finds', () => {
    for (const { first, second, n, m, alpha, power } of POWERS.twoShares)
      expect(twoSharesPower(n, m, alpha)(first, second)).toBeCloseTo(power, 9);
  });

  it('of two shares lies near that of the normal approximation in large groups', () => {
    for (const { first, second, n, power } of POWERS.approximate)
      expect(Math.abs(twoSharesPower(n, n, 0.05)(first, second) - power)).toBeLessThan(0.02);
  });

  it('of one share is the sum over the counts that R finds', () => {
    for (const { share, n, chance, alpha, power } of POWERS.oneShare)
      expect(oneSharePower(n, chance, alpha)(share)).toBeCloseTo(power, 9);
  });

  it('rises with the share, from no more than about half of alpha', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        share,
        share,
        share,
        (n, m, one, other, second) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)];
          const two = twoSharesPower(n, m, 0.05);
          expect(two(low, second)).toBeLessThanOrEqual(two(high, second) + 1e-9);
          expect(two(second, second)).toBeLessThan(0.08);
          const exact = oneSharePower(n, 0.3, 0.05);
          expect(exact(low)).toBeLessThanOrEqual(exact(high) + 1e-9);
          expect(exact(0.3)).toBeLessThanOrEqual(0.05);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('stays a share where everybody or nobody chooses', () => {
    expect(twoSharesPower(30, 30, 0.05)(1, 0)).toBeCloseTo(1, 9);
    expect(twoSharesPower(30, 30, 0.05)(0, 1)).toBeCloseTo(0, 9);
    expect(twoSharesPower(1, 1, 0.05)(1, 0)).toBeCloseTo(0, 9);
    expect(oneSharePower(1, 0.5, 0.05)(1)).toBe(0);
    expect(oneSharePower(30, 0.5, 0.05)(1)).toBeCloseTo(1, 9);
  });

  it('refuses what is no design and no share', () => {
    expect(() => twoSharesPower(0, 3, 0.05)).toThrow(RangeError);
    expect(() => twoSharesPower(3, 2.5, 0.05)).toThrow(RangeError);
    expect(() => twoSharesPower(3, 3, 1)).toThrow(RangeError);
    expect(() => twoSharesPower(3, 3, 0.05)(1.1, 0)).toThrow(RangeError);
    expect(() => oneSharePower(3, 0.5, 0)).toThrow(RangeError);
    expect(() => oneSharePower(3, 0, 0.05)).toThrow(RangeError);
    expect(() => directedTPower(1, 9, 1)).toThrow(RangeError);
  });
});
