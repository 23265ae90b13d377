import { jennrichTest } from '../../../../src/main/analysis/correlation-equality.js';
import {
  correlationInterval,
  type CorrelatedSide,
} from '../../../../src/main/analysis/correlation-interval.js';
import { correlationPermutation } from '../../../../src/main/analysis/correlation-permutation.js';
import {
  correlationMatrix,
  structureDifference,
} from '../../../../src/main/analysis/correlation-structure.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { factorSample, type Shape } from './correlation-samples.js';

/** Two populations whose scales share one factor, by their loadings. */
export interface StructureCase {
  readonly name: string;
  readonly sizes: readonly [number, number];
  readonly loadings: readonly [readonly number[], readonly number[]];
  readonly shape: Shape;
  /** People's own scores are known; else their correlations alone. */
  readonly human: 'people' | 'known';
}

export interface StructureCoverage {
  readonly truth: number;
  readonly covered: number;
  /** Shares of data sets whose interval lies above the truth, and below it. */
  readonly above: number;
  readonly below: number;
  readonly meanWidth: number;
}

const CARICATURE = [0.9, 0.85, 0.8, 0.9];
const PEOPLE = [0.6, 0.5, 0.4, 0.3];
const MIXED = [0.9, 0.8, 0.3, 0.2];
/** Correlations of so many people stand for those of all. */
const MANY = 100_000;
const PERMUTATIONS = 99;

const COMMON = { shape: 'plain', human: 'people', sizes: [50, 120] } as const;

export const STRUCTURE_CASES: readonly StructureCase[] = [
  { ...COMMON, name: 'equal', loadings: [PEOPLE, PEOPLE] },
  { ...COMMON, name: 'caricature, known correlations', loadings: [CARICATURE, PEOPLE], human: 'known' },
  { ...COMMON, name: 'apart in places, known correlations', loadings: [MIXED, PEOPLE], human: 'known' },
  { ...COMMON, name: 'apart in places', loadings: [MIXED, PEOPLE] },
  { ...COMMON, name: 'caricature, answers of 1 to 5', loadings: [CARICATURE, PEOPLE], shape: 'answers' },
];

/** How often the 95 % interval of the mean absolute difference of correlations covers that of the populations. */
export function structureCoverage(
  own: StructureCase,
  dataSets: number,
  replicates: number,
  seed: number,
): StructureCoverage {
  const { name, sizes, loadings, shape, human } = own;
  const truth = trueDifference(own, seed);
  let [above, below, width] = [0, 0, 0];
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, name, data));
    const first = factorSample(sizes[0], loadings[0], shape, random);
    const second = factorSample(sizes[1], loadings[1], shape, random);
    const matrices = [correlationMatrix(first), correlationMatrix(second)] as const;
    const estimate = structureDifference(...matrices).meanAbsolute!;
    const p =
      human === 'people'
        ? correlationPermutation(first, second, PERMUTATIONS, random)!.p
        : jennrichTest(...matrices, ...sizes)!.p;
    const against: CorrelatedSide =
      human === 'people'
        ? { kind: 'people', columns: second, weights: null }
        : { kind: 'known', correlations: matrices[1], people: sizes[1] };
    const side = { kind: 'people', columns: first, weights: null } as const;
    const { low, high } = correlationInterval(estimate, side, against, p, {
      replicates,
      confidence: 0.95,
      random,
    });
    if (low > truth) above += 1;
    if (high < truth) below += 1;
    width += (high - low) / dataSets;
  }
  return {
    truth,
    covered: (dataSets - above - below) / dataSets,
    above: above / dataSets,
    below: below / dataSets,
    meanWidth: width,
  };
}

/** Worked out for normal scores, drawn from many people for others. */
function trueDifference({ loadings, shape, name }: StructureCase, seed: number): number {
  const matrices = loadings.map((own, place) =>
    shape === 'plain'
      ? own.map((row, i) => own.map((column, j) => (i === j ? 1 : row * column)))
      : correlationMatrix(factorSample(MANY, own, shape, createRandom(hashSeed(seed, name, 'truth', place)))),
  );
  return structureDifference(matrices[0]!, matrices[1]!).meanAbsolute!;
}
