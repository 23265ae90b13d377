import { z } from 'zod';
import { evidenceSchema, firstTurnSchema, taskSchema } from './identity/task.js';
import { experimentDesignSchema } from './replication/experiment.js';
import { identifierSchema, languageSchema, localisedSchema } from './text.js';

/** One end of a scale; `letter` where the field names the pole by one (Jungian axes). */
export const poleSchema = z.strictObject({
  name: z.string().min(1),
  letter: z
    .string()
    .regex(/^[A-Z]$/, { error: 'must be one capital letter' })
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
  /** The options of this item alone, in the order of the instrument's options (ascending by score): format `choice`. */
  options: z.array(localisedSchema).min(2).exactOptional(),
  /** Format `choice`: places in `options` (from 0), each once, in the order in which `forward` presents them. */
  presented: z.array(z.number().int().min(0)).exactOptional(),
  /** Where it can be looked up why the item is keyed as it is: of a headline, what says that it is true or false. */
  source: z.string().min(1).exactOptional(),
  /** Of a text to be labelled: the score of the label that people gave it. */
  gold: z.number().int().exactOptional(),
  /** Task `evidence`: which table it is. */
  evidence: evidenceSchema.exactOptional(),
  /** Task `confidence`: the first turn, which this item is the second of. */
  after: firstTurnSchema.exactOptional(),
});
export type Item = z.infer<typeof itemSchema>;

/** A response option; `score` is its value before keying. */
export const responseOptionSchema = z.strictObject({ score: z.number().int(), text: localisedSchema });

export const INSTRUMENT_FORMATS = ['rating', 'choice', 'open'] as const;
/**
 * `rating`: items are rated on the instrument's options; `choice`: every item has options of its own, one for each score;
 * `open`: items are answered freely, and a judge reads the answer on the instrument's options by the scales' rubrics.
 */
export type InstrumentFormat = (typeof INSTRUMENT_FORMATS)[number];

/** Figures of a human sample, on the instrument's response scale (scale score = mean of the keyed items). */
export const normsSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  /** Who was measured: country, age, how they were found. */
  population: z.string().min(1),
  /** The publication that the figures are taken from. */
  source: z.string().min(1),
  url: z.string().exactOptional(),
  respondents: z.number().int().min(2).exactOptional(),
  scales: z.record(
    identifierSchema,
    z.strictObject({ mean: z.number(), standardDeviation: z.number().gt(0) }),
  ),
});
export type Norms = z.infer<typeof normsSchema>;

/** Who translated an instrument, and under which terms, where these differ from the instrument's own. */
export const translationSchema = z.strictObject({
  language: languageSchema,
  name: z.string().min(1).exactOptional(),
  translator: z.string().min(1).exactOptional(),
  citation: z.string().min(1).exactOptional(),
  licence: z.string().min(1).exactOptional(),
  /** What a reader of results in this language should know. */
  note: z.string().min(1).exactOptional(),
});
export type Translation = z.infer<typeof translationSchema>;

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
  format: z.enum(INSTRUMENT_FORMATS).default('rating'),
  options: z.array(responseOptionSchema).min(2),
  scales: z.array(scaleSchema).min(1),
  items: z.array(itemSchema).min(1),
  /** Format `open`: what the judge goes by, by scale. */
  rubrics: z.record(identifierSchema, localisedSchema).exactOptional(),
  norms: z.array(normsSchema).exactOptional(),
  translations: z.array(translationSchema).exactOptional(),
  /** What a study of kind `identity` measures with it. */
  task: taskSchema.exactOptional(),
  /** Of an instrument that an experiment was compiled into. */
  experiment: experimentDesignSchema.exactOptional(),
});
export type Instrument = z.infer<typeof instrumentSchema>;
