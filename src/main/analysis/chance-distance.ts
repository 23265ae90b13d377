import { permutation } from './energy-distance.js';
import { distanceToNormal } from './normal-distance.js';
import type { HumanColumn } from './population-columns.js';
import { normalDraw, redrawnNormal } from './population-columns.js';
import type { Random } from './random.js';
import type { SampleDistance } from './sample-distance.js';
import { PooledLine } from './sample-distance.js';
import { quantile } from './summary.js';
import { sampleIndex } from './random.js';

/** What distances two samples of one population have by chance, and how often they are as large as those observed. */
export interface ChanceDistance {
  /** Of Wasserstein-1, in the units of the scores. */
  readonly median: number;
  /** Its 95 % point. */
  readonly high: number;
  /** (1 + draws as large) / (1 + draws). */
  readonly wassersteinP: number;
  readonly kolmogorovSmirnovP: number;
}

/** Sums taken in another order differ by rounding, and a tie must count. */
const ROUNDING = 1e-12;

/**
 * The distances under one population for both samples: permutations of the pooled scores (weighted people are first drawn anew,
 * as many as their effective number, by their weights), and beside a normal distribution samples of it of the simulated
 * people's number, with its moments drawn anew where it says of how many people they are. Null without two people on a side.
 */
export function distanceByChance(
  simulated: readonly number[],
  human: HumanColumn,
  observed: SampleDistance,
  draws: number,
  random: Random,
): ChanceDistance | null {
  const drawn = chanceDraws(simulated, human, draws, random);
  if (drawn === null) return null;
  const share = (figure: keyof SampleDistance): number =>
    (1 + drawn.filter((draw) => draw[figure] >= observed[figure] - ROUNDING).length) / (1 + draws);
  const distances = drawn.map(({ wasserstein }) => wasserstein);
  return {
    median: quantile(distances, 0.5),
    high: quantile(distances, 0.95),
    wassersteinP: share('wasserstein'),
    kolmogorovSmirnovP: share('kolmogorovSmirnov'),
  };
}

function chanceDraws(
  simulated: readonly number[],
  human: HumanColumn,
  draws: number,
  random: Random,
): SampleDistance[] | null {
  if (simulated.length < 2) return null;
  if (human.kind === 'normal') {
    const ones = new Float64Array(simulated.length).fill(1);
    return Array.from({ length: draws }, () => {
      const sample = Float64Array.from(
        simulated,
        () => human.mean + human.standardDeviation * normalDraw(random),
      ).sort();
      const redrawn = redrawnNormal(human, random);
      return distanceToNormal(sample, ones, redrawn.mean, redrawn.standardDeviation);
    });
  }
  const people = equalPeople(human, random);
  if (people.length < 2) return null;
  const line = new PooledLine(simulated, people);
  return Array.from({ length: draws }, () =>
    line.splitDistance(permutation(line.size, random), simulated.length),
  );
}

/** People's scores without weights: their own, or a draw by their weights of as many as they are worth. */
export function equalPeople(
  { scores, weights }: Extract<HumanColumn, { kind: 'people' }>,
  random: Random,
): number[] {
  const present = [...scores.keys()].filter((place) => !Number.isNaN(scores[place] ?? NaN));
  const score = (place: number): number => scores[place] ?? NaN;
  if (weights === null) return present.map(score);
  const own = present.map((place) => weights[place] ?? 0);
  const total = own.reduce((sum, weight) => sum + weight, 0);
  const effective = Math.round(total ** 2 / own.reduce((sum, weight) => sum + weight ** 2, 0));
  return Array.from({ length: effective }, () => score(present[sampleIndex(random, own)] ?? 0));
}

/** Places of people without weights: everybody, or a draw by their weights of as many as they are worth. */
export function equalRows(
  { columns, weights }: { readonly columns: readonly Float64Array[]; readonly weights: Float64Array | null },
  random: Random,
): number[] {
  const places = Array.from({ length: columns[0]?.length ?? 0 }, (_, place) => place);
  if (weights === null) return places;
  return equalPeople({ kind: 'people', scores: Float64Array.from(places), weights }, random);
}
