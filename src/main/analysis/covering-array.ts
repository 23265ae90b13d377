import { elementAt } from './element.js';
import { PairTally, type Row } from './pair-tally.js';
import { createRandom, type Random } from './random.js';

/** Candidate rows from which each step of the greedy search takes the one that covers most. */
const CANDIDATES = 30;
/** Greedy searches, of which the shortest array is kept. */
const STARTS = 6;
/** Moves of the local search for each row fewer. */
const MOVES = 40_000;

function requireCounts(counts: readonly number[]): void {
  for (const [factor, count] of counts.entries()) {
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(`factor ${factor} has no whole number of levels above 0: ${count}`);
    }
  }
}

/**
 * Every combination of levels, the last factor changing fastest: rows of level indices, one for each factor. Without
 * factors one empty row. Throws a RangeError on a count that is no integer above 0.
 */
export function fullFactorial(counts: readonly number[]): number[][] {
  requireCounts(counts);
  let rows: number[][] = [[]];
  for (const count of counts) {
    rows = rows.flatMap((row) => Array.from({ length: count }, (_, level) => [...row, level]));
  }
  return rows;
}

/**
 * Whether rows hold every pair of levels of any two factors (and every level, where only one factor varies). Throws a
 * RangeError on a count that is no integer above 0 or a row that is not one level of each factor.
 */
export function coversPairs(rows: readonly (readonly number[])[], counts: readonly number[]): boolean {
  requireCounts(counts);
  for (const [index, row] of rows.entries()) {
    const fits =
      row.length === counts.length &&
      row.every((level, factor) => Number.isInteger(level) && level >= 0 && level < (counts[factor] ?? 0));
    if (!fits) throw new RangeError(`row ${index} is not one level of each factor`);
  }
  const [only] = counts;
  if (counts.length === 1 && only !== undefined) return new Set(rows.map((row) => row[0])).size === only;
  if (counts.length === 0) return true;
  const tally = new PairTally(counts);
  for (const row of rows) tally.add(row, 1);
  return tally.uncovered === 0;
}

function shuffled(values: readonly number[], random: Random): number[] {
  const order = [...values];
  for (let place = order.length - 1; place > 0; place -= 1) {
    const other = random.integer(place + 1);
    const moved = elementAt(order, place);
    order[place] = elementAt(order, other);
    order[other] = moved;
  }
  return order;
}

/** One candidate row: an uncovered pair first, then factor by factor the level that covers most with those set. */
function candidateRow(tally: PairTally, counts: readonly number[], random: Random): number[] {
  const row = counts.map(() => -1);
  const [first, firstLevel, second, secondLevel] = tally.anyUncovered(random);
  row[first] = firstLevel;
  row[second] = secondLevel;
  const rest = shuffled(
    counts.map((_, factor) => factor).filter((factor) => factor !== first && factor !== second),
    random,
  );
  for (const factor of rest) {
    let most = -1;
    let best: number[] = [];
    for (let level = 0; level < elementAt(counts, factor); level += 1) {
      const gain = tally.gain(row, factor, level);
      if (gain > most) {
        most = gain;
        best = [];
      }
      if (gain === most) best.push(level);
    }
    row[factor] = elementAt(best, random.integer(best.length));
  }
  return row;
}

function greedy(counts: readonly number[], random: Random): number[][] {
  const tally = new PairTally(counts);
  const rows: number[][] = [];
  while (tally.uncovered > 0) {
    let best: number[] | null = null;
    let fewest = Infinity;
    for (let candidate = 0; candidate < CANDIDATES; candidate += 1) {
      const row = candidateRow(tally, counts, random);
      tally.add(row, 1);
      if (tally.uncovered < fewest) {
        fewest = tally.uncovered;
        best = row;
      }
      tally.add(row, -1);
    }
    if (best === null) break;
    tally.add(best, 1);
    rows.push(best);
  }
  return rows;
}

/**
 * Tries to cover all pairs with the rows given, by annealing: a pair that is missing is written into a row drawn, and
 * kept if that costs little. Null where the moves run out first.
 */
function annealed(start: readonly Row[], counts: readonly number[], random: Random): number[][] | null {
  const rows = start.map((row) => [...row]);
  const tally = new PairTally(counts);
  for (const row of rows) tally.add(row, 1);
  for (let move = 0; move < MOVES && tally.uncovered > 0; move += 1) {
    const temperature = 0.6 * (1 - move / MOVES) + 0.1;
    const [first, firstLevel, second, secondLevel] = tally.anyUncovered(random);
    const row = elementAt(rows, random.integer(rows.length));
    const before = tally.uncovered;
    const oldFirst = elementAt(row, first);
    const oldSecond = elementAt(row, second);
    tally.set(row, first, firstLevel);
    tally.set(row, second, secondLevel);
    const cost = tally.uncovered - before;
    if (cost <= 0 || random.next() < Math.exp(-cost / temperature)) continue;
    tally.set(row, first, oldFirst);
    tally.set(row, second, oldSecond);
  }
  return tally.uncovered === 0 ? rows : null;
}

/** Rows in the order of their levels, the first factor first. */
function ordered(rows: readonly number[][]): number[][] {
  return [...rows].sort((left, right) => {
    const at = left.findIndex((level, factor) => level !== right[factor]);
    return at < 0 ? 0 : elementAt(left, at) - elementAt(right, at);
  });
}

/**
 * A covering array of strength 2: few rows of level indices that hold every pair of levels of any two factors, in
 * ascending order. Factors with one level stay at it; two factors give the full product, which nothing can undercut, and
 * so is the product of the two largest counts in general. The same counts and seed give the same rows. Throws a
 * RangeError on a count that is no integer above 0. Greedy search over candidate rows after Cohen, Dalal, Fredman &
 * Patton 1997 (AETG, IEEE Transactions on Software Engineering 23:437-444), then rows are taken away by annealing after
 * Cohen, Gibbons, Mugridge & Colbourn 2003 (ICSE, 38-48) as long as that succeeds.
 */
export function coveringArray(counts: readonly number[], seed = 0): number[][] {
  requireCounts(counts);
  const varied = counts.map((_, factor) => factor).filter((factor) => elementAt(counts, factor) > 1);
  const levels = varied.map((factor) => elementAt(counts, factor));
  const least = [...levels]
    .sort((left, right) => right - left)
    .slice(0, 2)
    .reduce((product, count) => product * count, 1);
  let best: number[][];
  if (varied.length <= 2) best = fullFactorial(levels);
  else {
    const random = createRandom(seed);
    best = greedy(levels, random);
    for (let start = 1; start < STARTS && best.length > least; start += 1) {
      const rows = greedy(levels, random);
      if (rows.length < best.length) best = rows;
    }
    while (best.length > least) {
      const fewer = annealed(best.slice(0, -1), levels, random);
      if (fewer === null) break;
      best = fewer;
    }
  }
  return ordered(
    best.map((row) =>
      counts.map((_, factor) => {
        const place = varied.indexOf(factor);
        return place < 0 ? 0 : elementAt(row, place);
      }),
    ),
  );
}
