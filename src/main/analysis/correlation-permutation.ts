import { fisherZ } from './correlation-equality.js';
import {
  correlationMatrix,
  pairsBelow,
  structureDifference,
  type CorrelationMatrix,
} from './correlation-structure.js';
import { elementAt } from './element.js';
import { permutation } from './energy-distance.js';
import type { Random } from './random.js';

/** Whether two samples of people come from populations whose scores go together alike. */
export interface CorrelationPermutation {
  /** (1 + permutations with a mean absolute difference as large) / (1 + permutations). */
  readonly p: number;
  readonly permutations: number;
  /** Mean absolute differences under the permutations. */
  readonly byChance: readonly number[];
  /** By pair (row, column < row), in their order: p after Westfall & Young over all pairs; null without a correlation in both. */
  readonly pairs: readonly (number | null)[];
}

/** Sums taken in another order differ by rounding, and a tie must count. */
const ROUNDING = 1e-12;

/**
 * Permutation test of the mean absolute difference of the correlations of two samples, given by column; NaN is no score. Each
 * sample's columns are first put on a mean of 0 and a standard deviation of 1, since populations may differ there, and people
 * are then dealt to the samples anew, whole; so people are taken to be exchangeable once standardised, which holds exactly where
 * the populations differ in means and spreads alone, and nearly in large samples. Single pairs are judged by the largest |z - z'|
 * of a permutation (Westfall & Young 1993, Resampling-Based Multiple Testing, single-step maxT; Fisher's z), which
 * holds the level over all of them. Null where no pair varies in both. Throws a RangeError on permutations below 1.
 */
export function correlationPermutation(
  first: readonly ArrayLike<number>[],
  second: readonly ArrayLike<number>[],
  permutations: number,
  random: Random,
): CorrelationPermutation | null {
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(`a permutation test needs at least one permutation, not ${permutations}`);
  }
  const [own, against] = [correlationMatrix(first), correlationMatrix(second)];
  const observed = structureDifference(own, against).meanAbsolute;
  if (observed === null) return null;
  const size = first[0]?.length ?? 0;
  const pool = first.map((column, place) =>
    Float64Array.from([...standardised(column), ...standardised(elementAt(second, place))]),
  );
  const count = pool[0]?.length ?? 0;
  const distances = pairDistances(own, against);
  const exceeded = distances.map(() => 0);
  const byChance: number[] = [];
  for (let draw = 0; draw < permutations; draw += 1) {
    const order = permutation(count, random);
    const dealt = (from: number, to: number) =>
      correlationMatrix(pool.map((column) => gathered(column, order.subarray(from, to))));
    const [left, right] = [dealt(0, size), dealt(size, count)];
    byChance.push(structureDifference(left, right).meanAbsolute ?? 0);
    const largest = Math.max(...pairDistances(left, right).map((distance) => distance ?? 0));
    for (const [place, distance] of distances.entries()) {
      if (distance !== null && largest >= distance - ROUNDING)
        exceeded[place] = elementAt(exceeded, place) + 1;
    }
  }
  const share = (times: number): number => (1 + times) / (1 + permutations);
  return {
    p: share(byChance.filter((value) => value >= observed - ROUNDING).length),
    permutations,
    byChance,
    pairs: distances.map((distance, place) => (distance === null ? null : share(elementAt(exceeded, place)))),
  };
}

function gathered(column: Float64Array, places: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) scores[at] = column[places[at] as number] as number;
  return scores;
}

/** |z - z'| of every pair below the diagonal, row by row; null without a correlation in both. */
function pairDistances(first: CorrelationMatrix, second: CorrelationMatrix): (number | null)[] {
  return pairsBelow(first, second).map(({ r, other }) =>
    r === null || other === null ? null : Math.abs(fisherZ(r) - fisherZ(other)),
  );
}

/** Scores less their mean, over their standard deviation; as they are where they do not vary. */
function standardised(scores: ArrayLike<number>): Float64Array {
  const present = Array.from(scores).filter((score) => !Number.isNaN(score));
  const centre = present.reduce((total, score) => total + score, 0) / present.length;
  const spread = Math.sqrt(
    present.reduce((total, score) => total + (score - centre) ** 2, 0) / present.length,
  );
  return Float64Array.from(scores, (score) => (spread > 0 ? (score - centre) / spread : score - centre));
}
