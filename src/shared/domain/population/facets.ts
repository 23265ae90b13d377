import { z } from 'zod';
import { estimateSchema } from '../figures.js';
import { scaleComparisonSchema } from './scale.js';

/** One facet of simulated people against that of people. */
export const facetComparisonSchema = scaleComparisonSchema.extend({
  /** The domain that it belongs to; null where the instrument names none. */
  domain: z.string().nullable(),
  /** `wassersteinP` after Holm over the facets; null where there is none. */
  adjustedP: z.number().nullable(),
});
export type FacetComparison = z.infer<typeof facetComparisonSchema>;

/** The facets that people were measured on; they carry no verdict. */
export const facetComparisonsSchema = z.strictObject({
  /** In the instrument's order. */
  scales: z.array(facetComparisonSchema).readonly(),
  /** Geometric mean of the variance ratios over the facets. */
  spread: estimateSchema.extend({ scales: z.number().int() }).nullable(),
});
export type FacetComparisons = z.infer<typeof facetComparisonsSchema>;
