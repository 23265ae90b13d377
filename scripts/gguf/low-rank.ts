/** A matrix of `rows` rows of `columns` values. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Two thin matrices whose product comes nearest to a matrix. */
export interface LowRank {
  readonly rank: number;
  /** `rank` rows of `columns`. */
  readonly first: Float32Array;
  /** `rows` rows of `rank`. */
  readonly second: Float32Array;
  /** Share of the matrix's sum of squares that the product keeps, 0 to 1. */
  readonly kept: number;
}

const MOST_SWEEPS = 60;
const CONVERGED = 1e-9;

/**
 * The best approximation of a matrix by a product of that rank (Eckart and Young), from its singular value decomposition by
 * one-sided Jacobi rotations (Hestenes): pairs of columns are turned until all stand at right angles. The square roots of the
 * singular values go to both factors, so that neither is large. Throws a RangeError for a rank beyond the matrix's sides.
 */
export function lowRank(matrix: Matrix, rank: number): LowRank {
  const { rows, columns } = matrix;
  if (rank > Math.min(rows, columns)) {
    throw new RangeError(`a matrix of ${rows} by ${columns} has no rank ${rank}`);
  }
  // Fewer columns are fewer pairs to turn: a wide matrix is turned on its side, and its factors change places.
  if (columns > rows) return sideways(lowRank(transposed(matrix), rank), columns, rows);
  const { turned, turns } = orthogonalise(matrix);
  const lengths = turned.map((column) => Math.hypot(...column));
  const order = lengths.map((_, index) => index).sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
  const first = new Float32Array(rank * columns);
  const second = new Float32Array(rows * rank);
  order.slice(0, rank).forEach((column, place) => {
    const root = Math.sqrt(lengths[column] ?? 0);
    for (let row = 0; row < rows; row += 1) {
      second[row * rank + place] = root === 0 ? 0 : (turned[column]?.[row] ?? 0) / root;
    }
    for (let index = 0; index < columns; index += 1) {
      first[place * columns + index] = (turns[column]?.[index] ?? 0) * root;
    }
  });
  const squares = (some: readonly number[]): number =>
    some.reduce((sum, column) => sum + (lengths[column] ?? 0) ** 2, 0);
  const all = squares(order);
  return { rank, first, second, kept: all === 0 ? 1 : squares(order.slice(0, rank)) / all };
}

function transposed({ rows, columns, values }: Matrix): Matrix {
  return { rows: columns, columns: rows, values: flipped(values, rows, columns) };
}

/** The factors of a matrix of `rows` by `columns` from those of the one that stands on its side. */
function sideways({ rank, first, second, kept }: LowRank, columns: number, rows: number): LowRank {
  return { rank, first: flipped(second, columns, rank), second: flipped(first, rank, rows), kept };
}

function flipped<Values extends Float32Array | Float64Array>(
  values: Values,
  rows: number,
  columns: number,
): Values {
  const result = values.slice() as Values;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      result[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return result;
}

/** The matrix's columns after the turns, and the turns themselves: column j of the matrix times turns[j] is turned[j]. */
function orthogonalise({ rows, columns, values }: Matrix): {
  readonly turned: Float64Array[];
  readonly turns: Float64Array[];
} {
  const turned = Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (_row, row) => values[row * columns + column] ?? 0),
  );
  const turns = Array.from({ length: columns }, (_, column) => {
    const unit = new Float64Array(columns);
    unit[column] = 1;
    return unit;
  });
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let largest = 0;
    for (let i = 0; i < columns - 1; i += 1) {
      for (let j = i + 1; j < columns; j += 1) {
        const [left, right] = [turned[i] as Float64Array, turned[j] as Float64Array];
        const [alpha, beta, gamma] = [dot(left, left), dot(right, right), dot(left, right)];
        const size = Math.sqrt(alpha * beta);
        if (size === 0 || Math.abs(gamma) / size < CONVERGED) continue;
        largest = Math.max(largest, Math.abs(gamma) / size);
        const zeta = (beta - alpha) / (2 * gamma);
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        rotate(left, right, cosine, cosine * tangent);
        rotate(turns[i] as Float64Array, turns[j] as Float64Array, cosine, cosine * tangent);
      }
    }
    if (largest < CONVERGED) break;
  }
  return { turned, turns };
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1)
    sum += (left[index] as number) * (right[index] as number);
  return sum;
}

function rotate(left: Float64Array, right: Float64Array, cosine: number, sine: number): void {
  for (let index = 0; index < left.length; index += 1) {
    const [a, b] = [left[index] as number, right[index] as number];
    left[index] = cosine * a - sine * b;
    right[index] = sine * a + cosine * b;
  }
}
