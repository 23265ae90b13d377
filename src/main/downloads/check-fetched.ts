import { stat } from 'node:fs/promises';
import { MettleError, type ErrorCode } from '../../shared/errors.js';
import { fileError } from '../engine/gguf/file-error.js';
import { hashFile } from '../engine/gguf/hash-file.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import type { SourceFile } from './source.js';

/** GGUF files that are whole and right, and that the engine takes with something else. */
const COMPANIONS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['GGUF_SPLIT_PART', 'GGUF_ADAPTER']);
const DAMAGED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GGUF_EMPTY',
  'GGUF_NOT_GGUF',
  'GGUF_TRUNCATED',
  'GGUF_CORRUPT',
]);

/**
 * Checks a file that was fetched: its length and SHA-256 against what the source stated, and that it is a GGUF file that
 * Mettle can use. Gives its SHA-256 (hex). Throws `DOWNLOAD_CORRUPT`, the `GGUF_*` of a sound file of the wrong kind,
 * `CANCELLED`, `FILE_*`.
 */
export async function checkFetched(
  path: string,
  source: SourceFile,
  signal: AbortSignal,
  onHashed: (bytes: number) => void,
): Promise<string> {
  const state = await fileState(path);
  if (source.bytes !== null && state.bytes !== source.bytes) {
    throw corrupt(source, `has ${state.bytes} bytes where its server stated ${source.bytes}`);
  }
  const sha256 = await hashFile(state, { signal, onHashed });
  if (source.sha256 !== null && sha256 !== source.sha256) {
    throw corrupt(source, `has the SHA-256 ${sha256} where its server stated ${source.sha256}`);
  }
  await checkContent(path, source, signal);
  return sha256;
}

async function checkContent(path: string, source: SourceFile, signal: AbortSignal): Promise<void> {
  try {
    await describeGguf(path, signal);
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (COMPANIONS.has(error.code)) return;
    const message = error.message.replaceAll(path, source.name);
    if (DAMAGED.has(error.code)) throw corrupt(source, `is no whole GGUF file: ${message}`, error);
    throw new MettleError(error.code, message, {
      hint: 'The file is what its publisher offers, but Mettle cannot use it. Fetch the file of a chat model.',
      cause: error,
    });
  }
}

async function fileState(path: string): Promise<{ path: string; bytes: number; modifiedMs: number }> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, bytes: size, modifiedMs: mtimeMs };
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

function corrupt(source: SourceFile, how: string, cause?: unknown): MettleError {
  return new MettleError('DOWNLOAD_CORRUPT', `${source.name} ${how.replace(/\.$/, '')}.`, {
    hint: 'Its bytes were deleted. Try again; if it happens twice, the source is at fault: use another.',
    cause,
  });
}
