import { z } from 'zod';
import { estimateSchema } from '../figures.js';
import { answerChangeSchema } from './effect.js';
import { equivalenceTestSchema, VARIANT_OUTCOMES } from './equivalence.js';
import { variantCostSchema } from './result.js';

/** One variant in its family's table, and one point of a chart of effect against size. */
export const comparedVariantSchema = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  quantization: z.string(),
  /** Name of the adapter laid over a base; null without one. */
  adapter: z.string().nullable(),
  outcome: z.enum(VARIANT_OUTCOMES),
  /** Null where nothing was found yet. */
  cost: variantCostSchema.nullable(),
  /** File size as a share of the reference's; 1 for the reference. */
  sizeShare: z.number(),
  /** Items a second over the reference's; null where either is unknown. */
  speedRatio: z.number().nullable(),
  /** Over all cells; null for the reference. */
  answers: answerChangeSchema.nullable(),
  /** All tests, resistance last; empty for the reference. */
  tests: z.array(equivalenceTestSchema).readonly(),
  /** The test whose interval reaches furthest from 0, counted in margins; null without tests. */
  widest: equivalenceTestSchema.nullable(),
  resistance: estimateSchema.nullable(),
  defaultType: z.string().nullable(),
  gatePassed: z.boolean().nullable(),
  partial: z.boolean(),
});
export type ComparedVariant = z.infer<typeof comparedVariantSchema>;

export const comparedFamilySchema = z.strictObject({
  /** The base model's name; the subject's own name where it belongs to no family. */
  family: z.string(),
  /** SHA-256 of the reference; null where there is none. */
  reference: z.string().nullable(),
  /** Largest file first, the reference before all. */
  variants: z.array(comparedVariantSchema).readonly(),
  /**
   * SHA-256 of the smallest file that is still the same subject: the reference itself where no smaller variant is. Null
   * without a reference, or where the reference cannot be measured.
   */
  smallest: z.string().nullable(),
  /** The verdict on the family, in a sentence. */
  sentence: z.string(),
});
export type ComparedFamily = z.infer<typeof comparedFamilySchema>;

/** The subjects of a study of kind `quantization` beside each other. */
export const quantizationComparisonSchema = z.strictObject({
  kind: z.literal('quantization'),
  /** Coverage of the tests' intervals, 1 - 2 alpha. */
  testConfidence: z.number(),
  /** In the order in which families first appear among the study's subjects. */
  families: z.array(comparedFamilySchema).readonly(),
});
export type QuantizationComparison = z.infer<typeof quantizationComparisonSchema>;
