import { elementAt } from './element.js';
import type { Random } from './random.js';

/** The energy distance of two samples and how often chance gives one as large. */
export interface EnergyTest {
  /** 2 mean|X - Y| - mean|X - X'| - mean|Y - Y'|, in the units of the coordinates; 0 or above. */
  readonly distance: number;
  /** (1 + permutations with a distance as large) / (1 + permutations). */
  readonly p: number;
}

/** 0..count-1 in an order drawn anew: Fisher & Yates, as Durstenfeld 1964, Communications of the ACM 7:420. */
export function permutation(count: number, random: Random): Int32Array {
  const order = new Int32Array(count);
  for (let place = 0; place < count; place += 1) order[place] = place;
  for (let at = count - 1; at > 0; at -= 1) {
    const other = random.integer(at + 1);
    const kept = order[at] as number;
    order[at] = order[other] as number;
    order[other] = kept;
  }
  return order;
}

/**
 * Energy distance of two samples of points with its permutation test (Székely & Rizzo 2004, InterStat 5; 2013, Journal of
 * Statistical Planning and Inference 143:1249-1272), on Euclidean distances, as means over all pairs (V-statistic). Coordinates
 * should be on one scale. Takes memory for all pairs of points. Throws a RangeError without a point in either, on points of
 * different dimension, or on permutations below 1.
 */
export function energyTest(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
  permutations: number,
  random: Random,
): EnergyTest {
  if (!Number.isInteger(permutations) || permutations < 1) {
    throw new RangeError(`a permutation test needs at least one permutation, not ${permutations}`);
  }
  const points = [...first, ...second];
  const dimension = points[0]?.length ?? 0;
  if (first.length === 0 || second.length === 0 || points.some(({ length }) => length !== dimension)) {
    throw new RangeError('an energy distance needs points of one dimension in both samples');
  }
  const pairs = new PairDistances(points);
  const identity = Int32Array.from({ length: points.length }, (_, place) => place);
  const distance = pairs.energy(identity, first.length);
  // Sums taken in another order differ by rounding, and a tie must count.
  const bound = distance - 1e-9 * pairs.mean;
  let asLarge = 0;
  for (let draw = 0; draw < permutations; draw += 1) {
    if (pairs.energy(permutation(points.length, random), first.length) >= bound) asLarge += 1;
  }
  return { distance: Math.max(0, distance), p: (1 + asLarge) / (1 + permutations) };
}

/** Distances of all pairs of points. */
class PairDistances {
  readonly #count: number;
  readonly #distances: Float64Array;
  readonly #rows: Float64Array;
  readonly #total: number;

  constructor(points: readonly (readonly number[])[]) {
    const count = points.length;
    this.#count = count;
    this.#distances = new Float64Array(count * count);
    this.#rows = new Float64Array(count);
    for (let left = 0; left < count; left += 1) {
      const from = elementAt(points, left);
      for (let right = left + 1; right < count; right += 1) {
        const to = elementAt(points, right);
        let squares = 0;
        for (let axis = 0; axis < from.length; axis += 1)
          squares += (elementAt(from, axis) - elementAt(to, axis)) ** 2;
        const distance = Math.sqrt(squares);
        this.#distances[left * count + right] = distance;
        this.#distances[right * count + left] = distance;
        this.#rows[left] = elementAt(this.#rows, left) + distance;
        this.#rows[right] = elementAt(this.#rows, right) + distance;
      }
    }
    this.#total = this.#rows.reduce((sum, row) => sum + row, 0);
  }

  /** Mean over all pairs of the pool. */
  get mean(): number {
    return this.#total / this.#count ** 2;
  }

  /** Energy distance of the points at the first `size` places of `order` from the rest. */
  energy(order: Int32Array, size: number): number {
    const others = this.#count - size;
    // The sum within the smaller part is enough: rows of the pool give the rest.
    const [from, to] = size <= others ? [0, size] : [size, this.#count];
    let within = 0;
    let rows = 0;
    for (let left = from; left < to; left += 1) {
      const place = order[left] as number;
      const row = place * this.#count;
      rows += this.#rows[place] as number;
      for (let right = left + 1; right < to; right += 1)
        within += this.#distances[row + (order[right] as number)] as number;
    }
    const inner = 2 * within;
    const between = rows - inner;
    const outer = this.#total - inner - 2 * between;
    const smaller = to - from;
    const larger = this.#count - smaller;
    return (2 * between) / (smaller * larger) - inner / smaller ** 2 - outer / larger ** 2;
  }
}
