import { elementAt } from './element.js';
import type { Random } from './random.js';

/** A permutation test's outcome. */
export interface PermutationTest {
  /** Share of arrangements whose statistic is at least the observed one; never 0. */
  readonly p: number;
  /** Every arrangement was looked at; otherwise a sample of them and the observed one. */
  readonly exact: boolean;
  /** Arrangements that p rests on, the observed one included. */
  readonly arrangements: number;
}

export interface PermutationOptions {
  /** Drawn where there are more than `mostExact` arrangements. */
  readonly permutations: number;
  readonly mostExact: number;
  readonly random: Random;
}

/** Sums of the same terms in another order differ by rounding, and are ties. */
const TIE = 1e-9;

/**
 * Tests whether objects (personas) differ in level, from one score for each in every block (template × option order): labels
 * of objects are permuted within each block, which leaves what a block does to all scores as it is (a randomised-block
 * permutation test: Pitman 1938, Biometrika 29:322-335; Edgington & Onghena 2007, Randomization Tests, chapter 6). The
 * statistic is Σ n·mean² of the objects about their blocks' means. Where there are few arrangements all are looked at, else
 * `permutations` are drawn and p is (1 + those at least as large) / (1 + permutations) (Phipson & Smyth 2010, Statistical
 * Applications in Genetics and Molecular Biology 9:39). `scores` is [block][object], NaN where there is none. Null below two
 * blocks or two objects, since one block's labels may be permuted without changing anything.
 */
export function blockedPermutationTest(
  scores: readonly (readonly number[])[],
  { permutations, mostExact, random }: PermutationOptions,
): PermutationTest | null {
  const objects = scores[0]?.length ?? 0;
  const blocks = scores.map(centred).filter(({ places }) => places.length > 1);
  if (blocks.length < 2 || objects < 2) return null;
  const counts = new Float64Array(objects);
  for (const { places } of blocks) for (const place of places) counts[place] = (counts[place] as number) + 1;
  const statistic = (): number => {
    const totals = new Float64Array(objects);
    for (const { places, values } of blocks) {
      for (const [at, place] of places.entries()) {
        totals[place] = (totals[place] as number) + elementAt(values, at);
      }
    }
    return totals.reduce((all, total, place) => {
      const count = counts[place] as number;
      return count === 0 ? all : all + total ** 2 / count;
    }, 0);
  };
  const observed = statistic();
  const threshold = observed - TIE * Math.max(observed, Number.MIN_VALUE);
  const complete = blocks.every(({ places }) => places.length === objects);
  const total = arrangementsOf(blocks.length, objects);
  if (complete && total <= mostExact) {
    let atLeast = 0;
    // Permuting every block alike changes nothing, so that one block may stay as it is.
    forEachArrangement(
      blocks.slice(1).map(({ values }) => values),
      () => {
        if (statistic() >= threshold) atLeast += 1;
      },
    );
    return { p: atLeast / total, exact: true, arrangements: total };
  }
  let atLeast = 1;
  for (let draw = 0; draw < permutations; draw += 1) {
    for (const { values } of blocks) shuffle(values, random);
    if (statistic() >= threshold) atLeast += 1;
  }
  return { p: atLeast / (permutations + 1), exact: false, arrangements: permutations + 1 };
}

interface Block {
  /** Objects that the block has a score of. */
  readonly places: readonly number[];
  /** Their scores about the block's mean. */
  readonly values: number[];
}

function centred(scores: readonly number[]): Block {
  const places = scores.flatMap((score, place) => (Number.isNaN(score) ? [] : [place]));
  const own = places.map((place) => elementAt(scores, place));
  const centre = own.reduce((total, value) => total + value, 0) / Math.max(1, own.length);
  return { places, values: own.map((value) => value - centre) };
}

/** (objects!)^(blocks - 1), or Infinity. */
function arrangementsOf(blocks: number, objects: number): number {
  let factorial = 1;
  for (let factor = 2; factor <= objects; factor += 1) factorial *= factor;
  return factorial ** (blocks - 1);
}

/** Calls `visit` for every combination of orders of the lists, which are left as they were (Heap's algorithm). */
function forEachArrangement(lists: readonly number[][], visit: () => void): void {
  const [first, ...rest] = lists;
  if (first === undefined) {
    visit();
    return;
  }
  const original = [...first];
  const permute = (size: number): void => {
    if (size <= 1) {
      forEachArrangement(rest, visit);
      return;
    }
    for (let at = 0; at < size; at += 1) {
      permute(size - 1);
      if (at < size - 1) swap(first, size % 2 === 0 ? at : 0, size - 1);
    }
  };
  permute(first.length);
  first.splice(0, first.length, ...original);
}

function shuffle(values: number[], random: Random): void {
  for (let last = values.length - 1; last > 0; last -= 1) swap(values, random.integer(last + 1), last);
}

function swap(values: number[], left: number, right: number): void {
  const kept = elementAt(values, left);
  values[left] = elementAt(values, right);
  values[right] = kept;
}
