import { z } from 'zod';
import { identifierSchema } from '../text.js';
import { humanReferenceSchema, matchedRowsSchema } from './reference.js';

/** In standard deviations of people: distributions no farther apart than this count as alike. */
export const WASSERSTEIN_MARGIN = 0.25;
/** A variance between 1 / this and this times that of people counts as alike. */
export const VARIANCE_RATIO_MARGIN = 1.5;
/** Of each one-sided test of likeness. */
export const LIKENESS_ALPHA = 0.05;
/** A variance ratio whose interval lies below this is a collapse: less than half of the standard deviation of people. */
export const COLLAPSED_BELOW = 0.25;

export const likenessMarginsSchema = z.strictObject({
  wasserstein: z.number().gt(0).max(5).default(WASSERSTEIN_MARGIN),
  varianceRatio: z.number().gt(1).max(10).default(VARIANCE_RATIO_MARGIN),
});
export type LikenessMargins = z.infer<typeof likenessMarginsSchema>;

/** How a study of kind `population` holds simulated people against real ones. */
export const populationSettingsSchema = z.strictObject({
  reference: humanReferenceSchema,
  /** Makes people of the reference's rows, beside those of `conditions`. */
  rows: matchedRowsSchema.exactOptional(),
  /**
   * Subgroup columns whose gaps are compared: of the reference, and attributes of the same name of the people drawn or the
   * rows' own.
   */
  subgroups: z.array(identifierSchema).max(20).default([]),
  margins: likenessMarginsSchema.prefault({}),
  alpha: z.number().gt(0).max(0.25).default(LIKENESS_ALPHA),
});
export type PopulationSettings = z.infer<typeof populationSettingsSchema>;
