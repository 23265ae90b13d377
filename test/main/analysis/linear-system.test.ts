import { describe, expect, it } from 'vitest';
import { reduceSymmetric } from '../../../src/main/analysis/linear-system.js';

const product = (left: readonly (readonly number[])[], right: readonly (readonly number[])[]) =>
  left.map((row) =>
    right[0]!.map((_, j) => row.reduce((total, value, k) => total + value * right[k]![j]!, 0)),
  );

describe('reduceSymmetric', () => {
  it('inverts a matrix of full rank', () => {
    const matrix = [
      [4, 2, 1],
      [2, 5, 3],
      [1, 3, 6],
    ];
    const { inverse, pivots, nullSpace } = reduceSymmetric(matrix);
    expect(pivots).toEqual([0, 1, 2]);
    expect(nullSpace).toEqual([]);
    for (const [i, row] of product(matrix, inverse).entries()) {
      for (const [j, value] of row.entries()) expect(value).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  });

  it('names what a dependent column is made of', () => {
    // Columns a, b, a + 2b, c of unit vectors a, b, c.
    const matrix = [
      [1, 0, 1, 0],
      [0, 1, 2, 0],
      [1, 2, 5, 0],
      [0, 0, 0, 1],
    ];
    const { pivots, nullSpace } = reduceSymmetric(matrix);
    expect(pivots).toEqual([0, 1, 3]);
    expect(nullSpace).toEqual([[-1, -2, 1, 0]]);
    expect(
      product(
        matrix,
        nullSpace[0]!.map((value) => [value]),
      ).flat(),
    ).toEqual([0, 0, 0, 0]);
  });

  it('refuses a matrix that is not square', () => {
    expect(() => reduceSymmetric([[1, 2]])).toThrow(RangeError);
  });
});
