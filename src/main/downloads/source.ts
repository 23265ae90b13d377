import { z } from 'zod';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as its server describes it. */
export const sourceFileSchema = z.strictObject({
  /** The last segment of its path, as the server names it. */
  name: z.string().min(1).max(1000),
  /** Where it is asked for. On the hub it names the commit, so that it stays the same file. */
  url: z.url({ protocol: /^https?$/ }).max(4096),
  /** Null where the server states none. */
  bytes: z.number().int().min(0).nullable(),
  sha256: sha256Schema.nullable(),
  /** What the server knows this state of the file by. */
  etag: z.string().max(500).nullable(),
  /** Whether the server says that it gives parts of it. */
  ranges: z.boolean(),
});
export type SourceFile = z.infer<typeof sourceFileSchema>;

/** What an address leads to. */
export const sourceSchema = z.strictObject({
  address: z.string().min(1).max(4096),
  /** Commit of the repository (hex), where the server tells it. */
  revision: z.string().max(100).nullable(),
  /** The parts of a split model in their order, or its one file. */
  files: z.array(sourceFileSchema).min(1).max(999),
});
export type Source = z.infer<typeof sourceSchema>;

/** Bytes of all files; null where one is not known. */
export function totalBytes({ files }: Pick<Source, 'files'>): number | null {
  return files.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  );
}
