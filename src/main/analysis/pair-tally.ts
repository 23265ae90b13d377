import { elementAt } from './element.js';
import type { Random } from './random.js';

/** One level index for each factor; -1 where none is set yet. */
export type Row = readonly number[];

/** Two factors with a level each: first factor, its level, second factor, its level. */
export type LevelPair = readonly [number, number, number, number];

/** How often each pair of levels of two different factors occurs in a set of rows. */
export class PairTally {
  readonly #counts: readonly number[];
  readonly #offsets: number[][];
  readonly #pairs: LevelPair[] = [];
  readonly #times: Int32Array;
  /** Pairs that occur in no row, in any order, and where each stands among them (-1: it occurs). */
  readonly #missing: number[] = [];
  readonly #places: Int32Array;

  /** For factors with the given numbers of levels. */
  constructor(counts: readonly number[]) {
    this.#counts = counts;
    this.#offsets = counts.map(() => counts.map(() => 0));
    for (const [first, firstCount] of counts.entries()) {
      for (let second = first + 1; second < counts.length; second += 1) {
        elementAt(this.#offsets, first)[second] = this.#pairs.length;
        for (let left = 0; left < firstCount; left += 1) {
          for (let right = 0; right < elementAt(counts, second); right += 1) {
            this.#pairs.push([first, left, second, right]);
          }
        }
      }
    }
    this.#times = new Int32Array(this.#pairs.length);
    this.#places = new Int32Array(this.#pairs.length);
    for (const index of this.#pairs.keys()) {
      this.#places[index] = index;
      this.#missing.push(index);
    }
  }

  /** Number of pairs that occur in no row. */
  get uncovered(): number {
    return this.#missing.length;
  }

  /** A pair that occurs in no row, each equally likely. Throws a RangeError where all occur. */
  anyUncovered(random: Random): LevelPair {
    if (this.#missing.length === 0) throw new RangeError('every pair is covered');
    return elementAt(this.#pairs, elementAt(this.#missing, random.integer(this.#missing.length)));
  }

  /** How many uncovered pairs a level would cover with the levels already set in a row. */
  gain(row: Row, factor: number, level: number): number {
    let gain = 0;
    for (const [other, set] of row.entries()) {
      if (other === factor || set < 0) continue;
      if (elementAt(this.#times, this.#index(factor, level, other, set)) === 0) gain += 1;
    }
    return gain;
  }

  /** Counts a complete row's pairs in (1) or out again (-1). */
  add(row: Row, times: 1 | -1): void {
    for (const [first, left] of row.entries()) {
      for (let second = first + 1; second < row.length; second += 1) {
        this.#change(this.#index(first, left, second, elementAt(row, second)), times);
      }
    }
  }

  /** Puts another level into a row that is counted in. */
  set(row: number[], factor: number, level: number): void {
    const old = elementAt(row, factor);
    if (old === level) return;
    for (const [other, set] of row.entries()) {
      if (other === factor) continue;
      this.#change(this.#index(factor, old, other, set), -1);
      this.#change(this.#index(factor, level, other, set), 1);
    }
    row[factor] = level;
  }

  #index(first: number, left: number, second: number, right: number): number {
    return first < second
      ? elementAt(elementAt(this.#offsets, first), second) + left * elementAt(this.#counts, second) + right
      : elementAt(elementAt(this.#offsets, second), first) + right * elementAt(this.#counts, first) + left;
  }

  #change(index: number, times: 1 | -1): void {
    const before = elementAt(this.#times, index);
    this.#times[index] = before + times;
    if (before === 0) {
      const place = elementAt(this.#places, index);
      const last = elementAt(this.#missing, this.#missing.length - 1);
      this.#missing[place] = last;
      this.#places[last] = place;
      this.#missing.pop();
      this.#places[index] = -1;
    } else if (before + times === 0) {
      this.#places[index] = this.#missing.length;
      this.#missing.push(index);
    }
  }
}
