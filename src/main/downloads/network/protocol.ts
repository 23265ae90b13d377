import { z } from 'zod';
import { ERROR_CODES } from '../../../shared/errors.js';
import { sourceFileSchema, sourceSchema } from '../source.js';

/** How patient the network's side is; milliseconds. */
export const patienceSchema = z.strictObject({
  /** Until a connection stands and an answer begins. */
  answerMs: z.number().int().min(1).default(30_000),
  /** Without a byte in the middle of an answer. */
  stallMs: z.number().int().min(1).default(30_000),
  /** Before the second try; each wait is twice the one before. */
  backOffMs: z.number().int().min(1).default(1000),
  longestBackOffMs: z.number().int().min(1).default(60_000),
  /** The longest wait that a server may ask for. */
  longestRetryAfterMs: z.number().int().min(0).default(600_000),
  /** Tries in a row that bring nothing. */
  tries: z.number().int().min(1).max(100).default(8),
});
export type Patience = z.infer<typeof patienceSchema>;

export const networkSchema = z.strictObject({
  /** The hub or its mirror, without a slash at its end. */
  endpoint: z.url({ protocol: /^https?$/ }),
  proxy: z.url({ protocol: /^https?$/ }).nullable(),
  /** For the hub alone. */
  token: z.string().min(1).nullable(),
  patience: patienceSchema,
});
/** How the network is reached. */
export type Network = z.infer<typeof networkSchema>;

export const orderSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('resolve'), network: networkSchema, address: z.string().min(1) }),
  z.strictObject({
    type: z.literal('fetch'),
    network: networkSchema,
    files: z.array(sourceFileSchema).min(1),
    /** Where the bytes are put until they are checked. Absolute path. */
    folder: z.string().min(1),
  }),
]);
/** The one thing that a network process is started for. */
export type Order = z.infer<typeof orderSchema>;

export const commandSchema = z.union([orderSchema, z.strictObject({ type: z.literal('stop') })]);
export type Command = z.infer<typeof commandSchema>;

export const reportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('resolved'), source: sourceSchema }),
  z.strictObject({ type: z.literal('progress'), doneBytes: z.number().min(0) }),
  /** A connection was lost, and is taken up again. */
  z.strictObject({ type: z.literal('lost'), reason: z.string() }),
  /** What is at the address is no longer what it was. */
  z.strictObject({ type: z.literal('changed'), reason: z.string() }),
  /** All bytes are in the folder, under the names of `fetchedName`. */
  z.strictObject({ type: z.literal('fetched') }),
  z.strictObject({ type: z.literal('stopped') }),
  z.strictObject({
    type: z.literal('failed'),
    error: z.strictObject({ code: z.enum(ERROR_CODES), message: z.string(), hint: z.string().optional() }),
  }),
]);
/** What a network process says; after the last four, it ends. */
export type Report = z.infer<typeof reportSchema>;

/** What the downloader calls a file before it is checked; numbered as the parts of a split model are. */
export function fetchedName(index: number, files: number): string {
  const digits = (value: number): string => String(value).padStart(5, '0');
  return files === 1 ? 'fetched.gguf' : `fetched-${digits(index + 1)}-of-${digits(files)}.gguf`;
}
