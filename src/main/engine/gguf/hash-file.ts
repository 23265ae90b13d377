import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from './file-error.js';

/** A file as it was when it was looked at. */
export interface FileState {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

const CHUNK_BYTES = 2 ** 20;

/**
 * SHA-256 (hex) of a file's bytes in one pass, 1 MiB in memory at a time. Throws `CANCELLED` when the signal aborts,
 * `FILE_UNREADABLE` when the file is no longer the one described by `file` at the end of the pass, and `FILE_*` as the
 * file system has it.
 */
export async function hashFile(
  file: FileState,
  options: { readonly signal?: AbortSignal; readonly onHashed?: (bytes: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK_BYTES })) {
      if (options.signal?.aborted === true) {
        throw new MettleError('CANCELLED', `Hashing ${file.path} was cancelled.`);
      }
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      options.onHashed?.(bytes);
    }
    const { size, mtimeMs } = await stat(file.path);
    if (bytes !== file.bytes || size !== file.bytes || mtimeMs !== file.modifiedMs) {
      throw new MettleError('FILE_UNREADABLE', `${file.path} changed while it was read.`, {
        hint: 'Wait until the download or copy is complete, then try again.',
      });
    }
  } catch (thrown) {
    throw fileError(file.path, thrown);
  }
  return hash.digest('hex');
}
