import type { CorrelationComparison, EnergyComparison } from '../../../shared/domain/population/structure.js';
import { equalPeople } from '../../analysis/chance-distance.js';
import {
  correlationMatrix,
  differenceByChance,
  structureDifference,
  type CorrelationMatrix,
} from '../../analysis/correlation-structure.js';
import { energyTest, permutation } from '../../analysis/energy-distance.js';
import type { HumanColumn } from '../../analysis/population-columns.js';
import { createRandom, hashSeed, sampleIndex, type Random } from '../../analysis/random.js';
import { quantile } from '../../analysis/summary.js';
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

export interface StructureOptions {
  readonly replicates: number;
  readonly confidence: number;
  readonly random: Random;
}

/**
 * How the scales go together in both populations. The interval of the mean absolute difference is a percentile one over people
 * of both sides, widened to hold the estimate; like every distance it lies above that of the populations, so that the value by
 * chance stands beside it. Null below two scales, or where nothing is known of people's correlations.
 */
export function correlationComparison(
  compared: readonly ComparedScale[],
  human: CorrelationMatrix | null,
  options: StructureOptions,
): CorrelationComparison | null {
  if (compared.length < 2 || human === null) return null;
  const columns = compared.map(({ column }) => column);
  const simulated = columns.map((column) => column.simulated);
  const own = correlationMatrix(simulated);
  const difference = structureDifference(own, human);
  const people = columns.flatMap((column) => (column.human.kind === 'people' ? [column.human] : []));
  const numbers = numbersOf(compared);
  return {
    scales: compared.map(({ key: { scale } }) => ({ scale: scale.id, name: scale.name })),
    simulated: own,
    human: human.map((row) => [...row]),
    pairs: difference.pairs,
    meanAbsoluteDifference:
      difference.meanAbsolute === null
        ? null
        : differenceInterval(
            difference.meanAbsolute,
            simulated,
            people.length === columns.length ? people : null,
            human,
            options,
          ),
    byChance: numbers === null ? null : differenceByChance(human, numbers.simulated, numbers.human),
    frobenius: difference.frobenius,
    rv: difference.rv,
  };
}

function numbersOf(compared: readonly ComparedScale[]): { simulated: number; human: number } | null {
  const least = compared.map(({ column }) => {
    const { human } = column;
    return {
      simulated: sampleFigures({ scores: column.simulated })?.people ?? 0,
      human:
        human.kind === 'people' ? (sampleFigures(human)?.effective ?? 0) : (human.respondents ?? Infinity),
    };
  });
  const simulated = Math.min(...least.map((own) => own.simulated));
  const human = Math.min(...least.map((own) => own.human));
  return simulated >= 2 && human >= 2 ? { simulated, human } : null;
}

function differenceInterval(
  estimate: number,
  simulated: readonly Float64Array[],
  people: readonly Extract<HumanColumn, { kind: 'people' }>[] | null,
  known: CorrelationMatrix,
  { replicates, confidence, random }: StructureOptions,
): { estimate: number; low: number; high: number } {
  const times = new Float64Array(simulated[0]?.length ?? 0);
  const others = new Float64Array(people?.[0]?.scores.length ?? 0);
  const drawn = Array.from({ length: replicates }, () => {
    const own = correlationMatrix(simulated, drawTimes(times, random));
    const human = people === null ? known : redrawnMatrix(people, drawTimes(others, random));
    return structureDifference(own, human).meanAbsolute;
  }).filter((value) => value !== null);
  if (drawn.length === 0) return { estimate, low: estimate, high: estimate };
  const tail = (1 - confidence) / 2;
  return {
    estimate,
    low: Math.min(estimate, quantile(drawn, tail)),
    high: Math.max(estimate, quantile(drawn, 1 - tail)),
  };
}

function redrawnMatrix(
  people: readonly Extract<HumanColumn, { kind: 'people' }>[],
  times: Float64Array,
): CorrelationMatrix {
  const weights = people[0]?.weights ?? null;
  return correlationMatrix(
    people.map(({ scores }) => scores),
    weights === null ? times : times.map((count, place) => count * (weights[place] ?? 0)),
  );
}

function drawTimes(times: Float64Array, random: Random): Float64Array {
  times.fill(0);
  for (let draw = 0; draw < times.length; draw += 1) {
    const place = random.integer(times.length);
    times[place] = (times[place] ?? 0) + 1;
  }
  return times;
}
