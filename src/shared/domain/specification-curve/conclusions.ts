import { z } from 'zod';
import { FACTORS } from '../specification.js';

/** How often a conclusion was reached. */
export const conclusionShareSchema = z.strictObject({
  conclusion: z.string(),
  count: z.number(),
  /** 0..1 */
  share: z.number(),
});
export type ConclusionShare = z.infer<typeof conclusionShareSchema>;

/** How one factor of administration bears on a conclusion. */
export const conclusionChangeSchema = z.strictObject({
  factor: z.enum(FACTORS),
  levels: z
    .array(
      z.strictObject({
        level: z.string(),
        specifications: z.number(),
        shares: z.array(conclusionShareSchema).readonly(),
        /** The most frequent, or all that tie. */
        modal: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
  /** Cramér's V of level and conclusion, 0..1; null where either does not vary. */
  cramersV: z.number().nullable(),
  /** Share of the conclusions' entropy that knowing the level takes away, 0..1; null where they do not vary. */
  explained: z.number().nullable(),
  /** No conclusion is the most frequent one at every level: the choice changes it. */
  changes: z.boolean(),
});
export type ConclusionChangeFinding = z.infer<typeof conclusionChangeSchema>;

/** A conclusion over all specifications that were answered, and the factors that it turns on, strongest first. */
export const conclusionSchema = z.strictObject({
  specifications: z.number(),
  shares: z.array(conclusionShareSchema).readonly(),
  changes: z.array(conclusionChangeSchema).readonly(),
});
export type ConclusionFinding = z.infer<typeof conclusionSchema>;

export const conclusionsSchema = z.strictObject({
  verdict: conclusionSchema,
  /** Of the specifications that pass the gate; null without a Jungian instrument. */
  defaultType: conclusionSchema.nullable(),
});
export type Conclusions = z.infer<typeof conclusionsSchema>;
