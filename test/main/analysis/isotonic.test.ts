import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicRegression } from '../../../src/main/analysis/isotonic.js';
import { REFERENCE } from './reference/reference.js';

const series = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 15 });

describe('isotonicRegression', () => {
  it("agrees with R's isoreg", () => {
    for (const [index, value] of isotonicRegression(REFERENCE.dose.observed).entries()) {
      expect(value).toBeCloseTo(REFERENCE.dose.isotonic[index]!, 12);
    }
  });

  it('never falls, keeps the mean, and leaves a rising series as it is', () => {
    fc.assert(
      fc.property(series, (values) => {
        const fitted = isotonicRegression(values);
        expect(fitted).toHaveLength(values.length);
        for (let index = 1; index < fitted.length; index += 1) {
          expect(fitted[index]).toBeGreaterThanOrEqual(fitted[index - 1]!);
        }
        const total = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0);
        expect(total(fitted)).toBeCloseTo(total(values), 9);
        const sorted = [...values].sort((left, right) => left - right);
        expect(isotonicRegression(sorted)).toEqual(sorted);
      }),
    );
  });

  it('is the nearest: minimum over starts of the maximum over ends of the means between (Barlow et al. 1972)', () => {
    fc.assert(
      fc.property(series, (values) => {
        const mean = (from: number, to: number) =>
          values.slice(from, to + 1).reduce((sum, value) => sum + value, 0) / (to - from + 1);
        const indices = values.map((_, index) => index);
        for (const [index, value] of isotonicRegression(values).entries()) {
          const best = Math.max(
            ...indices
              .slice(0, index + 1)
              .map((from) => Math.min(...indices.slice(index).map((to) => mean(from, to)))),
          );
          expect(value).toBeCloseTo(best, 9);
        }
      }),
    );
  });

  it('weighs a value like so many of it', () => {
    expect(isotonicRegression([3, 1], [1, 3])).toEqual([1.5, 1.5]);
  });

  it('refuses misuse', () => {
    expect(() => isotonicRegression([1, NaN])).toThrow(RangeError);
    expect(() => isotonicRegression([1, 2], [1])).toThrow(RangeError);
    expect(() => isotonicRegression([1, 2], [1, 0])).toThrow(RangeError);
  });
});
