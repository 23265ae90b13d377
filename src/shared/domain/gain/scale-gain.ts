import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** Fewer levels than this show no dose-response. */
export const LEAST_LEVELS = 3;

/** One condition of a point. */
export const pointConditionSchema = z.strictObject({
  condition: z.string(),
  /** Short words for it. */
  label: z.string(),
  wording: z.string().nullable(),
  mean: z.number(),
});
export type PointCondition = z.infer<typeof pointConditionSchema>;

/** What one requested level came to: the mean of the conditions that ask for it, as scores on the response scale. */
export const dosePointSchema = z.strictObject({
  /** 1..9: 1 asks for the low pole, 9 for the high one. */
  level: z.number(),
  requested: z.number(),
  mean: z.number(),
  /** Interval over items and templates. */
  low: z.number(),
  high: z.number(),
  /** Isotonic regression of the means over levels. */
  isotonic: z.number(),
  /** Whether the mean stands out from the default beyond the noise floor; null without a floor or a default. */
  detectable: z.boolean().nullable(),
  conditions: z.array(pointConditionSchema).readonly(),
});
export type GainPoint = z.infer<typeof dosePointSchema>;

const sidesSchema = z.strictObject({ low: z.number().nullable(), high: z.number().nullable() });

/** How one scale follows what is asked of it. */
export const scaleGainSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  /** Whether the conditions ask for this scale alone, or for others of the instrument too. */
  source: z.enum(['single', 'profiles']),
  /** Ascending by level. */
  points: z.array(dosePointSchema).readonly(),
  /** Slope of observed on requested score: 1 follows fully, 0 not at all, below 0 moves away. */
  gain: estimateSchema,
  /** Share of the gain's error variance that is due to items rather than to how levels are worded; null where both are 0. */
  itemShare: z.number().nullable(),
  intercept: z.number(),
  r2: z.number().nullable(),
  /** Of requested and observed; null where nothing observed varies. */
  spearman: z.number().nullable(),
  /** Neighbouring levels whose scores fall where the request rises. */
  violations: z.number().int(),
  /** The level nearest the middle of the range, from which the limits are looked for outwards. */
  middle: z.number(),
  /**
   * Smallest step that counts as following, in points: the least detectable shift, and no less than a tenth of the step from
   * one level to the next.
   */
  leastStep: z.number(),
  /** The outermost level on each side whose step outwards counts; null where none does. */
  following: sidesSchema,
  /** The last level on each side before the first step outwards that falls short; null where the first one does. */
  unbroken: sidesSchema,
  /** Levels beyond `following`, outwards: asking for more there moves the score no further. */
  saturated: z.strictObject({
    low: z.array(z.number()).readonly(),
    high: z.array(z.number()).readonly(),
  }),
  /** Slope over the levels up to and from the middle; null below two levels. */
  halves: z.strictObject({ below: z.number().nullable(), above: z.number().nullable() }),
  default: z.number().nullable(),
  /** Smallest and largest mean of the placebos; null without one. */
  placebo: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Null without a noise floor. */
  leastDetectableShift: z.number().nullable(),
});
export type ScaleGain = z.infer<typeof scaleGainSchema>;
