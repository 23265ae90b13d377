import { z } from 'zod';
import { FACTORS } from '../specification.js';

/** A figure whose interval is null where the specifications leave no degrees of freedom for error. */
export const contrastSchema = z.strictObject({
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Contrast = z.infer<typeof contrastSchema>;

/** What one factor of administration does to a measure. */
export const factorEffectSchema = z.strictObject({
  factor: z.enum(FACTORS),
  /** `aliased`: the specifications do not separate it from `aliasedWith`; `constant`: those that count have one level. */
  status: z.enum(['estimated', 'constant', 'aliased']),
  aliasedWith: z.array(z.string()).readonly(),
  /** Estimated marginal means: the other factors' levels weigh alike. Null where one cannot be told. */
  levels: z
    .array(z.strictObject({ level: z.string(), specifications: z.number(), mean: contrastSchema.nullable() }))
    .readonly(),
  /** The two levels that lie furthest apart, the higher less the lower; null where that cannot be told. */
  largest: contrastSchema.extend({ lower: z.string(), higher: z.string() }).nullable(),
  /** Type III F test; null without error degrees of freedom. */
  p: z.number().nullable(),
  /** p after Holm's adjustment over the factors of this measure. */
  adjustedP: z.number().nullable(),
  /** SS / (SS + SS error), 0..1. */
  partialEta2: z.number().nullable(),
});
export type FactorEffectFinding = z.infer<typeof factorEffectSchema>;

/** Main effects of all factors on one measure, over the specifications that pass the gate. */
export const measureEffectsSchema = z.strictObject({
  measure: z.string(),
  specifications: z.number(),
  residualDegrees: z.number(),
  /** Share of the variance between specifications that the main effects account for; null where none varies. */
  r2: z.number().nullable(),
  factors: z.array(factorEffectSchema).readonly(),
  /** Groups of factors that the specifications do not separate from one another. */
  aliases: z.array(z.array(z.string()).readonly()).readonly(),
});
export type MeasureEffects = z.infer<typeof measureEffectsSchema>;
