import { z } from 'zod';
import { call, errorShapeSchema, nothingSchema } from './definition.js';

/** `hf:organisation/repository:Q4_K_M`, `hf:organisation/repository/file.gguf`, or an https address of a GGUF file. */
const addressSchema = z.string().min(1).max(2048);

export const DOWNLOAD_STATES = ['waiting', 'running', 'checking', 'paused', 'done', 'failed'] as const;

export const downloadSchema = z.strictObject({
  id: z.string(),
  address: z.string(),
  /** Name of the (first) file. */
  name: z.string(),
  /** Where it will lie, or lies. */
  path: z.string(),
  state: z.enum(DOWNLOAD_STATES),
  files: z.number().int(),
  doneBytes: z.number(),
  /** Null while unknown. */
  totalBytes: z.number().nullable(),
  /** Bytes a second over the last seconds; 0 while unknown. */
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  /** SHA-256 that the source states, and that the bytes were checked against; null where it states none. */
  sha256: z.string().nullable(),
  /** Times that the connection was lost and taken up again. */
  resumed: z.number().int(),
  error: errorShapeSchema.nullable(),
});
export type Download = z.infer<typeof downloadSchema>;

export const downloadsSchema = z.strictObject({
  downloads: z.array(downloadSchema),
  /** Whether the researcher allowed fetching; off by default. */
  allowed: z.boolean(),
  folder: z.string(),
  freeBytes: z.number(),
  /** Where the token for gated repositories is; its text never crosses this boundary. */
  token: z.enum(['key-store', 'environment', 'hugging-face', 'none']),
  /** Why the system's key store cannot be used; null where it can. */
  keyStoreProblem: z.string().nullable(),
});
export type Downloads = z.infer<typeof downloadsSchema>;

/** What an address leads to, before anything is fetched. */
export const resolvedAddressSchema = z.strictObject({
  address: z.string(),
  files: z.array(
    z.strictObject({ name: z.string(), bytes: z.number().nullable(), sha256: z.string().nullable() }),
  ),
  totalBytes: z.number().nullable(),
  freeBytes: z.number(),
  /** The reference of a subject with these bytes that is here already. */
  already: z.string().nullable(),
});
export type ResolvedAddress = z.infer<typeof resolvedAddressSchema>;

const idInput = z.strictObject({ id: z.string().min(1).max(200) });

export const downloadCalls = {
  'downloads.list': call(nothingSchema, downloadsSchema),
  /** Throws `NOT_ALLOWED` where fetching is off, `INVALID_INPUT`, `DOWNLOAD_*`. */
  'downloads.resolve': call(z.strictObject({ address: addressSchema }), resolvedAddressSchema),
  /** Begins; one download runs at a time. Throws as `downloads.resolve` does, and `DOWNLOAD_NO_SPACE`. */
  'downloads.start': call(z.strictObject({ address: addressSchema }), downloadsSchema),
  /** Stops and keeps what is there. */
  'downloads.pause': call(idInput, downloadsSchema),
  /** Goes on where it stopped. */
  'downloads.resume': call(idInput, downloadsSchema),
  /** Takes a download off the list; bytes of one that is not done are deleted, a finished file stays. */
  'downloads.remove': call(idInput, downloadsSchema),
  /** Puts the token for gated repositories into the system's key store; null takes it out. Throws `KEY_STORE_UNAVAILABLE`. */
  'downloads.setToken': call(
    z.strictObject({ token: z.string().min(1).max(500).nullable() }),
    downloadsSchema,
  ),
};
