import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kappaIntervals } from '../../../src/main/analysis/kappa-interval.js';
import { oneHot } from '../../../src/main/analysis/agreement.js';

const ERROR = { designEffect: 1, degrees: 39, confidence: 0.95 };
const texts = (counts: readonly (readonly number[])[]) =>
  counts.flatMap((row, gold) =>
    row.flatMap((count, label) =>
      Array.from({ length: count }, () => ({ gold, shares: oneHot(label, row.length) })),
    ),
  );

describe('kappaIntervals', () => {
  it('has the error of Cohen’s κ that a large sample has', () => {
    // κ = .4 with margins of one half: the variance is 4 p (1 - p) / n for a share p = .7 of right answers.
    const table = [
      [70, 30],
      [30, 70],
    ];
    const { kappa } = kappaIntervals(texts(table), { ...ERROR, degrees: 1e6 });
    const reach = (1.959964 * Math.sqrt((4 * 0.7 * 0.3) / 200)) / 0.6;
    expect(kappa!.estimate).toBeCloseTo(0.4, 10);
    expect(Math.log((1 - kappa!.low) / 0.6)).toBeCloseTo(reach, 2);
    expect(Math.log((1 - kappa!.high) / 0.6)).toBeCloseTo(-reach, 2);
  });

  it('is wider with a design effect and fewer degrees of freedom, and below 1 where all is right', () => {
    const judged = texts([
      [12, 3],
      [4, 11],
    ]);
    const plain = kappaIntervals(judged, ERROR).kappa!;
    for (const error of [
      { ...ERROR, designEffect: 2 },
      { ...ERROR, degrees: 3 },
    ]) {
      const wide = kappaIntervals(judged, error).kappa!;
      expect(wide.low).toBeLessThan(plain.low);
      expect(wide.high).toBeGreaterThan(plain.high);
    }
    const all = kappaIntervals(texts([[10], [0, 10]].map((row) => [...row, 0].slice(0, 2))), ERROR).kappa!;
    expect(all).toMatchObject({ estimate: 1, high: 1 });
    expect(all.low).toBeGreaterThan(0.5);
    expect(all.low).toBeLessThan(0.8);
  });

  it('is nothing where chance leaves nothing to disagree on, and refuses what is no error', () => {
    expect(kappaIntervals(texts([[5]]), ERROR)).toEqual({ kappa: null, weightedKappa: null });
    const judged = texts([
      [3, 1],
      [1, 3],
    ]);
    expect(() => kappaIntervals(judged, { ...ERROR, designEffect: 0.5 })).toThrow(RangeError);
    expect(() => kappaIntervals(judged, { ...ERROR, confidence: 1 })).toThrow(RangeError);
  });

  it('holds its estimate within -1 and 1', () => {
    const row = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(row, row, row), (table) => {
        const judged = texts(table);
        if (judged.length === 0) return;
        for (const own of Object.values(kappaIntervals(judged, ERROR))) {
          if (own === null) continue;
          expect(own.low).toBeGreaterThanOrEqual(-1);
          expect(own.low).toBeLessThanOrEqual(own.estimate + 1e-12);
          expect(own.high).toBeGreaterThanOrEqual(own.estimate - 1e-12);
          expect(own.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
