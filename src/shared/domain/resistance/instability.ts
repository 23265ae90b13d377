import { z } from 'zod';
import { byScale, estimateSchema } from '../figures.js';

export const scaleInstabilitySchema = z.strictObject({
  /** Items of one administration: the length that `icc1` stands for. */
  items: z.number(),
  personas: z.number(),
  personaVariance: z.number(),
  /** Of one administration's score, at a fixed template and option order. */
  runVariance: z.number(),
  templateVariance: z.number().nullable(),
  orderVariance: z.number().nullable(),
  wordingVariance: z.number().nullable(),
  /** persona / (persona + run); null where nothing varies. */
  icc1: estimateSchema.nullable(),
  /** Reliability of the mean of `administrations`. */
  icck: z.number().nullable(),
  administrations: z.number(),
  /** persona / (persona + run + template + order), of one administration. */
  generalizability: z.number().nullable(),
  /** ICC(1,1) projected to other lengths. */
  projection: z
    .array(
      z.strictObject({
        items: z.number(),
        icc: z.number(),
      }),
    )
    .readonly(),
  /** Mean square distance from the midpoint over itself plus the run variance: what one administration says of a side. */
  decisiveness: z.number().nullable(),
  /** Run variance as a share of that of answering at random. */
  noiseShare: z.number(),
});
export type ScaleInstability = z.infer<typeof scaleInstabilitySchema>;

export const instabilitySchema = z.strictObject({
  scales: byScale(scaleInstabilitySchema),
  /** Means over the scales asked for; null where none can be computed. */
  icc1: estimateSchema.nullable(),
  icck: z.number().nullable(),
  decisiveness: z.number().nullable(),
  noiseShare: z.number().nullable(),
  belowMinIcc: z.boolean(),
  /** Run noise drowns personas. A low ICC alone does not say so: a subject that never moves has one too. */
  unstable: z.boolean(),
});
export type Instability = z.infer<typeof instabilitySchema>;
