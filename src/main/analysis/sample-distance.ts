/** Distances of two empirical distribution functions F and G. */
export interface SampleDistance {
  /** ∫|F - G|, in the units of the values. */
  readonly wasserstein: number;
  /** Largest |F - G|, 0..1. */
  readonly kolmogorovSmirnov: number;
}

/**
 * Two samples on one line, sorted once, so that resamples of both, given as weights, cost no sorting. Values that are NaN are
 * left out. Wasserstein-1 as Vallender 1974 (Theory of Probability and its Applications 18:784-786).
 */
export class PooledLine {
  readonly #values: Float64Array;
  /** Place in its sample; those of the second sample as -1 - place. */
  readonly #places: Int32Array;

  constructor(first: ArrayLike<number>, second: ArrayLike<number>) {
    const entries: [number, number][] = [];
    for (let place = 0; place < first.length; place += 1) entries.push([first[place] as number, place]);
    for (let place = 0; place < second.length; place += 1)
      entries.push([second[place] as number, -1 - place]);
    const present = entries.filter(([value]) => !Number.isNaN(value)).sort(([left], [right]) => left - right);
    this.#values = Float64Array.from(present, ([value]) => value);
    this.#places = Int32Array.from(present, ([, place]) => place);
  }

  /** Values of both samples that are there. */
  get size(): number {
    return this.#values.length;
  }

  /**
   * The distances under these weights, one for each value that the samples were given with, none below 0. Null where a sample
   * has no weight at all.
   */
  distance(first: ArrayLike<number>, second: ArrayLike<number>): SampleDistance | null {
    let firstTotal = 0;
    let secondTotal = 0;
    for (const place of this.#places) {
      if (place >= 0) firstTotal += first[place] as number;
      else secondTotal += second[-1 - place] as number;
    }
    if (!(firstTotal > 0 && secondTotal > 0)) return null;
    const jumps = new Float64Array(this.size);
    for (let at = 0; at < jumps.length; at += 1) {
      const place = this.#places[at] as number;
      jumps[at] =
        place >= 0 ? (first[place] as number) / firstTotal : -(second[-1 - place] as number) / secondTotal;
    }
    return this.#integrated(jumps);
  }

  /**
   * The distances of two samples of these sizes drawn from the pool without replacement: every second half of a permutation.
   * `order` holds the places of the pool (0..size-1), of which the first `firstSize` make up the first sample.
   */
  splitDistance(order: ArrayLike<number>, firstSize: number): SampleDistance {
    const jumps = new Float64Array(this.size).fill(-1 / (this.size - firstSize));
    for (let at = 0; at < firstSize; at += 1) jumps[order[at] as number] = 1 / firstSize;
    return this.#integrated(jumps);
  }

  /** The distances where F - G grows by these at the places of the pool. */
  #integrated(jumps: Float64Array): SampleDistance {
    let difference = 0;
    let wasserstein = 0;
    let largest = 0;
    for (let at = 0; at < this.#values.length; at += 1) {
      difference += jumps[at] as number;
      const step =
        at + 1 < this.#values.length ? (this.#values[at + 1] as number) - (this.#values[at] as number) : 0;
      if (step === 0) continue;
      const size = Math.abs(difference);
      wasserstein += step * size;
      if (size > largest) largest = size;
    }
    return { wasserstein, kolmogorovSmirnov: Math.min(1, largest) };
  }
}
