import type { CorrelationMatrix } from './correlation-structure.js';
import { elementAt } from './element.js';
import { chiSquareUpperTail } from './experiments/gamma-distribution.js';
import { reduceSymmetric } from './linear-system.js';
import { holmPresent } from './multiple.js';
import { normalCdf } from './special.js';
import { sum } from './summary.js';

/** A χ² test of whether two populations have one correlation matrix. */
export interface JennrichTest {
  readonly chiSquare: number;
  /** p (p - 1) / 2 for p variables. */
  readonly degrees: number;
  /** Of a χ² as large where they do, 0..1. */
  readonly p: number;
}

/**
 * Jennrich's test of two correlation matrices over `people` and `others` (Jennrich 1970, Journal of the American Statistical
 * Association 65:904-912): χ² = tr(Z²) / 2 - d' S⁻¹ d, where Z = √c R̄⁻¹ (R - R'), c = nm / (n + m), R̄ the mean matrix
 * weighted by people, d the diagonal of Z and S = I + R̄ ∘ R̄⁻¹. `others` may be Infinity, for a matrix known exactly. It takes
 * scores for multivariate normal and numbers for large. (psych::cortest.jennrich 2.2.9 takes tr(ZZ') and S = R̄ ∘ R̄, which is
 * another figure: it rejects a true null three times as often as it says.) Null for fewer than two variables, a missing
 * correlation, or a mean matrix without an inverse. Throws a RangeError on matrices of different size or fewer than 3 people.
 */
export function jennrichTest(
  first: CorrelationMatrix,
  second: CorrelationMatrix,
  people: number,
  others: number,
): JennrichTest | null {
  requirePeople(people, others);
  const size = first.length;
  if (size !== second.length) {
    throw new RangeError(`two matrices of ${size} and ${second.length} variables cannot be compared`);
  }
  const own = complete(first);
  const against = complete(second);
  if (size < 2 || own === null || against === null) return null;
  const share = Number.isFinite(others) ? people / (people + others) : 0;
  const pooled = own.map((row, i) =>
    row.map((r, j) => share * r + (1 - share) * elementAt(elementAt(against, i), j)),
  );
  const { pivots, inverse } = reduceSymmetric(pooled);
  if (pivots.length < size) return null;
  const factor = Math.sqrt(Number.isFinite(others) ? (people * others) / (people + others) : people);
  const scaled = inverse.map((row) =>
    row.map(
      (_, column) =>
        factor *
        sum(
          row.map(
            (weight, k) =>
              weight * (elementAt(elementAt(own, k), column) - elementAt(elementAt(against, k), column)),
          ),
        ),
    ),
  );
  const diagonal = scaled.map((row, place) => elementAt(row, place));
  const trace = sum(
    scaled.flatMap((row, i) => row.map((value, j) => value * elementAt(elementAt(scaled, j), i))),
  );
  const correction = reduceSymmetric(
    pooled.map((row, i) => row.map((r, j) => (i === j ? 1 : 0) + r * elementAt(elementAt(inverse, i), j))),
  );
  if (correction.pivots.length < size) return null;
  const taken = sum(
    correction.inverse.flatMap((row, i) =>
      row.map((value, j) => value * elementAt(diagonal, i) * elementAt(diagonal, j)),
    ),
  );
  const chiSquare = Math.max(0, trace / 2 - taken);
  const degrees = (size * (size - 1)) / 2;
  return { chiSquare, degrees, p: chiSquareUpperTail(chiSquare, degrees) };
}

/** Fisher's z of a correlation, which has nearly the same error whatever the correlation; finite at ±1. */
export function fisherZ(r: number): number {
  return Math.atanh(Math.max(-LARGEST, Math.min(LARGEST, r)));
}

const LARGEST = 1 - 1e-12;

/**
 * p values of the differences of single correlations by Fisher's z, |z - z'| / √(1/(n-3) + 1/(m-3)) (Fisher 1921, Metron 1:3-32),
 * after Holm over the pairs that are there, in the order given; null where there is none. `others` may be Infinity. Throws a RangeError below 4 people.
 */
export function fisherDifferences(
  pairs: readonly (readonly [r: number, other: number] | null)[],
  people: number,
  others: number,
): (number | null)[] {
  if (!(people > 3 && others > 3)) {
    throw new RangeError(`Fisher’s z needs at least four people, not ${people} and ${others}`);
  }
  const error = Math.sqrt(1 / (people - 3) + 1 / (others - 3));
  return holmPresent(
    pairs.map((pair) =>
      pair === null ? null : 2 * normalCdf(-Math.abs(fisherZ(pair[0]) - fisherZ(pair[1])) / error),
    ),
  );
}

function requirePeople(people: number, others: number): void {
  if (!(people >= 3 && others >= 3)) {
    throw new RangeError(`a test of correlations needs at least three people, not ${people} and ${others}`);
  }
}

function complete(matrix: CorrelationMatrix): number[][] | null {
  const rows = matrix.map((row) => row.flatMap((r) => r ?? []));
  return rows.every((row) => row.length === matrix.length) ? rows : null;
}
