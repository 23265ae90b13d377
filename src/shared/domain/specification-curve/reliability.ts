import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** Test-retest reliability of condition means, over pairs of specifications. */
export const retestSchema = z.strictObject({
  /** Pairs of specifications that the medians stand on. */
  pairs: z.number(),
  /** Conditions that are compared in a pair, at most. */
  conditions: z.number(),
  /** Median Pearson's r; null where it is defined in no pair. */
  r: estimateSchema.nullable(),
  /** Median ICC(2,1), absolute agreement. */
  icc: estimateSchema.nullable(),
  /** Least ICC(2,1) of a pair. */
  lowestIcc: z.number().nullable(),
  /** Median standard error of measurement, a shift between the two included, in points of the response scale. */
  standardError: z.number().nullable(),
});
export type Retest = z.infer<typeof retestSchema>;

/** Reliability of one scale over administrations: every condition under every specification is a respondent. */
export const scaleReliabilitySchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  items: z.number(),
  /** Administrations with every item answered. */
  respondents: z.number(),
  conditions: z.number(),
  /** Cronbach's α with Feldt's interval, which takes administrations as independent. */
  alpha: estimateSchema.nullable(),
  /** The same α with an interval over conditions, drawn with all their administrations; as the figures below. */
  alphaOverConditions: estimateSchema.nullable(),
  /** McDonald's ω of one factor. */
  omega: estimateSchema.nullable(),
  /** Odd and even items. */
  splitHalf: estimateSchema.nullable(),
  /** Mean over splits into halves, with the lowest and highest of them. */
  splitHalves: estimateSchema
    .extend({ lowest: z.number(), highest: z.number(), splits: z.number(), exhaustive: z.boolean() })
    .nullable(),
  /** Guttman's λ6. */
  lambda6: estimateSchema.nullable(),
  /** Null with fewer than two specifications or three conditions. */
  retest: retestSchema.nullable(),
});
export type ScaleReliability = z.infer<typeof scaleReliabilitySchema>;
