import { z } from 'zod';
import { byScale, coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema } from '../resistance/gate.js';
import { quantizationEffectSchema } from './effect.js';
import { quantizationVerdictSchema } from './equivalence.js';

/** What a variant costs. */
export const variantCostSchema = z.strictObject({
  /** Of the file, all parts and an adapter included. */
  bytes: z.number(),
  /** What the weights take up in memory, in bytes; null where the study was begun before files were asked for it. */
  weightsBytes: z.number().nullable(),
  bitsPerWeight: z.number().nullable(),
  /** Responses a second of the engine's time; null without responses. */
  itemsPerSecond: z.number().nullable(),
  /** Tokens that were evaluated (readouts) or generated (sampled) a second of the engine's time. */
  tokensPerSecond: z.number().nullable(),
});
export type VariantCost = z.infer<typeof variantCostSchema>;

/** All findings of the study kind `quantization` on one subject: plain data, every number finite. */
export const quantizationResultSchema = z.strictObject({
  verdict: quantizationVerdictSchema,
  /** True until everything that the study asks has been answered, by the reference too. */
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval but those of `effect.tests`, e.g. .95. */
  confidence: z.number(),
  /** Coverage of the intervals of `effect.tests`, 1 - 2 alpha, e.g. .9. */
  testConfidence: z.number(),
  gate: gateSchema,
  /** Of the subject by itself. Null without an instrument that measures types. */
  defaultType: z.string().nullable(),
  defaultMeans: byScale(z.number()),
  /** Of the subject by itself, over all of its against-default cells; null without one. */
  resistance: estimateSchema.nullable(),
  cost: variantCostSchema,
  /** Null for a reference, and for a subject that has none. */
  effect: quantizationEffectSchema.nullable(),
});
export type QuantizationResult = z.infer<typeof quantizationResultSchema>;
