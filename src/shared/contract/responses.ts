import { z } from 'zod';
import { CONDITION_KINDS } from '../domain/condition.js';
import { OPTION_ORDERS } from '../domain/template.js';
import { call } from './definition.js';
import { runtimeRecordSchema } from './studies.js';

export const OUTCOMES = ['readout', 'parsed', 'refusal', 'unparsed', 'truncated'] as const;

/** One response as a table shows it. */
export const responseRowSchema = z.strictObject({
  /** The store's own number, unique in its file. */
  id: z.number().int(),
  subject: z.string(),
  condition: z.string(),
  conditionKind: z.enum(CONDITION_KINDS),
  instrument: z.string(),
  item: z.string(),
  itemText: z.string(),
  /** Language of the item. */
  language: z.string(),
  /** Null unless the study varies the administration. */
  specification: z.string().nullable(),
  template: z.string(),
  order: z.enum(OPTION_ORDERS),
  /** Null for a readout. */
  run: z.number().int().nullable(),
  outcome: z.enum(OUTCOMES),
  /** Before keying: of a readout its expected score, of a sampled answer the option's, null where it has none. */
  score: z.number().nullable(),
  /** Readout: renormalised over the options, ascending by score. Sampled: null. */
  probabilities: z.array(z.number()).nullable(),
  offOption: z.number().nullable(),
  /** Of a sampled answer, at most 200 characters. */
  text: z.string().nullable(),
  milliseconds: z.number(),
});
export type ResponseRow = z.infer<typeof responseRowSchema>;

/** Which responses are wanted; what is left out does not narrow. */
export const responseFilterSchema = z.strictObject({
  subject: z.string().max(64).exactOptional(),
  conditions: z.array(z.string().max(300)).max(10_000).exactOptional(),
  instrument: z.string().max(64).exactOptional(),
  /** A scale of `instrument`: its items. */
  scale: z.string().max(64).exactOptional(),
  items: z.array(z.string().max(64)).max(10_000).exactOptional(),
  templates: z.array(z.string().max(64)).max(1000).exactOptional(),
  /** Of a study that varies the administration. */
  specifications: z.array(z.string().max(64)).max(10_000).exactOptional(),
  order: z.enum(OPTION_ORDERS).exactOptional(),
  outcomes: z.array(z.enum(OUTCOMES)).max(OUTCOMES.length).exactOptional(),
  /** Text that the generated answer holds, without regard to case. */
  text: z.string().max(200).exactOptional(),
});
export type ResponseFilter = z.infer<typeof responseFilterSchema>;

export const MAX_PAGE_ROWS = 500;

export const responsePageSchema = z.strictObject({
  /** Responses that pass the filter, as of the first page that was asked for. */
  total: z.number().int(),
  offset: z.number().int(),
  rows: z.array(responseRowSchema),
});
export type ResponsePage = z.infer<typeof responsePageSchema>;

const optionShareSchema = z.strictObject({
  label: z.string(),
  text: z.string(),
  /** Before keying. */
  score: z.number(),
  /** P(option) over the full vocabulary; null for a sampled answer. */
  probability: z.number().nullable(),
});

/** Everything that is known of one response. */
export const responseDetailSchema = z.strictObject({
  row: responseRowSchema,
  subjectName: z.string(),
  subjectPath: z.string(),
  conditionSystem: z.string().nullable(),
  /** The exact prompt that was evaluated. */
  prompt: z.string(),
  promptHash: z.string(),
  /** In presented order. */
  options: z.array(optionShareSchema),
  /** Scales that the item counts on, and how. */
  keys: z.array(
    z.strictObject({ scale: z.string(), name: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) }),
  ),
  /** The whole generated text; null for a readout. */
  text: z.string().nullable(),
  seed: z.number().nullable(),
  studySeed: z.number(),
  promptTokens: z.number(),
  evaluatedTokens: z.number().nullable(),
  generatedTokens: z.number().nullable(),
  batchShape: z.number().nullable(),
  runtime: runtimeRecordSchema.nullable(),
  /** Sampler settings as JSON; null for a readout. */
  sampler: z.string().nullable(),
});
export type ResponseDetail = z.infer<typeof responseDetailSchema>;

/** A response asked for again, beside the stored one. */
export const replaySchema = z.strictObject({
  /** The prompt is the same, character by character. */
  samePrompt: z.boolean(),
  /** Bit by bit for a readout, character by character for a sampled answer. */
  same: z.boolean(),
  /** Largest difference of an option's probability; null for a sampled answer. */
  largestDifference: z.number().nullable(),
  options: z.array(optionShareSchema),
  text: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  score: z.number().nullable(),
  runtime: runtimeRecordSchema,
  /** What may explain a difference: batch shape, threads, GPU, a kept prefix. */
  notes: z.array(z.string()),
});
export type Replay = z.infer<typeof replaySchema>;

const responseInput = z.strictObject({ study: z.number().int(), id: z.number().int() });

export const responseCalls = {
  /** Rows in the order of writing. Throws `STUDY_NOT_FOUND`, `INVALID_INPUT` for a scale or condition that is not the study's. */
  'responses.page': call(
    z.strictObject({
      study: z.number().int(),
      filter: responseFilterSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(MAX_PAGE_ROWS),
    }),
    responsePageSchema,
  ),
  /** Throws `STUDY_NOT_FOUND`, `INVALID_INPUT` for a number that the study does not have. */
  'responses.get': call(responseInput, responseDetailSchema),
  /** Loads the subject and asks once more, with the same seed. Throws what the engine throws. */
  'responses.replay': call(responseInput, replaySchema),
};
