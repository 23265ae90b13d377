import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareCdf,
  chiSquareUpperTail,
} from '../../../../src/main/analysis/experiments/gamma-distribution.js';
import {
  chiSquareNoncentralityInterval,
  fNoncentralityInterval,
  noncentralChiSquareCdf,
  noncentralFCdf,
  noncentralTCdf,
  tNoncentralityInterval,
} from '../../../../src/main/analysis/experiments/noncentral.js';
import { fCdf, tCdf } from '../../../../src/main/analysis/special.js';
import { EXPERIMENTS } from './reference/experiments.js';

describe('noncentral distributions', () => {
  it('are those of R', () => {
    for (const { t, degrees, ncp, p } of EXPERIMENTS.noncentralT)
      expect(noncentralTCdf(t, degrees, ncp)).toBeCloseTo(p, 10);
    for (const { f, first, second, ncp, p } of EXPERIMENTS.noncentralF)
      expect(noncentralFCdf(f, first, second, ncp)).toBeCloseTo(p, 8);
    for (const { x, degrees, ncp, p, central } of EXPERIMENTS.noncentralChiSquare) {
      expect(noncentralChiSquareCdf(x, degrees, ncp)).toBeCloseTo(p, 10);
      expect(chiSquareUpperTail(x, degrees) / central).toBeCloseTo(1, 10);
      expect(chiSquareCdf(x, degrees)).toBeCloseTo(1 - central, 12);
    }
  });

  it('are the central ones at 0, and mirror each other', () => {
    expect(noncentralTCdf(1.3, 7, 0)).toBeCloseTo(tCdf(1.3, 7), 13);
    expect(noncentralFCdf(1.3, 2, 7, 0)).toBeCloseTo(fCdf(1.3, 2, 7), 13);
    expect(noncentralTCdf(-1.3, 7, -2)).toBeCloseTo(1 - noncentralTCdf(1.3, 7, 2), 13);
    expect(noncentralTCdf(0, 7, 1)).toBeCloseTo(1 - noncentralTCdf(0, 7, -1), 13);
    expect(noncentralTCdf(Infinity, 7, 1)).toBe(1);
    expect(noncentralFCdf(Infinity, 2, 7, 1)).toBe(1);
    expect(noncentralFCdf(0, 2, 7, 1)).toBe(0);
  });

  it('hold far from 0, where a series from its first term underflows', () => {
    expect(noncentralTCdf(60, 2644, 60)).toBeCloseTo(0.5, 1);
    expect(noncentralChiSquareCdf(1617, 1, 1616)).toBeCloseTo(0.5, 1);
    expect(noncentralFCdf(1617, 1, 1e6, 1616)).toBeCloseTo(0.5, 1);
  });

  it('fall as the noncentrality rises, and their intervals hold what they are inverted from', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (t, degrees) => {
          const { low, high } = tNoncentralityInterval(t, degrees, 0.9);
          expect(low).toBeLessThan(high);
          expect(noncentralTCdf(t, degrees, low)).toBeCloseTo(0.95, 6);
          expect(noncentralTCdf(t, degrees, high)).toBeCloseTo(0.05, 6);
        },
      ),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 2, max: 200 }),
        (f, first, second) => {
          const { low, high } = fNoncentralityInterval(f, first, second, 0.9);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(high);
          if (low > 0) expect(noncentralFCdf(f, first, second, low)).toBeCloseTo(0.95, 6);
          if (high > 0) expect(noncentralFCdf(f, first, second, high)).toBeCloseTo(0.05, 6);
        },
      ),
      { numRuns: 40 },
    );
    expect(chiSquareNoncentralityInterval(0, 2, 0.95)).toEqual({ estimate: 0, low: 0, high: 0 });
    const { low, high } = chiSquareNoncentralityInterval(20, 1, 0.95);
    expect(low).toBeLessThan(20);
    expect(high).toBeGreaterThan(20);
  });

  it('refuse misuse', () => {
    expect(() => noncentralTCdf(1, 0, 1)).toThrow(RangeError);
    expect(() => noncentralTCdf(1, 4, Infinity)).toThrow(RangeError);
    expect(() => noncentralFCdf(1, 1, 1, -1)).toThrow(RangeError);
    expect(() => noncentralFCdf(1, 0, 1, 1)).toThrow(RangeError);
    expect(() => noncentralChiSquareCdf(1, 1, -1)).toThrow(RangeError);
    expect(() => chiSquareCdf(1, 0)).toThrow(RangeError);
    expect(() => tNoncentralityInterval(Infinity, 4, 0.9)).toThrow(RangeError);
    expect(() => tNoncentralityInterval(1, 4, 1)).toThrow(RangeError);
    expect(() => fNoncentralityInterval(-1, 1, 4, 0.9)).toThrow(RangeError);
    expect(() => chiSquareNoncentralityInterval(NaN, 1, 0.9)).toThrow(RangeError);
  });
});
