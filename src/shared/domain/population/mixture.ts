import { z } from 'zod';
import { byScale, estimateSchema } from '../figures.js';
import { histogramSchema } from './scale.js';

export const simulatedPersonSchema = z.strictObject({
  /** Persona or role, or both. */
  id: z.string(),
  label: z.string(),
  conditions: z.array(z.string()).readonly(),
  scores: byScale(z.number()),
  /** Root mean square distance from the default over scales, in human standard deviations; null without a default. */
  distance: z.number().nullable(),
  /** Whether no scale stands out from the default; null without a noise floor. */
  withinNoise: z.boolean().nullable(),
  /** Share of the default in the person's scores, by least squares; null where target and default are one. */
  weight: z.number().nullable(),
});
export type SimulatedPerson = z.infer<typeof simulatedPersonSchema>;

/** How much of each simulated person is the default: score = w · default + (1 - w) · target. */
export const mixtureSchema = z.strictObject({
  /** Whose own scores the targets are. */
  targets: z.enum(['personas', 'rows', 'both']),
  people: z.number().int(),
  /** People who ask for just what the default is, or for nothing. */
  leftOut: z.number().int(),
  /** Mean of w, clamped to 0..1, with its interval over people. */
  mean: estimateSchema,
  /** Of w as it is. */
  rawMean: estimateSchema,
  quartiles: z.tuple([z.number(), z.number(), z.number()]),
  /** Shares of people with w below 0, and above 1. */
  below: z.number(),
  above: z.number(),
  /** Of w clamped to 0..1. */
  histogram: histogramSchema,
  /** Quartiles of the distance from the default, in human standard deviations. */
  distances: z.tuple([z.number(), z.number(), z.number()]),
  /** Share of the people on whom nothing stands out from the default; null without a noise floor. */
  withinNoise: estimateSchema.nullable(),
});
export type Mixture = z.infer<typeof mixtureSchema>;
