import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitOneFactor } from '../../../src/main/analysis/one-factor.js';
import {
  cronbachAlpha,
  cronbachAlphaFromCovariance,
  mcdonaldOmega,
  splitHalf,
  standardErrorOfMeasurement,
} from '../../../src/main/analysis/reliability.js';
import { ATTITUDE } from './attitude.js';

/** Eight respondents × five items, the last one already reversed to the keyed direction. */
const KEYED = [
  [5, 4, 5, 3, 4],
  [3, 3, 4, 2, 3],
  [4, 4, 4, 4, 5],
  [2, 1, 2, 3, 2],
  [1, 2, 1, 2, 1],
  [4, 5, 4, 1, 4],
  [3, 2, 3, 5, 3],
  [5, 5, 4, 4, 5],
];

const answers = fc
  .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 8 }))
  .chain(([respondents, items]) =>
    fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
      minLength: respondents,
      maxLength: respondents,
    }),
  );

describe('cronbachAlpha', () => {
  it('agrees with psych::alpha(attitude) in R, whose documentation prints raw_alpha 0.84', () => {
    expect(cronbachAlpha(ATTITUDE)!.toFixed(2)).toBe('0.84');
    // numpy 2.4.6: k/(k-1) * (1 - X.var(0, ddof=1).sum() / X.sum(1).var(ddof=1)).
    expect(cronbachAlpha(ATTITUDE)).toBeCloseTo(0.8431427695647598, 13);
    expect(cronbachAlpha(KEYED)).toBeCloseTo(0.8683911313246162, 13);
  });

  it('falls below 0 when an item is left unkeyed', () => {
    const unkeyed = KEYED.map((row) => [...row.slice(0, 4), 6 - row[4]!]);
    expect(cronbachAlpha(unkeyed)).toBeCloseTo(-0.15135699373695188, 13);
  });

  it('is the Spearman-Brown value for parallel items', () => {
    const parallel = [
      [1, 0.5, 0.5],
      [0.5, 1, 0.5],
      [0.5, 0.5, 1],
    ];
    expect(cronbachAlphaFromCovariance(parallel)).toBeCloseTo(0.75, 14);
  });

  it('does not change when constants are added to items or respondents are reordered, and is at most 1', () => {
    const constants = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(answers, constants, (rows, added) => {
        const alpha = cronbachAlpha(rows);
        const moved = cronbachAlpha(
          rows.map((row) => row.map((value, item) => value + added[item]!)).reverse(),
        );
        if (alpha === null) {
          expect(moved).toBeNull();
          return;
        }
        expect(Math.abs(moved! - alpha)).toBeLessThan(1e-9 * Math.max(1, Math.abs(alpha)));
        expect(alpha).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is null where it is undefined', () => {
    expect(cronbachAlpha([])).toBeNull();
    expect(cronbachAlpha([[1, 2]])).toBeNull();
    expect(cronbachAlpha([[1], [2]])).toBeNull();
    expect(
      cronbachAlpha([
        [0.1, 0.7],
        [0.1, 0.7],
        [0.1, 0.7],
      ]),
    ).toBeNull();
    expect(
      cronbachAlpha([
        [1, 5],
        [2, 4],
        [4, 2],
      ]),
    ).toBeNull();
  });

  it('rejects answers that form no table', () => {
    expect(() => cronbachAlpha([[1, 2], [1]])).toThrow(/respondent 1/);
    expect(() =>
      cronbachAlpha([
        [1, 2],
        [1, NaN],
      ]),
    ).toThrow(/no number/);
    expect(() => cronbachAlphaFromCovariance([[1, 0]])).toThrow(RangeError);
  });
});

describe('fitOneFactor', () => {
  it('recovers the loadings that made a correlation matrix', () => {
    const loading = fc.double({ min: 0.2, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(fc.array(loading, { minLength: 3, maxLength: 10 }), (loadings) => {
        const matrix = loadings.map((left, i) => loadings.map((right, j) => (i === j ? 1 : left * right)));
        const fitted = fitOneFactor(matrix)!;
        const sign = Math.sign(fitted[0]!);
        for (const [index, value] of loadings.entries()) expect(sign * fitted[index]!).toBeCloseTo(value, 6);
      }),
    );
  });

  it('agrees with scipy.optimize.minimize on the attitude correlations', () => {
    // scipy 1.17.1, SLSQP then L-BFGS-B on the squared off-diagonal residuals, bounds -1..1.
    const expected = [0.7577732, 0.83382609, 0.60342723, 0.78872638, 0.84111993, 0.28446513, 0.49104656];
    const centred = ATTITUDE[0]!.map((_, item) => {
      const column = ATTITUDE.map((row) => row[item]!);
      const centre = column.reduce((total, value) => total + value, 0) / column.length;
      return column.map((value) => value - centre);
    });
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((total, value, index) => total + value * b[index]!, 0);
    const fitted = fitOneFactor(
      centred.map((a) => centred.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))),
    )!;
    for (const [index, value] of expected.entries()) expect(Math.abs(fitted[index]!)).toBeCloseTo(value, 5);
  });

  it('finds no factor where nothing correlates or two variables leave it open', () => {
    const identity = [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : 0)));
    expect(fitOneFactor(identity)).toBeNull();
    expect(
      fitOneFactor([
        [1, 0.5],
        [0.5, 1],
      ]),
    ).toBeNull();
  });
});

describe('mcdonaldOmega', () => {
  it('agrees with an independent fit by scipy.optimize.minimize 1.17.1', () => {
    expect(mcdonaldOmega(ATTITUDE)).toBeCloseTo(0.8602623288353773, 6);
    // A Heywood case: the first loading ends at its bound.
    expect(mcdonaldOmega(KEYED)).toBeCloseTo(0.9106818869390677, 6);
  });

  it('counts items that do not vary as adding nothing', () => {
    expect(mcdonaldOmega(ATTITUDE.map((row) => [...row, 3]))).toBeCloseTo(mcdonaldOmega(ATTITUDE)!, 10);
  });

  it('stays in 0..1 or is null, whatever the answers', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const omega = mcdonaldOmega(rows);
        if (omega !== null) {
          expect(omega).toBeGreaterThanOrEqual(0);
          expect(omega).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is null where it is undefined', () => {
    expect(mcdonaldOmega([])).toBeNull();
    expect(mcdonaldOmega([[1, 2, 3]])).toBeNull();
    expect(mcdonaldOmega(ATTITUDE.map((row) => row.slice(0, 2)))).toBeNull();
    expect(
      mcdonaldOmega([
        [3, 3, 3],
        [3, 3, 3],
      ]),
    ).toBeNull();
  });
});

describe('splitHalf', () => {
  it('agrees with numpy.corrcoef 2.4.6 on odd against even items, stepped up', () => {
    expect(splitHalf(ATTITUDE)).toBeCloseTo(0.9225341663706681, 13);
  });

  it('is null where it is undefined', () => {
    expect(
      splitHalf([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNull();
    expect(
      splitHalf([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
    expect(splitHalf([[1, 2]])).toBeNull();
  });
});

describe('standardErrorOfMeasurement', () => {
  it('is the spread that the reliability leaves', () => {
    expect(standardErrorOfMeasurement(15, 0.91)).toBeCloseTo(4.5, 12);
    expect(standardErrorOfMeasurement(2, 1)).toBe(0);
    expect(standardErrorOfMeasurement(2, null)).toBeNull();
    expect(() => standardErrorOfMeasurement(-1, 0.5)).toThrow(RangeError);
  });
});
