import { elementAt } from './element.js';

/** A symmetric matrix of correlations; null where one of the two does not vary. */
export type CorrelationMatrix = readonly (readonly (number | null)[])[];

/** How far two correlation matrices are apart. */
export interface StructureDifference {
  /** Pairs of variables (below the diagonal) with a correlation in both. */
  readonly pairs: number;
  /** Mean |r - r'| over these; null without any. */
  readonly meanAbsolute: number | null;
  /** √Σ(r - r')² over the whole matrices; null where a correlation is missing. */
  readonly frobenius: number | null;
  /** RV coefficient tr(AB) / √(tr(AA) tr(BB)) of the matrices, 1 for equal ones; null where a correlation is missing. */
  readonly rv: number | null;
}

/**
 * Pearson correlations of columns over people, weighted; a pair leaves out who lacks one of the two scores (NaN), and is null
 * where either does not vary over the rest. The diagonal is 1, or null where the column does not vary.
 */
export function correlationMatrix(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number> | null = null,
): (number | null)[][] {
  const standard = completeColumns(columns, weights);
  if (standard !== null) return productsOf(standard);
  const matrix = columns.map(() => columns.map((): number | null => null));
  for (const [row, first] of columns.entries()) {
    for (let column = 0; column <= row; column += 1) {
      const r = weightedCorrelation(first, elementAt(columns, column), weights);
      elementAt(matrix, row)[column] = r !== null && column === row ? 1 : r;
      elementAt(matrix, column)[row] = elementAt(elementAt(matrix, row), column);
    }
  }
  return matrix;
}

/** A correlation below this share of the size of the scores is rounding. */
const ROUNDING = 1e-12;

/**
 * Columns about their weighted means, with a length of 1 each, so that a correlation is a sum of products; null in place of one
 * that does not vary. Null where somebody lacks a score, since pairs then rest on different people.
 */
function completeColumns(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number> | null,
): (Float64Array | null)[] | null {
  const people = columns[0]?.length ?? 0;
  const weightsOf = new Float64Array(people).fill(1);
  let total = people;
  if (weights !== null) {
    total = 0;
    for (let place = 0; place < people; place += 1) {
      weightsOf[place] = weights[place] as number;
      total += weights[place] as number;
    }
  }
  const standard: (Float64Array | null)[] = [];
  for (const column of columns) {
    if (column.length !== people) return null;
    const scores = new Float64Array(people);
    for (let place = 0; place < people; place += 1) {
      const score = column[place] as number;
      if (Number.isNaN(score)) return null;
      scores[place] = score;
    }
    let centre = 0;
    let size = 0;
    for (let place = 0; place < people; place += 1) {
      const weight = weightsOf[place] as number;
      if (weight === 0) continue;
      centre += weight * (scores[place] as number);
      size = Math.max(size, Math.abs(scores[place] as number));
    }
    centre /= total;
    let squares = 0;
    for (let place = 0; place < people; place += 1) {
      const deviation = (scores[place] as number) - centre;
      squares += (weightsOf[place] as number) * deviation * deviation;
      scores[place] = deviation * Math.sqrt(weightsOf[place] as number);
    }
    const length = Math.sqrt(squares);
    for (let place = 0; place < people; place += 1) scores[place] = (scores[place] as number) / length;
    standard.push(squares > total * (ROUNDING * size) ** 2 ? scores : null);
  }
  return standard;
}

function productsOf(standard: readonly (Float64Array | null)[]): (number | null)[][] {
  const matrix = standard.map(() => standard.map((): number | null => null));
  for (const [row, first] of standard.entries()) {
    for (let column = 0; column <= row; column += 1) {
      const second = elementAt(standard, column);
      if (first === null || second === null) continue;
      let product = 0;
      for (let place = 0; place < first.length; place += 1)
        product += (first[place] as number) * (second[place] as number);
      const r = column === row ? 1 : Math.max(-1, Math.min(1, product));
      elementAt(matrix, row)[column] = r;
      elementAt(matrix, column)[row] = r;
    }
  }
  return matrix;
}

/** Pearson's r of two weighted series, -1..1, over the places where neither is NaN; null where one does not vary. */
export function weightedCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | null = null,
): number | null {
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  let size = 0;
  const isThere = (place: number): number => {
    if (Number.isNaN(elementAt(x, place)) || Number.isNaN(elementAt(y, place))) return 0;
    return weights === null ? 1 : elementAt(weights, place);
  };
  for (let place = 0; place < x.length; place += 1) {
    const weight = isThere(place);
    if (weight === 0) continue;
    total += weight;
    sumX += weight * elementAt(x, place);
    sumY += weight * elementAt(y, place);
    size = Math.max(size, Math.abs(elementAt(x, place)), Math.abs(elementAt(y, place)));
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let place = 0; place < x.length; place += 1) {
    const weight = isThere(place);
    if (weight === 0) continue;
    const dx = elementAt(x, place) - sumX / total;
    const dy = elementAt(y, place) - sumY / total;
    xx += weight * dx * dx;
    yy += weight * dy * dy;
    xy += weight * dx * dy;
  }
  const least = total * (ROUNDING * size) ** 2;
  if (!(xx > least && yy > least)) return null;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/** One pair of variables in two matrices. */
export interface CorrelationPair {
  readonly row: number;
  readonly column: number;
  readonly r: number | null;
  readonly other: number | null;
}

/** Every pair below the diagonal, row by row, in both matrices. Throws a RangeError where the second is smaller. */
export function pairsBelow(first: CorrelationMatrix, second: CorrelationMatrix): CorrelationPair[] {
  return first.flatMap((entries, row) =>
    entries
      .slice(0, row)
      .map((r, column) => ({ row, column, r, other: elementAt(elementAt(second, row), column) })),
  );
}

/**
 * Compares two correlation matrices of the same variables. RV: Escoufier 1973, Biometrics 29:751-760, here of the matrices
 * themselves. Throws a RangeError on matrices of different size.
 */
export function structureDifference(
  first: CorrelationMatrix,
  second: CorrelationMatrix,
): StructureDifference {
  if (first.length !== second.length) {
    throw new RangeError(`two matrices of ${first.length} and ${second.length} variables cannot be compared`);
  }
  const differences: number[] = [];
  let complete = true;
  let [squares, cross, own, other] = [0, 0, 0, 0];
  for (const [row, entries] of first.entries()) {
    for (const [column, r] of entries.entries()) {
      const against = elementAt(elementAt(second, row), column);
      if (r === null || against === null) {
        complete = false;
        continue;
      }
      if (column < row) differences.push(Math.abs(r - against));
      squares += (r - against) ** 2;
      cross += r * against;
      own += r * r;
      other += against * against;
    }
  }
  const pairs = differences.length;
  return {
    pairs,
    meanAbsolute: pairs === 0 ? null : differences.reduce((sum, value) => sum + value, 0) / pairs,
    frobenius: complete ? Math.sqrt(squares) : null,
    rv: complete && own > 0 && other > 0 ? cross / Math.sqrt(own * other) : null,
  };
}

/**
 * What the mean absolute difference of correlations comes to by chance where both populations have these correlations: the mean
 * of |d| for d normal with variance (1 - r²)² (1/n + 1/m), Fisher's large-sample variance of a correlation. Null without a
 * pair. Throws a RangeError where a number of people is below 2; Infinity is a matrix known exactly.
 */
export function differenceByChance(
  correlations: CorrelationMatrix,
  people: number,
  others: number,
): number | null {
  if (!(people >= 2 && others >= 2)) {
    throw new RangeError(`a correlation needs at least two people, not ${people} and ${others}`);
  }
  const sizes = correlations.flatMap((row, place) =>
    row
      .slice(0, place)
      .flatMap((r) => (r === null ? [] : [(1 - r * r) * Math.sqrt(1 / people + 1 / others)])),
  );
  if (sizes.length === 0) return null;
  return Math.sqrt(2 / Math.PI) * (sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}
