import { z } from 'zod';
import { byScale } from '../figures.js';

/** A subject's standing on one scale in its default condition. Scores are on the instrument's response scale. */
export const scaleProfileSchema = z.strictObject({
  mean: z.number(),
  /** Standard deviation of one administration's score. */
  standardDeviation: z.number(),
  /** Where the given share (the study's confidence) of administrations fall. */
  low: z.number(),
  high: z.number(),
  /** Exact distribution of one administration's score. */
  distribution: z.strictObject({
    values: z.array(z.number()).readonly(),
    probabilities: z.array(z.number()).readonly(),
  }),
  /** Standard deviation of the mean over the default variants; null below two. */
  variantSpread: z.number().nullable(),
  /** Distance of the mean from the midpoint of the response scale; null for a scale without lettered poles. */
  preferenceClarity: z.number().nullable(),
  /** Items that the score is made of. */
  items: z.number(),
});
export type ScaleProfile = z.infer<typeof scaleProfileSchema>;

/** One way of asking without a persona: no system prompt, or a neutral one. */
export const defaultVariantSchema = z.strictObject({
  condition: z.string(),
  /** Null without a Jungian instrument. */
  type: z.string().nullable(),
  means: byScale(z.number()),
});
export type DefaultVariant = z.infer<typeof defaultVariantSchema>;

export const defaultResultSchema = z.strictObject({
  /** Type of the default means; null without a Jungian instrument. */
  type: z.string().nullable(),
  /** Probability of each type in one administration, likeliest first; types below 1e-6 are left out. */
  typeDistribution: z.record(z.string(), z.number()).nullable(),
  profile: byScale(scaleProfileSchema),
  /** Conditions that the profile was read from: the one without a system prompt where the study has it. */
  reference: z.array(z.string()).readonly(),
  variants: z.array(defaultVariantSchema).readonly(),
});
export type DefaultResult = z.infer<typeof defaultResultSchema>;
