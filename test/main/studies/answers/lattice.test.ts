import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf, scaleScoreDistribution } from '../../../../src/main/analysis/distribution.js';
import { latticeOf } from '../../../../src/main/studies/answers/lattice.js';

describe('latticeOf', () => {
  it('keeps a small distribution as it is', () => {
    // Two items on 1..3, each a fair coin between the ends: 1, 2 and 3 with 1/4, 1/2, 1/4.
    const coin = { q: [0.5, 0, 0.5], sign: 1 } as const;
    expect(latticeOf(scaleScoreDistribution([coin, coin], [1, 2, 3]))).toEqual({
      first: 1,
      step: 0.5,
      probabilities: [0.25, 0, 0.5, 0, 0.25],
    });
  });

  it('leaves out values at the ends that do not occur, and those alone', () => {
    expect(latticeOf({ values: [1, 2, 3, 4, 5], probabilities: [0, 0.5, 0, 0.5, 1e-12] })).toEqual({
      first: 2,
      step: 1,
      probabilities: [0.5, 0, 0.5],
    });
  });

  it('holds one value where one alone occurs', () => {
    expect(latticeOf({ values: [1, 3, 5], probabilities: [0, 0, 1] })).toEqual({
      first: 5,
      step: 2,
      probabilities: [1],
    });
  });

  it('refuses what has no distance between values', () => {
    expect(() => latticeOf({ values: [3], probabilities: [1] })).toThrow(RangeError);
  });

  it('sums to 1 and keeps the mean, whatever the items', () => {
    const shares = fc
      .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
      .filter((weights) => weights.some((weight) => weight > 1e-3))
      .map((weights) => weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0)));
    const item = fc.record({ q: shares, sign: fc.constantFrom(1 as const, -1 as const) });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 24 }), (items) => {
        const distribution = scaleScoreDistribution(items, [1, 2, 3, 4, 5]);
        const { first, step, probabilities } = latticeOf(distribution);
        const total = probabilities.reduce((sum, probability) => sum + probability, 0);
        const mean = probabilities.reduce((sum, probability, k) => sum + probability * (first + k * step), 0);
        expect(total).toBeCloseTo(1, 4);
        expect(mean).toBeCloseTo(meanOf(distribution), 3);
        expect(probabilities.every((probability) => probability >= 0)).toBe(true);
      }),
    );
  });
});
