import { z } from 'zod';
import { CONDITION_KINDS } from '../condition.js';

export const adoptionUndefinedSchema = z.enum(['default-already-there', 'no-pole', 'no-answers']);
export type AdoptionUndefined = z.infer<typeof adoptionUndefinedSchema>;

/** One scale that one condition asks for. */
export const adoptionCellSchema = z.strictObject({
  condition: z.string(),
  kind: z.enum(CONDITION_KINDS),
  persona: z.string(),
  wording: z.string().nullable(),
  instrument: z.string(),
  scale: z.string(),
  /** Requested level as a score on the response scale. */
  requested: z.number(),
  /** End of the response scale that the request lies toward; null for a request of the midpoint. */
  pole: z.number().nullable(),
  score: z.number().nullable(),
  default: z.number().nullable(),
  /** On which side of the midpoint from the default the pole lies; null without a pole or a default. */
  direction: z.enum(['against', 'with']).nullable(),
  /** (score - default) / (pole - default), not clipped. */
  alpha: z.number().nullable(),
  undefinedBecause: adoptionUndefinedSchema.nullable(),
  /** (score - default) / (requested - default), for graded requests that lie far enough from the default. */
  attainment: z.number().nullable(),
});
export type AdoptionCell = z.infer<typeof adoptionCellSchema>;

export const adoptionSummarySchema = z.strictObject({
  cells: z.number(),
  /** Mean α as it is, and clipped to 0..1; null without cells. */
  mean: z.number().nullable(),
  clippedMean: z.number().nullable(),
  /** Share of cells with α < 0; null without cells. */
  backfireShare: z.number().nullable(),
});
export type AdoptionSummary = z.infer<typeof adoptionSummarySchema>;

/** Against-default and with-default cells are never pooled: only the first test resistance. */
export const adoptionByDirectionSchema = z.strictObject({
  against: adoptionSummarySchema,
  with: adoptionSummarySchema,
  /** Cells without an α. */
  undefinedCells: z.number(),
});
export type AdoptionByDirection = z.infer<typeof adoptionByDirectionSchema>;

export const adoptionResultSchema = adoptionByDirectionSchema.extend({
  rolePersona: adoptionByDirectionSchema,
  cells: z.array(adoptionCellSchema).readonly(),
});
export type AdoptionResult = z.infer<typeof adoptionResultSchema>;
