import { sampleIndex, type Random } from '../../analysis/random.js';
import { elementAt } from '../../analysis/element.js';
import type { ExperimentAnswers } from './participant-answers.js';

/** The answers of one run of an experiment. */
export interface Sample {
  /** By cell, in the design's order: a score for each of its participants. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Runs an experiment once on the stored answers. Between participants, each is put into one cell, at random and so that the
 * cells' sizes differ by one at most, and gives the answer of that cell alone; within, each answers every cell, and counts where
 * all of them could be read. An answer is drawn from the chances of its options: an expected score would leave out the scatter
 * of single answers, and a test on it would find effects that no experiment with so many people could.
 */
export function drawSample({ design, scores, chances }: ExperimentAnswers, random: Random): Sample {
  const count = design.cells.length;
  const cells: number[][] = design.cells.map(() => []);
  const answer = (options: readonly number[]): number => elementAt(scores, sampleIndex(random, options));
  if (design.test === 'paired') {
    for (const items of chances) {
      const own = items.slice(0, count);
      if (own.some((options) => options === null)) continue;
      for (const [cell, options] of own.entries()) cells[cell]?.push(answer(options as readonly number[]));
    }
    return { cells };
  }
  for (const [place, participant] of shuffled(chances.length, random).entries()) {
    const cell = place % count;
    const options = chances[participant]?.[cell];
    if (options !== null && options !== undefined) cells[cell]?.push(answer(options));
  }
  return { cells };
}

/** 0..n-1 in a random order (Fisher & Yates 1938, in Durstenfeld's form). */
function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, index) => index);
  for (let place = n - 1; place > 0; place -= 1) {
    const other = random.integer(place + 1);
    [order[place], order[other]] = [elementAt(order, other), elementAt(order, place)];
  }
  return order;
}
