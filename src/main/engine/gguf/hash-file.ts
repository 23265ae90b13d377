import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from './file-error.js';

/** A file as it was when it was looked at. */
export interface FileState {
  readonly path: string;
  /** Of all parts of a split model. */
  readonly bytes: number;
  /** The newest part's, of a split model. */
  readonly modifiedMs: number;
  /** Paths of all parts of a split model in order. */
  readonly parts?: readonly string[];
}

export interface HashOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes hashed so far, after each chunk. */
  readonly onHashed?: (bytes: number) => void;
  /** Waited for after each chunk, so that a caller can leave time to others. */
  readonly pace?: () => Promise<void>;
}

const CHUNK_BYTES = 2 ** 20;

/**
 * SHA-256 (hex) of a file's bytes in one pass, 1 MiB in memory at a time; of a split model that of its parts' bytes one after
 * the other. Throws `CANCELLED` when the signal aborts, `FILE_UNREADABLE` when the file is no longer the one described by
 * `file` at the end of the pass, and `FILE_*` as the file system has it.
 */
export async function hashFile(file: FileState, options: HashOptions = {}): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  let size = 0;
  let modifiedMs = 0;
  for (const path of file.parts ?? [file.path]) {
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
        if (options.signal?.aborted === true) {
          throw new MettleError('CANCELLED', `Hashing ${path} was cancelled.`);
        }
        hash.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
        options.onHashed?.(bytes);
        await options.pace?.();
      }
      const facts = await stat(path);
      size += facts.size;
      modifiedMs = Math.max(modifiedMs, facts.mtimeMs);
    } catch (thrown) {
      throw fileError(path, thrown);
    }
  }
  if (bytes !== file.bytes || size !== file.bytes || modifiedMs !== file.modifiedMs) {
    throw new MettleError('FILE_UNREADABLE', `${file.path} changed while it was read.`, {
      hint: 'Wait until the download or copy is complete, then try again.',
    });
  }
  return hash.digest('hex');
}
