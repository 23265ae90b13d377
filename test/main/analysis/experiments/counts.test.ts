import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareTest,
  proportionTest,
  proportionsTest,
  wilsonInterval,
} from '../../../../src/main/analysis/experiments/contingency.js';
import { correlationTest } from '../../../../src/main/analysis/experiments/correlation-test.js';
import { EXPERIMENTS } from './reference/experiments.js';

describe('χ² and proportions', () => {
  it.each(EXPERIMENTS.tables)('χ² and V are those of R ($x)', ({ rows, x, df, p, v, low, high }) => {
    const found = chiSquareTest(rows, 0.95);
    expect(found.chiSquare).toBeCloseTo(x, 9);
    expect(found.degrees).toBe(df);
    expect(found.p / p).toBeCloseTo(1, 9);
    expect(found.cramersV.estimate).toBeCloseTo(v, 12);
    expect(found.cramersV.low).toBeCloseTo(low, 6);
    expect(found.cramersV.high).toBeCloseTo(high, 6);
  });

  it.each(EXPERIMENTS.proportions)('two proportions are those of R ($a of $n)', (expected) => {
    const { a, n, b, m } = expected;
    const found = proportionsTest({ successes: a, count: n }, { successes: b, count: m }, 0.95);
    expect(found.difference.estimate).toBeCloseTo(expected.difference, 12);
    expect(found.difference.low).toBeCloseTo(expected.low, 9);
    expect(found.difference.high).toBeCloseTo(expected.high, 9);
    expect(found.oddsRatio.estimate / expected.oddsRatio).toBeCloseTo(1, 9);
    expect(found.oddsRatio.low / expected.oddsLow).toBeCloseTo(1, 9);
    expect(found.oddsRatio.high / expected.oddsHigh).toBeCloseTo(1, 9);
    expect(found.chiSquare).toBeCloseTo(expected.x, 9);
    expect(found.p / expected.p).toBeCloseTo(1, 9);
  });

  it('has the interval that Newcombe printed for 56 of 70 against 48 of 80', () => {
    const { difference } = proportionsTest({ successes: 56, count: 70 }, { successes: 48, count: 80 }, 0.95);
    expect(difference.low).toBeCloseTo(0.0524, 4);
    expect(difference.high).toBeCloseTo(0.3339, 4);
  });

  it.each(EXPERIMENTS.binomials)('one proportion is that of R ($successes of $count)', (expected) => {
    const { successes, count } = expected;
    const found = proportionTest({ successes, count }, expected.expected, 0.95);
    expect(found.p).toBeCloseTo(expected.p, 12);
    expect(found.proportion.low).toBeCloseTo(expected.low, 9);
    expect(found.proportion.high).toBeCloseTo(expected.high, 9);
  });

  it('say what there is to say where everyone chose alike', () => {
    const all = { successes: 9, count: 9 };
    expect(proportionsTest(all, all, 0.95)).toMatchObject({ chiSquare: 0, p: 1, h: 0 });
    const none = { successes: 0, count: 9 };
    const apart = proportionsTest(all, none, 0.95);
    expect(apart.difference.estimate).toBe(1);
    expect(Number.isFinite(apart.oddsRatio.high)).toBe(true);
    expect(wilsonInterval(none, 0.95).low).toBe(0);
    expect(wilsonInterval(all, 0.95).high).toBe(1);
  });

  it('turn with their groups and keep within bounds', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(60))
      .map(([count, some]) => ({ count, successes: Math.min(count, some) }));
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const one = proportionsTest(first, second, 0.95);
        const other = proportionsTest(second, first, 0.95);
        expect(one.p).toBeCloseTo(other.p, 10);
        expect(one.difference.estimate).toBeCloseTo(-other.difference.estimate, 12);
        expect(one.difference.low).toBeCloseTo(-other.difference.high, 9);
        expect(one.oddsRatio.estimate * other.oddsRatio.estimate).toBeCloseTo(1, 9);
        for (const { low, high } of [one.difference]) {
          expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
          expect(high).toBeLessThanOrEqual(1 + 1e-12);
        }
        const { p } = proportionTest(first, 0.4, 0.95);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leave out what holds nothing, and refuse misuse', () => {
    expect(
      chiSquareTest(
        [
          [4, 0, 9],
          [7, 0, 2],
          [0, 0, 0],
        ],
        0.95,
      ).degrees,
    ).toBe(1);
    expect(() => chiSquareTest([[4, 2]], 0.95)).toThrow(RangeError);
    expect(() => chiSquareTest([[4, 2], [1]], 0.95)).toThrow(RangeError);
    expect(() =>
      chiSquareTest(
        [
          [4, -2],
          [1, 1],
        ],
        0.95,
      ),
    ).toThrow(RangeError);
    expect(() => proportionTest({ successes: 2, count: 1 }, 0.5, 0.95)).toThrow(RangeError);
    expect(() => proportionTest({ successes: 1, count: 2 }, 1, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval({ successes: 0.5, count: 2 }, 0.95)).toThrow(RangeError);
  });
});

describe('a correlation', () => {
  it('is that of R', () => {
    const { x, y, r, low, high, p } = EXPERIMENTS.correlation;
    const found = correlationTest(x, y, 0.95)!;
    expect(found.r.estimate).toBeCloseTo(r, 12);
    expect(found.r.low).toBeCloseTo(low, 10);
    expect(found.r.high).toBeCloseTo(high, 10);
    expect(found.p / p).toBeCloseTo(1, 8);
  });

  it('is there for four pairs that vary', () => {
    expect(correlationTest([1, 2, 3], [1, 2, 3], 0.95)).toBeNull();
    expect(correlationTest([1, 1, 1, 1], [1, 2, 3, 4], 0.95)).toBeNull();
    const line = correlationTest([1, 2, 3, 4], [2, 4, 6, 8], 0.95)!;
    expect(line.r.estimate).toBeCloseTo(1, 12);
    expect(line.p).toBeCloseTo(0, 12);
    expect(() => correlationTest([1, 2], [1], 0.95)).toThrow(RangeError);
  });
});
