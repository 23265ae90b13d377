import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { MettleError } from '../../../shared/errors.js';
import type { EntrySource, WrittenEntry } from './entry.js';
import { UtcDate } from './utc-date.js';

/** A plain file that its owner may write and everybody read. */
const FILE_MODE = 0o100644;
const COMPRESSION_LEVEL = 6;

export interface ArchiveOptions {
  /** The time of every entry. */
  readonly time: Date;
  readonly signal?: AbortSignal | undefined;
  /** Told when an entry's turn has come. */
  readonly onEntry?: (path: string) => void;
}

export interface WrittenArchive {
  readonly bytes: number;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
  readonly entries: readonly WrittenEntry[];
}

let drafts = 0;

/**
 * Writes a zip file of the entries, in their order, as a whole or not at all: beside its place first, onto the disk, then
 * renamed. The same entries give the same bytes. Throws `CANCELLED`, `FILE_UNREADABLE` with the system's reason, and what an
 * entry's content throws; nothing is left then, and a file that was there is as it was.
 */
export async function writeArchive(
  path: string,
  entries: readonly EntrySource[],
  options: ArchiveOptions,
): Promise<WrittenArchive> {
  drafts += 1;
  const draft = `${path}.${process.pid}.${drafts}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(draft, 'wx');
    const written = await writeAndSync(file, entries, options);
    options.signal?.throwIfAborted();
    await rename(draft, path);
    return written;
  } catch (cause) {
    // Why the file could not be written is what the caller should hear of.
    await rm(draft, { force: true }).catch(() => undefined);
    throw failureOf(path, cause, options.signal);
  }
}

async function writeAndSync(
  file: FileHandle,
  entries: readonly EntrySource[],
  options: ArchiveOptions,
): Promise<WrittenArchive> {
  try {
    const written = await writeEntries(file, entries, options);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

async function writeEntries(
  file: FileHandle,
  entries: readonly EntrySource[],
  { time, signal, onEntry }: ArchiveOptions,
): Promise<WrittenArchive> {
  const zip = new yazl.ZipFile();
  const written: WrittenEntry[] = [];
  const open = new Set<Readable>();
  const output = zip.outputStream as Readable;
  const stop = (error: Error): void => void output.destroy(error);
  const cancel = (): void => stop(new MettleError('CANCELLED', 'The export was cancelled.'));
  const settings = { mtime: new UtcDate(time), mode: FILE_MODE, compressionLevel: COMPRESSION_LEVEL };
  signal?.addEventListener('abort', cancel, { once: true });
  zip.once('error', stop);
  try {
    signal?.throwIfAborted();
    for (const entry of entries) {
      zip.addReadStreamLazy(entry.path, settings, (pass) => {
        onEntry?.(entry.path);
        const content = Readable.from(noting(entry, written), { objectMode: false });
        content.once('error', stop);
        open.add(content);
        content.once('close', () => open.delete(content));
        pass(null, content);
      });
    }
    zip.end();
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of output as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    return { bytes, sha256: hash.digest('hex'), entries: written };
  } finally {
    signal?.removeEventListener('abort', cancel);
    for (const content of open) content.destroy();
  }
}

async function* noting(entry: EntrySource, written: WrittenEntry[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  const content = entry.content(written);
  for await (const chunk of typeof content === 'string' ? [Buffer.from(content, 'utf8')] : content) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  written.push({ path: entry.path, bytes, sha256: hash.digest('hex') });
}

function failureOf(path: string, cause: unknown, signal: AbortSignal | undefined): MettleError {
  if (signal?.aborted === true) {
    return new MettleError('CANCELLED', `The bundle ${path} was not written: it was cancelled.`, { cause });
  }
  const system = cause instanceof Error && 'syscall' in cause;
  if (!system) return MettleError.from(cause);
  return new MettleError('FILE_UNREADABLE', `${path} cannot be written: ${cause.message}.`, {
    hint: 'Check that there is room on the disk and that you may write to this folder.',
    cause,
  });
}
