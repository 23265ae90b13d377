import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** A scale asked for at its lowest and its highest level while other scales vary, as scores on the response scale. */
export const mainEffectSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  low: z.strictObject({
    level: z.number(),
    requested: z.number(),
    mean: z.number(),
    conditions: z.number().int(),
  }),
  high: z.strictObject({
    level: z.number(),
    requested: z.number(),
    mean: z.number(),
    conditions: z.number().int(),
  }),
  /** Difference of the means over the difference of the requests, with its interval over items and templates. */
  gain: estimateSchema,
});
export type MainEffect = z.infer<typeof mainEffectSchema>;

/** How far a request on one scale moves each scale of the instrument: shares of the range per share of the range. */
export const crosstalkSchema = z.strictObject({
  instrument: z.string(),
  /** `single`: line by line from conditions that ask for one scale; `profiles`: all requests together, by least squares. */
  source: z.enum(['single', 'profiles']),
  /** Scales asked for (rows) and observed (columns). */
  requested: z.array(z.string()).readonly(),
  observed: z.array(z.string()).readonly(),
  /** [requested][observed]. */
  slopes: z.array(z.array(z.number()).readonly()).readonly(),
  conditions: z.number().int(),
  /** Mean slope of a scale on its own request; null where no requested scale is observed. */
  own: z.number().nullable(),
  /** Mean size of a slope on another scale's request; null without such a pair. */
  other: z.number().nullable(),
});
export type Crosstalk = z.infer<typeof crosstalkSchema>;
