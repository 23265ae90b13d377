import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** Confidence in ratings of headlines under one identity, the baseline or the irrelevant identity. Confidence is a share of its range, 0..1. */
export const confidenceRowSchema = z.strictObject({
  /** Null: no identity (the baseline). */
  identity: z.string().nullable(),
  arm: z.string(),
  /** Conditions that it was read from. */
  conditions: z.array(z.string()).readonly(),
  /** Mean over headlines and framings. */
  confidence: estimateSchema,
  /** Mean on true and on false headlines. */
  onTrue: z.number(),
  onFalse: z.number(),
  /** Share of ratings on the right side of the middle, of those on a side; null where none is. */
  accuracy: z.number().nullable(),
  /** Mean where the rating is on the right and on the wrong side; null where too few are. */
  right: z.number().nullable(),
  wrong: z.number().nullable(),
  /** right - wrong: the slope of confidence on being right. */
  gap: estimateSchema.nullable(),
  /** Area under the type-2 ROC curve: .5 where confidence does not tell right from wrong. */
  sensitivity: estimateSchema.nullable(),
  /** Goodman & Kruskal's gamma between confidence and being right. */
  gamma: z.number().nullable(),
  headlines: z.number().int(),
  framings: z.number().int(),
  /** Confidence of the baseline less this, and of the irrelevant identity less this: above 0 is a loss. */
  dropFromBaseline: estimateSchema.nullable(),
  dropFromIrrelevant: estimateSchema.nullable(),
  /** Sensitivity of the irrelevant identity (else the baseline) less this. */
  sensitivityDrop: estimateSchema.nullable(),
  /** Two-sided, of the drop of confidence from the irrelevant identity (else the baseline); adjusted after Holm over identities. */
  p: z.number().nullable(),
  pHolm: z.number().nullable(),
});
export type ConfidenceRow = z.infer<typeof confidenceRowSchema>;

/** What second turns came to: how sure a subject says its ratings of headlines are. */
export const confidenceFindingsSchema = z.strictObject({
  /** Readout: probability on the options of the second turn. Sampled: share of runs whose two answers could be read. 0..1. */
  read: z.number(),
  /** Whether that reaches what the gate asks of answers. */
  readable: z.boolean(),
  /** Baseline, irrelevant identity and identities, arm by arm. */
  rows: z.array(confidenceRowSchema).readonly(),
});
export type ConfidenceFindings = z.infer<typeof confidenceFindingsSchema>;
