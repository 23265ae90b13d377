import { jennrichTest } from '../../../../src/main/analysis/correlation-equality.js';
import { correlationPermutation } from '../../../../src/main/analysis/correlation-permutation.js';
import { correlationMatrix } from '../../../../src/main/analysis/correlation-structure.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { factorSample, type Shape } from './correlation-samples.js';

/** Two populations with the same correlations: how many people of each, the variance that five scales share, and their shapes. */
export interface LevelCase {
  readonly name: string;
  readonly sizes: readonly [number, number];
  readonly shared: number;
  readonly shapes: readonly [Shape, Shape];
}

/** Shares of pairs of samples at p ≤ .05; `single`: some pair of scales is. */
export interface Level {
  readonly jennrich: number;
  readonly permutation: number;
  readonly single: number;
}

export const LEVEL_CASES: readonly LevelCase[] = [
  { name: 'normal', sizes: [100, 200], shared: 0.3, shapes: ['plain', 'plain'] },
  { name: 'one narrow', sizes: [60, 300], shared: 0.3, shapes: ['narrow', 'plain'] },
  { name: 'answers of 1 to 5', sizes: [80, 200], shared: 0.4, shapes: ['answers', 'answers'] },
  { name: 'skewed', sizes: [80, 200], shared: 0.4, shapes: ['skewed', 'skewed'] },
  { name: 'small', sizes: [30, 40], shared: 0.3, shapes: ['plain', 'plain'] },
  { name: 'answers and normal, unrelated', sizes: [80, 200], shared: 0, shapes: ['answers', 'plain'] },
  { name: 'normal, unrelated', sizes: [80, 200], shared: 0, shapes: ['plain', 'plain'] },
];

const SCALES = 5;
const ALPHA = 0.05;

/** How often tests of equal correlations reject a true null at .05. */
export function levelOf(own: LevelCase, dataSets: number, permutations: number, seed: number): Level {
  const { name, sizes, shared, shapes } = own;
  const loadings = Array.from({ length: SCALES }, () => Math.sqrt(shared));
  let [jennrich, permutation, single] = [0, 0, 0];
  for (let data = 0; data < dataSets; data += 1) {
    const random = createRandom(hashSeed(seed, name, data));
    const first = factorSample(sizes[0], loadings, shapes[0], random);
    const second = factorSample(sizes[1], loadings, shapes[1], random);
    const matrices = jennrichTest(correlationMatrix(first), correlationMatrix(second), ...sizes);
    const people = correlationPermutation(first, second, permutations, random);
    if (matrices !== null && matrices.p <= ALPHA) jennrich += 1;
    if (people !== null && people.p <= ALPHA) permutation += 1;
    if (people?.pairs.some((p) => p !== null && p <= ALPHA) === true) single += 1;
  }
  return { jennrich: jennrich / dataSets, permutation: permutation / dataSets, single: single / dataSets };
}
