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
});
export type CorrelationComparison = z.infer<typeof correlationComparisonSchema>;
