import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/**
 * `equivalent`: the whole interval lies within the margin; `different`: an interval at the confidence that all tests share
 * lies wholly beyond it; `undecided`: neither, so that more items, templates or personas are needed.
 */
export const EQUIVALENCE_OUTCOMES = ['equivalent', 'different', 'undecided'] as const;
export type EquivalenceOutcome = (typeof EQUIVALENCE_OUTCOMES)[number];

/** What a test of equivalence is about. */
export const testedMeasureSchema = z.discriminatedUnion('kind', [
  /** Shift of one scale of the default; in points of the instrument's own response scale. */
  z.strictObject({
    kind: z.literal('scale'),
    instrument: z.string(),
    scale: z.string(),
    /** Name of the scale, ready to be shown. */
    name: z.string(),
  }),
  /** Change of resistance. */
  z.strictObject({ kind: z.literal('resistance') }),
]);
export type TestedMeasure = z.infer<typeof testedMeasureSchema>;

/** One pair of one-sided tests (Schuirmann 1987): variant minus reference against a margin on either side of 0. */
export const equivalenceTestSchema = z.strictObject({
  measure: testedMeasureSchema,
  /** Above 0, in the measure's units. */
  margin: z.number(),
  /** Variant minus reference with its interval at 1 - 2 alpha: equivalent where this lies within ±margin. */
  change: estimateSchema,
  /** `change` divided by `margin`, for charts that put several measures on one axis: the band is -1..1. */
  inMargins: estimateSchema,
  /** The larger of the two one-sided p values, 0..1: equivalent where it is below alpha. */
  p: z.number(),
  outcome: z.enum(EQUIVALENCE_OUTCOMES),
});
export type EquivalenceTest = z.infer<typeof equivalenceTestSchema>;

export const VARIANT_OUTCOMES = [
  /** What the others are compared with. */
  'reference',
  ...EQUIVALENCE_OUTCOMES,
  /** The gate was not passed by the variant or its reference, or too little was answered by both. */
  'not-measurable',
  /** There is nothing to compare with. */
  'no-reference',
] as const;
export type VariantOutcome = (typeof VARIANT_OUTCOMES)[number];

export const quantizationVerdictSchema = z.strictObject({
  label: z.enum(VARIANT_OUTCOMES),
  /** One sentence with the figures that it rests on. */
  sentence: z.string(),
});
export type QuantizationVerdict = z.infer<typeof quantizationVerdictSchema>;
