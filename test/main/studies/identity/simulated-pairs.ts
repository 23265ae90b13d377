import { createRandom, type Random } from '../../../../src/main/analysis/random.js';
import { studentInterval } from '../../../../src/main/analysis/estimate-error.js';
import { crossedMean } from '../../../../src/main/analysis/crossed-mean.js';
import { pairedShares } from '../../../../src/main/analysis/log-ratio.js';
import { normalQuantile } from '../../../../src/main/analysis/special.js';

/** A population of tables and framings from which data sets are drawn. */
export interface SimulatedPairs {
  readonly name: string;
  readonly items: number;
  readonly framings: number;
  /** Mean share right of congruent and incongruent tables. */
  readonly congruent: number;
  readonly incongruent: number;
  /** Standard deviations of what items, framings and their meeting do to a share. */
  readonly item: number;
  readonly framing: number;
  readonly joint: number;
  /** Answers a cell that are counted; absent: probabilities are read without error. */
  readonly runs?: number;
}

export interface Coverage {
  /** Of 95 % intervals: share that holds the truth. */
  readonly logRatio: number;
  readonly difference: number;
  /** Mean width of the difference's interval. */
  readonly width: number;
}

/** How often the 95 % intervals of `data sets` drawn from a population hold its truth. */
export function coverageOf(population: SimulatedPairs, dataSets: number, seed: number): Coverage {
  const random = createRandom(seed);
  const truth = Math.log(population.congruent / population.incongruent);
  const gap = population.congruent - population.incongruent;
  let held = 0;
  let heldGap = 0;
  let width = 0;
  for (let set = 0; set < dataSets; set += 1) {
    const grids = {
      congruent: draw(population, population.congruent, random),
      incongruent: [] as number[][],
    };
    grids.incongruent = draw(population, population.incongruent, random);
    const found = pairedShares(grids);
    const [logRatio, gapError] = [found?.logRatio ?? null, found?.difference ?? null];
    if (logRatio === null || gapError === null) throw new Error('a data set has no ratio');
    const ratio = studentInterval(logRatio, 0.95);
    const difference = studentInterval(gapError, 0.95);
    if (ratio.low <= truth && truth <= ratio.high) held += 1;
    if (difference.low <= gap && gap <= difference.high) heldGap += 1;
    width += difference.high - difference.low;
  }
  return { logRatio: held / dataSets, difference: heldGap / dataSets, width: width / dataSets };
}

/** The same for a mean of differences, such as a loss of discernment. */
export function meanCoverage(population: SimulatedPairs, dataSets: number, seed: number): number {
  const random = createRandom(seed);
  let held = 0;
  for (let set = 0; set < dataSets; set += 1) {
    const error = crossedMean(draw({ ...population, runs: 0 }, 0, random));
    if (error === null) throw new Error('a data set has no error');
    const { low, high } = studentInterval(error, 0.95);
    if (low <= 0 && 0 <= high) held += 1;
  }
  return held / dataSets;
}

function draw(
  { items, framings, item, framing, joint, runs = 0 }: SimulatedPairs,
  mean: number,
  random: Random,
): number[][] {
  const normal = (): number => normalQuantile((Math.floor(random.next() * 1e6) + 0.5) / 1e6);
  const byFraming = Array.from({ length: framings }, () => framing * normal());
  return Array.from({ length: items }, () => {
    const own = item * normal();
    return byFraming.map((moved) => {
      const share = mean + own + moved + joint * normal();
      if (runs === 0) return share;
      let right = 0;
      for (let run = 0; run < runs; run += 1) if (random.next() < share) right += 1;
      return right / runs;
    });
  });
}

/** Populations with the sizes of the shipped stimuli and others. */
export const POPULATIONS: readonly SimulatedPairs[] = [
  {
    name: 'items differ most',
    items: 6,
    framings: 3,
    congruent: 0.8,
    incongruent: 0.6,
    item: 0.06,
    framing: 0.01,
    joint: 0.03,
  },
  {
    name: 'items and framings differ',
    items: 6,
    framings: 3,
    congruent: 0.8,
    incongruent: 0.6,
    item: 0.05,
    framing: 0.03,
    joint: 0.03,
  },
  {
    name: 'framings differ most',
    items: 6,
    framings: 3,
    congruent: 0.7,
    incongruent: 0.7,
    item: 0.02,
    framing: 0.05,
    joint: 0.02,
  },
  {
    name: 'five framings',
    items: 6,
    framings: 5,
    congruent: 0.8,
    incongruent: 0.6,
    item: 0.05,
    framing: 0.03,
    joint: 0.03,
  },
  {
    name: 'twenty items',
    items: 20,
    framings: 3,
    congruent: 0.8,
    incongruent: 0.6,
    item: 0.08,
    framing: 0.015,
    joint: 0.04,
  },
  {
    name: 'twelve items, counted',
    items: 12,
    framings: 3,
    congruent: 0.75,
    incongruent: 0.55,
    item: 0.06,
    framing: 0.03,
    joint: 0.03,
    runs: 20,
  },
  {
    name: 'nothing but noise',
    items: 6,
    framings: 3,
    congruent: 0.7,
    incongruent: 0.7,
    item: 0,
    framing: 0,
    joint: 0.05,
  },
];
