import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logisticRegression } from '../../../../src/main/analysis/experiments/logistic-regression.js';
import { EXPERIMENTS } from './reference/experiments.js';

const { ml, two, firth } = EXPERIMENTS.logistic;

describe('logistic regression', () => {
  it('is that of R, by one predictor or two', () => {
    const one = logisticRegression(
      ml.x.map((x) => [x]),
      ml.y,
      { confidence: 0.95, penalty: 'none' },
    )!;
    expect(one.converged).toBe(true);
    expect(one.logLikelihood).toBeCloseTo(ml.logLikelihood, 10);
    const both = logisticRegression(two.x, two.y, { confidence: 0.95, penalty: 'none' })!;
    for (const [fit, expected] of [
      [one, ml],
      [both, two],
    ] as const) {
      for (const [place, coefficient] of fit.coefficients.entries()) {
        expect(coefficient.estimate).toBeCloseTo(expected.estimate[place]!, 7);
        expect(coefficient.standardError).toBeCloseTo(expected.error[place]!, 6);
        expect(coefficient.high - coefficient.estimate).toBeCloseTo(1.959964 * coefficient.standardError, 5);
      }
    }
  });

  it.each(firth)(
    "maximises Firth's likelihood and its profile, under separation too ($slope)",
    (expected) => {
      const fit = logisticRegression(
        expected.x.map((x) => [x]),
        expected.y,
        { confidence: 0.95, penalty: 'firth' },
      )!;
      const [intercept, slope] = fit.coefficients;
      expect(fit.converged).toBe(true);
      expect(intercept!.estimate).toBeCloseTo(expected.intercept, 3);
      expect(slope!.estimate).toBeCloseTo(expected.slope, 3);
      expect(fit.logLikelihood).toBeCloseTo(expected.logLikelihood, 7);
      expect(slope!.low).toBeCloseTo(expected.low, 3);
      expect(slope!.high).toBeCloseTo(expected.high, 3);
    },
  );

  it('gives a finite answer with an interval around it, whatever the outcomes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1)), {
          minLength: 4,
          maxLength: 20,
        }),
        (pairs) => {
          fc.pre(new Set(pairs.map(([x]) => x)).size > 1);
          const { coefficients } = logisticRegression(
            pairs.map(([x]) => [x / 4]),
            pairs.map(([, y]) => y),
            { confidence: 0.9, penalty: 'firth' },
          )!;
          for (const { estimate, low, high } of coefficients) {
            expect(Number.isFinite(estimate + low + high)).toBe(true);
            expect(low).toBeLessThan(estimate + 1e-6);
            expect(high).toBeGreaterThan(estimate - 1e-6);
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  it('refuses what it cannot fit', () => {
    expect(logisticRegression([[1], [2]], [0, 1], { confidence: 0.95, penalty: 'firth' })).toBeNull();
    expect(() => logisticRegression([[1], [2]], [0], { confidence: 0.95, penalty: 'firth' })).toThrow(
      RangeError,
    );
    expect(() =>
      logisticRegression([[1], [2], [3]], [0, 2, 1], { confidence: 0.95, penalty: 'none' }),
    ).toThrow(RangeError);
    expect(() =>
      logisticRegression([[1], [1], [1]], [0, 1, 1], { confidence: 0.95, penalty: 'firth' }),
    ).toThrow('depend on each other');
  });
});
