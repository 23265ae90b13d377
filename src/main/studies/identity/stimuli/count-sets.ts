import { createRandom, type Random } from '../../../analysis/random.js';

/** The counts of a 2x2 table: two groups, each with two outcomes. */
export interface CountSet {
  /** First group: with the first and with the second outcome. */
  readonly first: readonly [number, number];
  /** Second group, likewise. */
  readonly second: readonly [number, number];
}

/** As Dash et al. (2025, arXiv 2506.20020) give them to models; the counts of a study of people before it. */
export const PUBLISHED_COUNTS: CountSet = { first: [223, 75], second: [107, 21] };

/** How many people the first group has, and which share of as many the second one. */
const FIRST_GROUP = { least: 220, most: 480 };
const SECOND_SHARE = { least: 0.3, most: 0.5 };
/** Rate of the first outcome in the first group, and how much higher it is in the second. */
const RATE = { least: 0.6, most: 0.76 };
const GAP = { least: 0.07, most: 0.13 };

/**
 * Sets of counts in which the largest number misleads: the first outcome is by far the most frequent in the first group, in
 * numbers, and more frequent in the second one by rate. The published set first, then others drawn with the seed, no two alike.
 * Throws a RangeError unless `count` is a whole number of at least 1.
 */
export function countSets(count: number, seed: number): CountSet[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`there is at least one set, not ${count}`);
  const random = createRandom(seed);
  const sets = [PUBLISHED_COUNTS];
  while (sets.length < count) {
    const drawn = drawCounts(random);
    const isNew = sets.every((known) => !isSame(known, drawn));
    if (misleads(drawn) && isNew) sets.push(drawn);
  }
  return sets;
}

/**
 * Whether the raw counts point to another conclusion than the rates: the first group's first count is the largest of the four,
 * and its rate the smaller of the two.
 */
export function misleads({ first, second }: CountSet): boolean {
  const isLure = first[0] > Math.max(first[1], ...second);
  return isLure && rateOf(first) < rateOf(second);
}

function isSame(one: CountSet, other: CountSet): boolean {
  return [...one.first, ...one.second].join() === [...other.first, ...other.second].join();
}

/** Share of the first outcome in a group. */
export function rateOf([one, other]: readonly [number, number]): number {
  return one / (one + other);
}

function drawCounts(random: Random): CountSet {
  const within = ({ least, most }: { readonly least: number; readonly most: number }): number =>
    least + (most - least) * random.next();
  const firstSize = Math.round(within(FIRST_GROUP));
  const secondSize = Math.round(firstSize * within(SECOND_SHARE));
  const rate = within(RATE);
  return { first: split(firstSize, rate), second: split(secondSize, rate + within(GAP)) };
}

function split(size: number, rate: number): readonly [number, number] {
  const one = Math.round(size * rate);
  return [one, size - one];
}
