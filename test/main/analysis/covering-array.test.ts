import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringArray, coversPairs, fullFactorial } from '../../../src/main/analysis/covering-array.js';

const largestProduct = (counts: readonly number[]): number => {
  const [first = 1, second = 1] = [...counts].sort((left, right) => right - left);
  return first * second;
};

/** Every pair looked for by itself. */
const coversNaively = (rows: readonly (readonly number[])[], counts: readonly number[]): boolean =>
  counts.every((count, a) =>
    counts
      .slice(a + 1)
      .every((other, step) =>
        Array.from({ length: count * other }, (_, cell) =>
          rows.some((row) => row[a] === Math.floor(cell / other) && row[a + 1 + step] === cell % other),
        ).every(Boolean),
      ),
  );

const factorCounts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 8 });

describe('fullFactorial', () => {
  it('lists every combination, the last factor first to change', () => {
    expect(fullFactorial([2, 1, 2])).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    expect(fullFactorial([])).toEqual([[]]);
    expect(() => fullFactorial([2, 0])).toThrow(RangeError);
  });
});

describe('coveringArray', () => {
  it('covers all pairs in at most half as many rows again as no array can undercut', () => {
    fc.assert(
      fc.property(factorCounts, fc.integer({ min: 0, max: 1000 }), (counts, seed) => {
        const rows = coveringArray(counts, seed);
        expect(coversNaively(rows, counts)).toBe(true);
        expect(coversPairs(rows, counts)).toBe(true);
        const least = largestProduct(counts);
        expect(rows.length).toBeGreaterThanOrEqual(least);
        expect(rows.length).toBeLessThanOrEqual(Math.ceil(1.5 * least));
      }),
      { numRuns: 60, seed: 4 },
    );
  }, 60_000);

  it.each([2, 3, 4, 5, 6])('stays within that for eight factors of %i levels', (levels) => {
    const counts = new Array<number>(8).fill(levels);
    const rows = coveringArray(counts);
    expect(coversNaively(rows, counts)).toBe(true);
    expect(rows.length).toBeLessThanOrEqual(Math.ceil(1.5 * levels * levels));
  });

  it('finds the orthogonal array of four factors with three levels', () => {
    expect(coveringArray([3, 3, 3, 3])).toHaveLength(9);
  });

  it('is the full product of two factors, and keeps factors with one level where they are', () => {
    expect(coveringArray([3, 4])).toEqual(fullFactorial([3, 4]));
    expect(coveringArray([1, 3, 1, 2])).toEqual(fullFactorial([1, 3, 1, 2]));
    expect(coveringArray([1, 5])).toEqual([0, 1, 2, 3, 4].map((level) => [0, level]));
    expect(coveringArray([1, 1])).toEqual([[0, 0]]);
    expect(coveringArray([])).toEqual([[]]);
  });

  it('gives the same rows for the same seed', () => {
    const counts = [4, 3, 2, 5, 2, 2];
    expect(coveringArray(counts, 3)).toEqual(coveringArray(counts, 3));
    expect(coveringArray(counts, 3)).not.toEqual(coveringArray(counts, 4));
  });

  it('refuses counts that are no numbers of levels', () => {
    expect(() => coveringArray([2, 1.5])).toThrow(RangeError);
  });
});

describe('coversPairs', () => {
  it('agrees with looking for each pair, when a row is taken away', () => {
    const counts = [3, 2, 2, 3];
    const rows = fullFactorial(counts);
    fc.assert(
      fc.property(fc.subarray(rows, { minLength: 5 }), (some) => {
        expect(coversPairs(some, counts)).toBe(coversNaively(some, counts));
      }),
    );
  });

  it('wants every level of a single factor', () => {
    expect(coversPairs([[0], [1]], [2])).toBe(true);
    expect(coversPairs([[0]], [2])).toBe(false);
    expect(coversPairs([], [])).toBe(true);
    expect(coversPairs([], [2, 2])).toBe(false);
  });

  it('refuses rows that are not levels of the factors', () => {
    expect(() => coversPairs([[0, 2]], [2, 2])).toThrow(/row 0/);
    expect(() => coversPairs([[0]], [2, 2])).toThrow(RangeError);
  });
});
