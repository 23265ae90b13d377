import fc from 'fast-check';
import { normalise, type Distribution } from '../../../src/main/analysis/distribution.js';

/** Option probabilities for n options, some of them 0, summing to 1. */
export const optionProbabilities = (options: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1, noNaN: true })), {
      minLength: options,
      maxLength: options,
    })
    .filter((weights) => weights.some((weight) => weight > 0))
    .map(normalise);

/** Distributions on up to eight different points between -5 and 5. */
export const distributions: fc.Arbitrary<Distribution> = fc
  .uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 8 })
  .chain((points) =>
    optionProbabilities(points.length).map((probabilities) => ({
      values: points.sort((left, right) => left - right).map((point) => point / 4),
      probabilities,
    })),
  );
