import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** Energy distance over all scales at once, each in human standard deviations. */
export const energyComparisonSchema = z.strictObject({
  /** 2 E|X - Y| - E|X - X'| - E|Y - Y'|, 0 for one and the same distribution. */
  distance: z.number(),
  /** Of a distance as large under one population, by permutation. */
  p: z.number(),
  permutations: z.number().int(),
  /** People with a score on every scale, as many as were compared. */
  simulated: z.number().int(),
  human: z.number().int(),
  scales: z.number().int(),
});
export type EnergyComparison = z.infer<typeof energyComparisonSchema>;

const matrixSchema = z.array(z.array(z.number().nullable()).readonly()).readonly();

/**
 * A test of whether scales go together alike in both populations. `permutation`: of the mean absolute difference, over people's own
 * scores, standardised on each side. `jennrich`: of the matrices, where of people no more is known; it takes scores for normal.
 */
export const correlationTestSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('permutation'), p: z.number(), permutations: z.number().int() }),
  z.strictObject({
    method: z.literal('jennrich'),
    p: z.number(),
    chiSquare: z.number(),
    degrees: z.number().int(),
  }),
]);
export type CorrelationTest = z.infer<typeof correlationTestSchema>;

/** One pair of scales in both populations. */
export const correlationPairSchema = z.strictObject({
  scales: z.tuple([z.string(), z.string()]),
  simulated: z.number(),
  human: z.number(),
  /** Of a difference as large where there is none, adjusted over all pairs; null where it cannot be told. */
  p: z.number().nullable(),
});
export type CorrelationPair = z.infer<typeof correlationPairSchema>;

/** How scales go together over people, in both populations. */
export const correlationComparisonSchema = z.strictObject({
  scales: z.array(z.strictObject({ scale: z.string(), name: z.string() })).readonly(),
  /** Null where a scale does not vary. */
  simulated: matrixSchema,
  human: matrixSchema,
  /** Pairs of scales with a correlation in both. */
  pairs: z.number().int(),
  /** Mean absolute difference over the pairs; null without any. */
  meanAbsoluteDifference: estimateSchema.nullable(),
  /** What it comes to by chance where both have the human correlations. */
  byChance: z.number().nullable(),
  /** Frobenius norm of the difference, over the whole matrices; null where a correlation is missing. */
  frobenius: z.number().nullable(),
  /** RV coefficient of the matrices (Escoufier 1973), 1 for equal ones; null where a correlation is missing. */
  rv: z.number().nullable(),
  /** Null where it cannot be made, and in findings of earlier versions. */
  test: correlationTestSchema.nullable().default(null),
  /** Every pair with a correlation in both, largest difference first; empty in findings of earlier versions. */
  differences: z.array(correlationPairSchema).readonly().default([]),
});
export type CorrelationComparison = z.infer<typeof correlationComparisonSchema>;
