import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import { describeBytes } from './describe-bytes.js';
import { fileError } from './file-error.js';
import { HeaderDamaged, HeaderEndsEarly } from './header-cursor.js';
import { parseHeader } from './parse-header.js';
import type { GgufHeader } from './parse-header.js';
import { recogniseForeignFile } from './recognise-file.js';

export interface GgufFileHeader extends GgufHeader {
  readonly bytes: number;
  readonly modifiedMs: number;
}

const FIRST_READ = 2 ** 20;
const LARGEST_HEADER = 2 ** 28;
const FETCH_AGAIN = 'Download or copy the file again, and compare its size with the source.';

/**
 * Reads a GGUF file's header and checks that the file is long enough to hold what the header lists. Reads no tensor data
 * and loads nothing. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, `GGUF_EMPTY`, `GGUF_NOT_GGUF`, `GGUF_VERSION_UNSUPPORTED`,
 * `GGUF_TRUNCATED` and `GGUF_CORRUPT`; `CANCELLED` when `signal` aborts.
 */
export async function readGgufHeader(path: string, signal?: AbortSignal): Promise<GgufFileHeader> {
  const { bytes, modifiedMs } = await fileFacts(path);
  if (bytes === 0) {
    throw new MettleError('GGUF_EMPTY', `${path} is empty (0 bytes).`, { hint: FETCH_AGAIN });
  }
  const file = await openFile(path);
  try {
    checkStart(path, await readStart(file, path, Math.min(bytes, 256)), bytes);
    const header = await readWholeHeader(file, path, bytes, signal);
    if (header.requiredBytes > bytes) throw truncated(path, bytes, header.requiredBytes);
    return { ...header, bytes, modifiedMs };
  } finally {
    await file.close();
  }
}

async function fileFacts(path: string): Promise<{ bytes: number; modifiedMs: number }> {
  try {
    const facts = await stat(path);
    if (facts.isFile()) return { bytes: facts.size, modifiedMs: facts.mtimeMs };
    const what = facts.isDirectory() ? 'a folder' : 'no regular file';
    throw new MettleError('FILE_UNREADABLE', `${path} is ${what}, where a GGUF file is needed.`, {
      hint: 'Name the GGUF file itself.',
    });
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

function checkStart(path: string, start: Buffer, bytes: number): void {
  if (start.toString('latin1', 0, 4) !== 'GGUF') {
    const foreign = recogniseForeignFile(start);
    throw new MettleError(
      'GGUF_NOT_GGUF',
      foreign === null
        ? `${path} is not a GGUF file: it does not begin with "GGUF".`
        : `${path} is not a GGUF file: it looks like ${foreign.looksLike}.`,
      { hint: foreign?.hint ?? 'Name a model file in GGUF format.' },
    );
  }
  if (bytes < 8) throw truncated(path, bytes, null);
  checkVersion(path, start.readUInt32LE(4));
}

function checkVersion(path: string, version: number): void {
  if (version === 2 || version === 3) return;
  // A swapped byte order leaves the low half of a small version number empty; llama.cpp tells it in the same way.
  if ((version & 0xffff) === 0 && version !== 0) {
    throw new MettleError('GGUF_VERSION_UNSUPPORTED', `${path} is a big-endian GGUF file.`, {
      hint: 'Convert it with gguf_convert_endian.py of llama.cpp, or download the little-endian version.',
    });
  }
  throw new MettleError(
    'GGUF_VERSION_UNSUPPORTED',
    `${path} is of GGUF version ${version}; versions 2 and 3 are supported.`,
    {
      hint:
        version === 1
          ? 'Convert the original model again with a present llama.cpp.'
          : 'Get a file of version 3, or a newer Mettle.',
    },
  );
}

async function readWholeHeader(
  file: FileHandle,
  path: string,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<GgufHeader> {
  let length = Math.min(bytes, FIRST_READ);
  for (;;) {
    if (signal?.aborted === true) throw new MettleError('CANCELLED', `Reading ${path} was cancelled.`);
    const start = await readStart(file, path, length);
    try {
      return parseHeader(start);
    } catch (thrown) {
      if (thrown instanceof HeaderDamaged) throw damaged(path, thrown.message, thrown);
      if (!(thrown instanceof HeaderEndsEarly)) throw thrown;
      if (thrown.length > bytes) throw truncated(path, bytes, null, thrown.field);
      if (thrown.length > LARGEST_HEADER) throw damaged(path, `${thrown.message}`, thrown);
      length = Math.min(bytes, LARGEST_HEADER, Math.max(thrown.length, 4 * length));
    }
  }
}

async function readStart(file: FileHandle, path: string, length: number): Promise<Buffer> {
  const start = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(start, filled, length - filled, filled).catch((thrown: unknown) => {
      throw fileError(path, thrown);
    });
    if (bytesRead === 0) throw truncated(path, filled, length);
    filled += bytesRead;
  }
  return start;
}

function truncated(path: string, bytes: number, required: number | null, field?: string): MettleError {
  const where = field === undefined ? '' : ` (at ${field})`;
  const message =
    required === null
      ? `${path} is truncated: it ends after ${describeBytes(bytes)}, inside its header${where}.`
      : `${path} is truncated: it has ${describeBytes(bytes)} and needs ${describeBytes(required)}, ` +
        `${describeBytes(required - bytes)} more.`;
  return new MettleError('GGUF_TRUNCATED', message, { hint: FETCH_AGAIN });
}

function damaged(path: string, what: string, cause: Error): MettleError {
  return new MettleError('GGUF_CORRUPT', `The header of ${path} is damaged: ${what}.`, {
    hint: FETCH_AGAIN,
    cause,
  });
}
