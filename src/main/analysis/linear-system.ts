import { elementAt } from './element.js';

type Matrix = readonly (readonly number[])[];

/** A pivot below this share of the column's first diagonal is rounding: the column depends on those before it. */
const RANK_TOLERANCE = 1e-9;

/** What Gauss-Jordan elimination of a positive semi-definite matrix leaves. */
export interface Reduction {
  /** Columns that do not depend on those before them, ascending. */
  readonly pivots: readonly number[];
  /** Inverse of the matrix at the pivot columns, pivots × pivots. */
  readonly inverse: Matrix;
  /** One vector for each dependent column, of full length: the matrix times it is 0. A basis of the null space. */
  readonly nullSpace: Matrix;
}

/**
 * Sweeps a symmetric positive semi-definite matrix, column by column in the order given, as in the sweep operator
 * (Goodnight 1979, The American Statistician 33:149-158). Each null vector holds 1 at its dependent column and the
 * combination of earlier pivot columns that cancels it. Throws a RangeError unless the matrix is square.
 */
export function reduceSymmetric(matrix: Matrix): Reduction {
  const size = matrix.length;
  if (matrix.some((row) => row.length !== size)) throw new RangeError('a symmetric matrix is square');
  const work = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  const free: number[] = [];
  for (let column = 0; column < size; column += 1) {
    const own = elementAt(work, column);
    const pivot = elementAt(own, column);
    if (!(pivot > RANK_TOLERANCE * Math.abs(elementAt(elementAt(matrix, column), column)))) {
      free.push(column);
      continue;
    }
    pivots.push(column);
    for (const [index, row] of work.entries()) {
      if (index === column) continue;
      const factor = elementAt(row, column) / pivot;
      if (factor === 0) continue;
      for (let j = 0; j < size; j += 1) {
        if (j !== column) row[j] = elementAt(row, j) - factor * elementAt(own, j);
      }
      row[column] = -factor;
    }
    for (let j = 0; j < size; j += 1) if (j !== column) own[j] = elementAt(own, j) / pivot;
    own[column] = 1 / pivot;
  }
  const nullSpace = free.map((column) => {
    const vector = new Array<number>(size).fill(0);
    vector[column] = 1;
    for (const pivot of pivots) {
      const weight = elementAt(elementAt(work, pivot), column);
      vector[pivot] = Math.abs(weight) < 1e-9 ? 0 : -weight;
    }
    return vector;
  });
  return {
    pivots,
    inverse: pivots.map((row) => pivots.map((column) => elementAt(elementAt(work, row), column))),
    nullSpace,
  };
}
