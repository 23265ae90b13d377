import { z } from 'zod';
import { CONDITION_KINDS } from '../domain/condition.js';

/** A scale as a chart needs it. Scores are on the instrument's response scale. */
export const scaleViewSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  kind: z.enum(['domain', 'facet', 'axis']),
  low: z.strictObject({ name: z.string(), letter: z.string().nullable() }),
  high: z.strictObject({ name: z.string(), letter: z.string().nullable() }),
  min: z.number(),
  max: z.number(),
  midpoint: z.number(),
  items: z.number().int(),
});
export type ScaleView = z.infer<typeof scaleViewSchema>;

/** A distribution on evenly spaced values: the first, their distance, and a probability each (they sum to 1, but for rounding to a millionth). */
export const latticeSchema = z.strictObject({
  first: z.number(),
  step: z.number(),
  probabilities: z.array(z.number()),
});
export type Lattice = z.infer<typeof latticeSchema>;

/** A subject's standing on one scale in one condition. */
export const conditionProfileSchema = z.strictObject({
  condition: z.string(),
  kind: z.enum(CONDITION_KINDS),
  /** Short words for a chart: `INTP`, `librarian + INTP`, `no prompt`, `harbour`. */
  label: z.string(),
  persona: z.string().nullable(),
  instrument: z.string(),
  scale: z.string(),
  mean: z.number(),
  standardDeviation: z.number(),
  /** Where the study's confidence of administrations fall. */
  low: z.number(),
  high: z.number(),
  /** Exact distribution of one administration's score. */
  distribution: latticeSchema,
  /** Requested level as a score; null where the condition does not ask for this scale. */
  requested: z.number().nullable(),
  /** Whether the request lies across the midpoint from the default; null without a request or a default. */
  direction: z.enum(['against', 'with']).nullable(),
  /** Adoption: (score - default) / (pole - default), not clipped; null where undefined. */
  alpha: z.number().nullable(),
});
export type ConditionProfile = z.infer<typeof conditionProfileSchema>;

/** Where the default and placebo conditions lie on one scale. */
export const scaleBandSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  defaultMean: z.number(),
  /** Smallest and largest mean of the placebo conditions; null without one. */
  placebo: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  /** Smallest shift from the default that stands out; null without a noise floor. */
  leastDetectableShift: z.number().nullable(),
});
export type ScaleBand = z.infer<typeof scaleBandSchema>;

/** Requested type × measured type. */
export const personaMapSchema = z.strictObject({
  instrument: z.string(),
  /** The 16 types, in the order of rows and columns. */
  types: z.array(z.string()),
  defaultType: z.string(),
  rows: z.array(
    z.strictObject({
      requested: z.string(),
      conditions: z.array(z.string()),
      /** P(measured type) in one administration, in the order of `types`; mean over the conditions. */
      probabilities: z.array(z.number()),
      /** Per axis: the letter asked for, whether the default is on the other side, and P(that letter). */
      axes: z.array(
        z.strictObject({
          axis: z.string(),
          letter: z.string(),
          against: z.boolean(),
          probability: z.number(),
        }),
      ),
    }),
  ),
});
export type PersonaMap = z.infer<typeof personaMapSchema>;

/** What the charts of a `resistance` study draw for one subject, beside its findings. */
export const resistanceViewsSchema = z.strictObject({
  scales: z.array(scaleViewSchema),
  profiles: z.array(conditionProfileSchema),
  bands: z.array(scaleBandSchema),
  /** Null without a Jungian instrument, or without a persona that asks for a type. */
  personaMap: personaMapSchema.nullable(),
});
export type ResistanceViews = z.infer<typeof resistanceViewsSchema>;

/** The default's score on one scale, as the variant and its reference have it, over the items that both answered. */
export const scorePairSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  /** Null for a reference, and for a subject without one: then `variant` is the subject's own. */
  reference: latticeSchema.nullable(),
  variant: latticeSchema,
});
export type ScorePair = z.infer<typeof scorePairSchema>;

/** What the charts of a `quantization` study draw for one subject, beside its findings. */
export const quantizationViewsSchema = z.strictObject({
  /** Domains and axes. */
  scales: z.array(scaleViewSchema).readonly(),
  /** In the order of `scales`; a scale that was not answered is missing. */
  defaults: z.array(scorePairSchema).readonly(),
});
export type QuantizationViews = z.infer<typeof quantizationViewsSchema>;
