import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageRanks, linearFit, pearson, spearman } from '../../../src/main/analysis/correlation.js';

const X = [1, 2, 2, 3, 4, 4, 4, 5, 6, 7];
const Y = [2, 1, 3, 3, 5, 4, 6, 6, 6, 9];

describe('correlations', () => {
  it('agree with scipy 1.17.1 (pearsonr, spearmanr) and R 4.2.2 (cor) on data with ties', () => {
    expect(pearson(X, Y)).toBeCloseTo(0.9262164579261153, 14);
    expect(spearman(X, Y)).toBeCloseTo(0.934375, 14);
  });

  it('share ranks among ties as scipy.stats.rankdata does', () => {
    expect(averageRanks(X)).toEqual([1, 2.5, 2.5, 4, 6, 6, 6, 8, 9, 10]);
    expect(averageRanks([10, 9, 100])).toEqual([2, 1, 3]);
  });

  it('are null where a series does not vary', () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNull();
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNull();
  });

  it('follow monotone and linear maps, and stay in -1..1', () => {
    const series = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 9 }), (x, slope) => {
        expect(
          spearman(
            x,
            x.map((value) => Math.exp(value / 200)),
          ),
        ).toBeCloseTo(1, 12);
        expect(
          spearman(
            x,
            x.map((value) => -(value ** 3)),
          ),
        ).toBeCloseTo(-1, 12);
        const r = pearson(
          x,
          x.map((value) => 3 - slope * value),
        )!;
        expect(r).toBeCloseTo(-1, 12);
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reject series that do not pair and values that are no numbers', () => {
    expect(() => pearson([1, 2], [1, 2, 3])).toThrow(RangeError);
    expect(() => spearman([1], [1])).toThrow(RangeError);
    expect(() => pearson([1, NaN], [1, 2])).toThrow(RangeError);
  });
});

describe('linearFit', () => {
  it('agrees with scipy.stats.linregress 1.17.1', () => {
    const fit = linearFit(X, Y);
    expect(fit.slope).toBeCloseTo(1.170886075949367, 13);
    expect(fit.intercept).toBeCloseTo(0.05063291139240622, 13);
    expect(fit.r2).toBeCloseTo(0.9262164579261153 ** 2, 13);
  });

  it('has slope 0 and no r² on a flat y, and no line on a single x', () => {
    expect(linearFit([1, 2, 3], [0.7, 0.7, 0.7])).toEqual({ slope: 0, intercept: 0.7, r2: null });
    expect(() => linearFit([2, 2, 2], [1, 2, 3])).toThrow(RangeError);
  });
});
