import type { EnergyComparison } from '../../../shared/domain/population/structure.js';
import { equalPeople } from '../../analysis/chance-distance.js';
import { energyTest, permutation } from '../../analysis/energy-distance.js';
import type { HumanColumn } from '../../analysis/population-columns.js';
import { createRandom, hashSeed, sampleIndex, type Random } from '../../analysis/random.js';
import { sampleFigures } from '../../analysis/weighted-sample.js';
import type { ComparedScale } from './scale-comparisons.js';

/** Points of either side that an energy distance takes at most: it takes time and memory for all their pairs. */
const MOST_POINTS = 800;
const PERMUTATIONS = 499;

/**
 * The energy distance over all scales at once, each in human standard deviations. Of more than 800 complete people on a side as
 * many are drawn without replacement, and weighted people are drawn by their weights. Null below two scales, without people's
 * own scores, or below two complete people on a side.
 */
export function energyComparison(
  compared: readonly ComparedScale[],
  seeds: readonly (string | number)[],
): EnergyComparison | null {
  const columns = compared.map(({ column }) => column);
  const people = columns.flatMap(({ human }) => (human.kind === 'people' ? [human] : []));
  if (columns.length < 2 || people.length < columns.length) return null;
  const random = createRandom(hashSeed(...seeds, 'energy'));
  const deviations = people.map(({ scores, weights }) =>
    Math.sqrt(sampleFigures({ scores, weights })?.variance ?? 0),
  );
  if (deviations.some((deviation) => !(deviation > 0))) return null;
  const point = (scores: readonly Float64Array[], place: number): number[] =>
    scores.map((own, axis) => (own[place] ?? NaN) / (deviations[axis] ?? NaN));
  const simulated = completePoints(
    columns.map((column) => column.simulated),
    point,
  );
  const human = weightedPoints(people, point, random);
  if (simulated.length < 2 || human.length < 2) return null;
  const [first, second] = [atMost(simulated, random), atMost(human, random)];
  const { distance, p } = energyTest(first, second, PERMUTATIONS, random);
  return {
    distance,
    p,
    permutations: PERMUTATIONS,
    simulated: first.length,
    human: second.length,
    scales: columns.length,
  };
}

function completePoints(
  scores: readonly Float64Array[],
  point: (scores: readonly Float64Array[], place: number) => number[],
): number[][] {
  return [...(scores[0]?.keys() ?? [])]
    .map((place) => point(scores, place))
    .filter((coordinates) => coordinates.every((value) => !Number.isNaN(value)));
}

function weightedPoints(
  people: readonly Extract<HumanColumn, { kind: 'people' }>[],
  point: (scores: readonly Float64Array[], place: number) => number[],
  random: Random,
): number[][] {
  const scores = people.map((own) => own.scores);
  const weights = people[0]?.weights ?? null;
  if (weights === null) return completePoints(scores, point);
  const places = [...weights.keys()].filter((place) =>
    scores.every((own) => !Number.isNaN(own[place] ?? NaN)),
  );
  if (places.length === 0) return [];
  const own = places.map((place) => weights[place] ?? 0);
  const count = equalPeople(
    { kind: 'people', scores: Float64Array.from(places, () => 0), weights: Float64Array.from(own) },
    random,
  ).length;
  return Array.from({ length: count }, () => point(scores, places[sampleIndex(random, own)] ?? 0));
}

function atMost<Point>(points: readonly Point[], random: Random): Point[] {
  if (points.length <= MOST_POINTS) return [...points];
  return [...permutation(points.length, random)]
    .slice(0, MOST_POINTS)
    .flatMap((place) => points[place] ?? []);
}
