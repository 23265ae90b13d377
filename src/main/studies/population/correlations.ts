import type {
  CorrelationComparison,
  CorrelationPair,
  CorrelationTest,
} from '../../../shared/domain/population/structure.js';
import { equalRows } from '../../analysis/chance-distance.js';
import { fisherDifferences, jennrichTest } from '../../analysis/correlation-equality.js';
import { correlationInterval, type CorrelatedSide } from '../../analysis/correlation-interval.js';
import { correlationPermutation } from '../../analysis/correlation-permutation.js';
import {
  correlationMatrix,
  differenceByChance,
  pairsBelow,
  structureDifference,
  type CorrelationMatrix,
} from '../../analysis/correlation-structure.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import type { Random } from '../../analysis/random.js';
import { sampleFigures } from '../../analysis/weighted-sample.js';
import type { ComparedScale } from './scale-comparisons.js';

const PERMUTATIONS = 999;
/** Fisher's z has no error below this. */
const LEAST_FOR_Z = 4;

/**
 * How the scales go together in both populations, with a test of whether they do alike: by permutation where people's own scores
 * are known, else Jennrich's. The interval of the mean absolute difference rests on that test (`correlationInterval`). Null below
 * two scales, or where nothing is known of people's correlations.
 */
export function correlationComparison(
  compared: readonly ComparedScale[],
  human: CorrelationMatrix | null,
  options: ResamplingOptions,
): CorrelationComparison | null {
  if (compared.length < 2 || human === null) return null;
  const simulated = compared.map(({ column }) => column.simulated);
  const own = correlationMatrix(simulated);
  const difference = structureDifference(own, human);
  const numbers = numbersOf(compared);
  const people = peopleOf(compared);
  const tested =
    people === null ? testOfMatrices(own, human, numbers) : testOfPeople(simulated, people, options.random);
  return {
    scales: compared.map(({ key: { scale } }) => ({ scale: scale.id, name: scale.name })),
    simulated: own,
    human: human.map((row) => [...row]),
    pairs: difference.pairs,
    meanAbsoluteDifference:
      difference.meanAbsolute === null
        ? null
        : correlationInterval(
            difference.meanAbsolute,
            { kind: 'people', columns: simulated, weights: null },
            people ?? { kind: 'known', correlations: human, people: numbers?.human ?? Infinity },
            tested.test?.p ?? null,
            options,
          ),
    byChance: numbers === null ? null : differenceByChance(human, numbers.simulated, numbers.human),
    frobenius: difference.frobenius,
    rv: difference.rv,
    test: tested.test,
    differences: pairsOf(compared, own, human, tested.pairs),
  };
}

/** A test, with p of every pair below the diagonal, row by row. */
interface Tested {
  readonly test: CorrelationTest | null;
  readonly pairs: readonly (number | null)[];
}

type PeopleSide = Extract<CorrelatedSide, { kind: 'people' }>;

function testOfPeople(simulated: readonly Float64Array[], people: PeopleSide, random: Random): Tested {
  const places = equalRows(people, random);
  const found = correlationPermutation(
    simulated,
    people.columns.map((column) => Float64Array.from(places, (place) => column[place] ?? NaN)),
    PERMUTATIONS,
    random,
  );
  return found === null
    ? { test: null, pairs: [] }
    : {
        test: { method: 'permutation', p: found.p, permutations: found.permutations },
        pairs: found.pairs,
      };
}

/** Scales that do not vary in either population are left out of the test. */
function testOfMatrices(own: CorrelationMatrix, human: CorrelationMatrix, numbers: Numbers | null): Tested {
  if (numbers === null || Math.min(numbers.simulated, numbers.human) < LEAST_FOR_Z)
    return { test: null, pairs: [] };
  const varying = own.flatMap((row, place) =>
    row[place] === null || human[place]?.[place] === null ? [] : [place],
  );
  const part = (matrix: CorrelationMatrix): CorrelationMatrix =>
    varying.map((row) => varying.map((column) => matrix[row]?.[column] ?? null));
  const found = jennrichTest(part(own), part(human), numbers.simulated, numbers.human);
  return {
    test: found === null ? null : { method: 'jennrich', ...found },
    pairs: fisherDifferences(
      pairsBelow(own, human).map(({ r, other }) => (r === null || other === null ? null : [r, other])),
      numbers.simulated,
      numbers.human,
    ),
  };
}

function pairsOf(
  compared: readonly ComparedScale[],
  own: CorrelationMatrix,
  human: CorrelationMatrix,
  p: readonly (number | null)[],
): CorrelationPair[] {
  const name = (place: number): string => compared[place]?.key.scale.id ?? '';
  return pairsBelow(own, human)
    .flatMap(({ row, column, r, other }, place): CorrelationPair[] =>
      r === null || other === null
        ? []
        : [{ scales: [name(column), name(row)], simulated: r, human: other, p: p[place] ?? null }],
    )
    .sort((left, right) => Math.abs(right.simulated - right.human) - Math.abs(left.simulated - left.human));
}

function peopleOf(compared: readonly ComparedScale[]): PeopleSide | null {
  const people = compared.flatMap(({ column: { human } }) => (human.kind === 'people' ? [human] : []));
  return people.length < compared.length
    ? null
    : { kind: 'people', columns: people.map(({ scores }) => scores), weights: people[0]?.weights ?? null };
}

interface Numbers {
  readonly simulated: number;
  readonly human: number;
}

function numbersOf(compared: readonly ComparedScale[]): Numbers | null {
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
