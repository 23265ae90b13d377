import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** What a subject makes of headlines under one identity, the baseline or the irrelevant identity. All in shares, 0..1. */
export const veracityRowSchema = z.strictObject({
  /** Null: no identity (the baseline). */
  identity: z.string().nullable(),
  arm: z.string(),
  /** Conditions that it was read from. */
  conditions: z.array(z.string()).readonly(),
  /** Mean of (r - 1) / 5 for true and (6 - r) / 5 for false headlines, on any range; .5 is no discernment. */
  discernment: estimateSchema,
  /** Mean rating of true and of false headlines as shares of the range. */
  real: z.number(),
  fake: z.number(),
  /** real - fake: -1..1, 0 is no discernment. */
  separation: z.number(),
  /** (real + fake) / 2 - .5: above 0 leans to taking things for true. */
  bias: z.number(),
  headlines: z.number().int(),
  framings: z.number().int(),
  /** Baseline less this, and irrelevant identity less this: above 0 is a loss. Null without the one or for itself. */
  dropFromBaseline: estimateSchema.nullable(),
  dropFromIrrelevant: estimateSchema.nullable(),
  /** Two-sided, of the drop from the irrelevant identity (else the baseline); adjusted after Holm over identities of the arm. */
  p: z.number().nullable(),
  pHolm: z.number().nullable(),
});
export type VeracityRow = z.infer<typeof veracityRowSchema>;
