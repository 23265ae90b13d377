import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fCdf,
  fQuantile,
  logBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  regularisedIncompleteBeta,
} from '../../../src/main/analysis/special.js';

/** Every reference value in this file: scipy 1.17.1 (Python 3.11.7), by the function named in each test. */
function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe('logGamma', () => {
  it.each([
    [1e-3, 6.907178885383853],
    [0.3, 1.0957979948180756],
    [0.5, 0.5723649429247],
    [1.5, -0.12078223763524526],
    [2.5, 0.2846828704729192],
    [10, 12.801827480081469],
    [100.25, 360.28455963776423],
    [1e5, 1051287.7089736569],
  ])('agrees with scipy.special.gammaln at %f', (x, expected) => {
    expectRelative(logGamma(x), expected, 2e-14);
  });

  it('rejects numbers that are not above 0', () => {
    for (const x of [0, -1.5, NaN, Infinity]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});

describe('logBeta', () => {
  it.each([
    [2, 3, -2.4849066497880004],
    [0.5, 0.5, 1.1447298858494002],
    [0.5, 50.5, -1.3861465181277048],
    [9.5, 10, -13.36992560808236],
    [10, 10, -13.736229227036555],
    [2000, 1900, -2704.5136995856933],
    [20000, 30000, -33654.360737616225],
    [3, 1e6, -40.75338749333038],
  ])('agrees with log(beta(a, b)) of mpmath 1.4.1 at %f and %f', (a, b, expected) => {
    expectRelative(logBeta(a, b), expected, 1e-14);
    expect(logBeta(b, a)).toBe(logBeta(a, b));
  });

  it('rejects arguments that are not above 0', () => {
    for (const a of [0, -1, NaN]) expect(() => logBeta(a, 20)).toThrow(RangeError);
  });
});

describe('regularisedIncompleteBeta', () => {
  it.each([
    [0.1, 0.5, 0.5, 0.20483276469913345],
    [0.4, 2, 3, 0.5248],
    [0.95, 10, 0.7, 0.43940172509728703],
    [0.001, 0.01, 5, 0.9527958800070772],
    [0.41, 500, 700, 0.32067327266140055],
    [0.3, 1, 1, 0.3],
    [0.401, 20000, 30000, 0.6761340986578456],
    [0.001, 3, 200, 0.0011665631531165765],
  ])('agrees with scipy.special.betainc at x = %f, a = %f, b = %f', (x, a, b, expected) => {
    expectRelative(regularisedIncompleteBeta(x, a, b), expected, 1e-12);
  });

  it('is 0 and 1 at the ends, symmetric and rising', () => {
    const parameter = fc.double({ min: 0.05, max: 300, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, parameter, parameter, (x, y, a, b) => {
        expect(regularisedIncompleteBeta(0, a, b)).toBe(0);
        expect(regularisedIncompleteBeta(1, a, b)).toBe(1);
        const low = regularisedIncompleteBeta(Math.min(x, y), a, b);
        const high = regularisedIncompleteBeta(Math.max(x, y), a, b);
        expect(low).toBeLessThanOrEqual(high + 1e-12);
        // 1 - x is exact for these x, so that the two sides are the same point.
        const half = Math.round(x * 1024) / 1024;
        const mirrored = 1 - regularisedIncompleteBeta(1 - half, b, a);
        expect(Math.abs(regularisedIncompleteBeta(half, a, b) - mirrored)).toBeLessThan(1e-11);
      }),
    );
  });

  it('rejects arguments outside its domain', () => {
    expect(() => regularisedIncompleteBeta(-0.1, 1, 1)).toThrow(RangeError);
    expect(() => regularisedIncompleteBeta(NaN, 1, 1)).toThrow(RangeError);
    expect(() => regularisedIncompleteBeta(0.5, 0, 1)).toThrow(RangeError);
  });
});

describe('normalCdf', () => {
  it.each([
    [-30, 4.906713927148e-198],
    [-8, 6.22096057427174e-16],
    [-7.1, 6.237844463331586e-13],
    [-3, 0.0013498980316300933],
    [-1.5, 0.06680720126885807],
    [-0.3, 0.3820885778110474],
    [0, 0.5],
    [0.7, 0.758036347776927],
    [2.5, 0.9937903346742238],
    [6, 0.9999999990134123],
  ])('agrees with scipy.special.ndtr at %f', (z, expected) => {
    expectRelative(normalCdf(z), expected, z < -7 ? 1e-7 : 1e-12);
  });
});

describe('normalQuantile', () => {
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-5, -4.264890793922825],
    [0.025, -1.9599639845400545],
    [0.07, -1.4757910281791706],
    [0.3, -0.5244005127080409],
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.999999, 4.753424308817087],
  ])('agrees with scipy.special.ndtri at %f', (p, expected) => {
    expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(1e-12);
  });

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 5, noNaN: true }), (z) => {
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(1e-8);
      }),
    );
  });

  it('is infinite at 0 and 1 and rejects what is no share', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(() => normalQuantile(1.01)).toThrow(RangeError);
    expect(() => normalQuantile(NaN)).toThrow(RangeError);
  });
});

describe('F distribution', () => {
  it.each([
    [0.975, 5, 18, 3.381967805875243],
    [0.975, 18, 5, 6.361883204654352],
    [0.95, 1, 1, 161.4476387975882],
    [0.5, 3, 40, 0.8022775178428054],
    [0.025, 7, 1000, 0.24101147140194495],
    [0.99, 120, 3, 26.221138793476953],
    [0.995, 2.5, 8.5, 9.70396049374088],
  ])('has the quantile of scipy.stats.f.ppf at p = %f, degrees %f and %f', (p, first, second, expected) => {
    expectRelative(fQuantile(p, first, second), expected, 1e-11);
  });

  it.each([
    [1.7947, 5, 18, 0.8352356488007011],
    [0.2, 3, 3, 0.10955101870852404],
    [8.5, 2, 60, 0.9994378971900502],
  ])('has the value of scipy.stats.f.cdf at f = %f, degrees %f and %f', (f, first, second, expected) => {
    expectRelative(fCdf(f, first, second), expected, 1e-12);
  });

  it('has its ends and rejects what is outside', () => {
    expect(fQuantile(0, 3, 4)).toBe(0);
    expect([fCdf(0, 3, 4), fCdf(-1, 3, 4), fCdf(Infinity, 3, 4)]).toEqual([0, 0, 1]);
    expect(() => fQuantile(1, 3, 4)).toThrow(RangeError);
    expect(() => fQuantile(0.5, 0, 4)).toThrow(RangeError);
  });
});
