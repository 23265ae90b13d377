import { z } from 'zod';
import { ERROR_CODES } from '../../../shared/errors.js';
import { samplerSchema } from '../../../shared/domain/study.js';

/** Requests, or results, that travel in one message: enough that the messages themselves cost little. */
export const MESSAGE_ITEMS = 64;

const pieceSchema = z.strictObject({ text: z.string(), special: z.boolean() });
const keySchema = z.int().min(0);
const probabilitySchema = z.number().min(0).max(1);
const countSchema = z.int().min(0);
const millisecondsSchema = z.number().min(0);

const errorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  hint: z.string().optional(),
});

const loadSchema = z.strictObject({
  type: z.literal('load'),
  path: z.string().min(1),
  determinism: z.enum(['strict', 'fast']),
  lanes: z.int().min(1).max(256),
  threads: z.int().min(1),
  gpu: z.enum(['auto', 'none']),
  gpuReserve: z.number().min(0).nullable(),
  /** Null: the file as it is. */
  adapter: z.strictObject({ path: z.string().min(1), scale: z.number() }).nullable(),
  contextSize: z.int().min(1),
  batchSize: z.int().min(1),
});
/** What the engine process is told before it loads a subject; `contextSize` counts prompt and answer, in tokens. */
export type LoadMessage = z.infer<typeof loadSchema>;

const readoutTaskSchema = z.strictObject({
  key: keySchema,
  prompt: z.array(pieceSchema).min(1),
  options: z.array(z.string().min(1)).min(1),
});
/** A readout with its prompt already rendered; `key` names it within its stream. */
export type ReadoutTask = z.infer<typeof readoutTaskSchema>;

const sampleTaskSchema = z.strictObject({
  ...readoutTaskSchema.shape,
  /** None where the answer is a free reply. */
  options: z.array(z.string().min(1)),
  runs: z.array(z.strictObject({ run: z.int().min(0), seed: z.int().min(0).max(0xffff_ffff) })).min(1),
  sampler: samplerSchema,
  answer: z.enum(['grammar', 'free']),
  maxTokens: z.int().min(1),
});
/** Answers to be generated to one rendered prompt, one for each entry of `runs`. */
export type SampleTask = z.infer<typeof sampleTaskSchema>;

const streamSchema = z.int().min(1);

export const commandSchema = z.discriminatedUnion('type', [
  loadSchema,
  z.strictObject({ type: z.literal('open'), stream: streamSchema, mode: z.enum(['readout', 'sample']) }),
  z.strictObject({ type: z.literal('readouts'), stream: streamSchema, tasks: z.array(readoutTaskSchema) }),
  z.strictObject({ type: z.literal('samples'), stream: streamSchema, tasks: z.array(sampleTaskSchema) }),
  /** No more tasks follow. */
  z.strictObject({ type: z.literal('end'), stream: streamSchema }),
  /** Stop between two decodes; what is finished is still reported. */
  z.strictObject({ type: z.literal('cancel'), stream: streamSchema }),
  z.strictObject({ type: z.literal('timings') }),
  z.strictObject({ type: z.literal('count'), texts: z.array(z.string()) }),
]);
/** What the program says to an engine process. */
export type Command = z.infer<typeof commandSchema>;

const readoutOutcomeSchema = z.strictObject({
  key: keySchema,
  probabilities: z.array(probabilitySchema),
  offOption: probabilitySchema,
  promptTokens: countSchema,
  evaluatedTokens: countSchema,
  milliseconds: millisecondsSchema,
});
export type ReadoutOutcome = z.infer<typeof readoutOutcomeSchema>;

const sampleOutcomeSchema = z.strictObject({
  key: keySchema,
  run: z.int().min(0),
  seed: z.int().min(0),
  text: z.string(),
  truncated: z.boolean(),
  batchShape: z.int().min(1),
  promptTokens: countSchema,
  generatedTokens: countSchema,
  milliseconds: millisecondsSchema,
});
export type SampleOutcome = z.infer<typeof sampleOutcomeSchema>;

const loadedSchema = z.strictObject({
  type: z.literal('loaded'),
  llamaCpp: z.string(),
  gpu: z.string().nullable(),
  gpuLayers: countSchema,
  layers: countSchema,
  gpuDevices: z.array(z.string()),
  /** Why a graphics processor that was wanted is not in use; null where one is, or none was wanted. */
  gpuFallback: z.string().nullable(),
  threads: z.int().min(1),
  batchSize: z.int().min(1),
  bosToken: z.string(),
  eosToken: z.string(),
  specialTokens: z.array(z.string()),
});
/** What an engine process knows once its subject is loaded. */
export type LoadedMessage = z.infer<typeof loadedSchema>;

const timingsSchema = z.strictObject({
  type: z.literal('timings'),
  /** Null where this build of the library cannot be timed. */
  decodeSeconds: z.number().min(0).nullable(),
  samplingSeconds: z.number().min(0).nullable(),
});
/** Seconds inside llama.cpp since loading: in decode, and in reading and sampling logits. */
export type TimingsMessage = z.infer<typeof timingsSchema>;

const countsSchema = z.strictObject({ type: z.literal('counts'), tokens: z.array(countSchema) });
/** Tokens of each text that was asked about. */
export type CountsMessage = z.infer<typeof countsSchema>;

export const reportSchema = z.discriminatedUnion('type', [
  loadedSchema,
  z.strictObject({ type: z.literal('load-failed'), error: errorSchema }),
  z.strictObject({
    type: z.literal('readouts'),
    stream: streamSchema,
    results: z.array(readoutOutcomeSchema),
  }),
  z.strictObject({ type: z.literal('samples'), stream: streamSchema, results: z.array(sampleOutcomeSchema) }),
  /** A task failed, and with it the stream; `ended` follows. `key` is null where no single task is to blame. */
  z.strictObject({
    type: z.literal('failed'),
    stream: streamSchema,
    key: keySchema.nullable(),
    error: errorSchema,
  }),
  z.strictObject({ type: z.literal('ended'), stream: streamSchema }),
  timingsSchema,
  countsSchema,
]);
/** What an engine process says. */
export type Report = z.infer<typeof reportSchema>;
