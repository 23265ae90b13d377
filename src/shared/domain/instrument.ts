import { z } from 'zod';
import { identifierSchema, localisedSchema } from './text.js';

/** One end of a scale; `letter` where the field names the pole by one (Jungian axes). */
export const poleSchema = z.strictObject({
  name: z.string().min(1),
  letter: z
    .string()
    .regex(/^[A-Z]$/)
    .optional(),
});

/** A domain, a facet of a domain, or a Jungian axis. Scores run from the low to the high pole. */
export const scaleSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  kind: z.enum(['domain', 'facet', 'axis']),
  /** The domain that a facet belongs to. */
  parent: identifierSchema.optional(),
  low: poleSchema,
  high: poleSchema,
});
export type Scale = z.infer<typeof scaleSchema>;

/** How an item counts on a scale: +1 as answered, -1 reversed (min + max - score). */
export const keySchema = z.strictObject({
  scale: identifierSchema,
  sign: z.union([z.literal(1), z.literal(-1)]),
});

export const itemSchema = z.strictObject({
  id: identifierSchema,
  text: localisedSchema,
  keys: z.array(keySchema).min(1),
});
export type Item = z.infer<typeof itemSchema>;

/** A response option; `score` is its value before keying. */
export const responseOptionSchema = z.strictObject({ score: z.number().int(), text: localisedSchema });

/** An ordered set of items with response options (ascending by score), keying, scales and a licence. */
export const instrumentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: identifierSchema,
  name: z.string().min(1),
  version: z.string().min(1),
  description: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  url: z.string().optional(),
  options: z.array(responseOptionSchema).min(2),
  scales: z.array(scaleSchema).min(1),
  items: z.array(itemSchema).min(1),
});
export type Instrument = z.infer<typeof instrumentSchema>;
