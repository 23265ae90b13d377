import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fromFdPromise, type ZipFile } from 'yauzl';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import type { ArchiveEntry } from './archive-entry.js';
import { corrupt, hostile } from './bundle-error.js';
import { checkEntry, overlapOf } from './check-entry.js';
import { clashOf } from './entry-names.js';
import { inflated } from './inflated.js';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './limits.js';

/** Bytes of a file that are read at a time. */
const PIECE = 2 ** 18;

/** Opens a zip file as `Archive.open` does. */
export async function openArchive(path: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
  return Archive.open(path, limits);
}

/** An archive that was found harmless. Nothing of it is written anywhere, and archives within it stay closed. */
export class Archive {
  readonly #byName: ReadonlyMap<string, ArchiveEntry>;

  private constructor(
    readonly path: string,
    /** Size of the file. */
    readonly fileBytes: number,
    /** In the order of the archive's directory. */
    readonly entries: readonly ArchiveEntry[],
    private readonly file: FileHandle,
    private readonly limits: ArchiveLimits,
  ) {
    this.#byName = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /**
   * Opens a zip file and looks at all that it says of itself before anything is unpacked. Throws `FILE_*` where it cannot be
   * read, `BUNDLE_CORRUPT` where it is no zip file, and `BUNDLE_HOSTILE` for one that could do harm.
   */
  static async open(path: string, limits: ArchiveLimits): Promise<Archive> {
    const file = await open(path, 'r').catch((thrown: unknown) => {
      throw fileError(path, thrown);
    });
    try {
      const found = await file.stat();
      if (!found.isFile()) throw new MettleError('FILE_UNREADABLE', `${path} is not a file.`);
      const zip = await readZip(path, file);
      return new Archive(path, found.size, await readEntries(path, zip, limits), file, limits);
    } catch (thrown) {
      await file.close();
      throw thrown;
    }
  }

  entry(name: string): ArchiveEntry | undefined {
    return this.#byName.get(name);
  }

  /**
   * An entry's bytes as they come out. Throws `BUNDLE_HOSTILE` where more come out than it claims, and `BUNDLE_CORRUPT` for
   * fewer, for damage and for a wrong CRC-32, at the latest after the last byte.
   */
  bytes(entry: ArchiveEntry): AsyncGenerator<Buffer> {
    return inflated(this.path, entry, Readable.from(this.compressed(entry)));
  }

  /** An entry's bytes as a whole. Throws as `bytes` does, and `BUNDLE_HOSTILE` for more than fit into memory. */
  async whole(entry: ArchiveEntry): Promise<Buffer> {
    if (entry.bytes > this.limits.wholeBytes) {
      throw hostile(this.path, `the entry ${JSON.stringify(entry.name)} is larger than such a file can be`);
    }
    const chunks: Buffer[] = [];
    for await (const chunk of this.bytes(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** An entry's compressed bytes, as they lie in the file. */
  compressed({ dataStart, compressedBytes }: ArchiveEntry): AsyncGenerator<Buffer> {
    return this.#pieces(dataStart, compressedBytes);
  }

  /** SHA-256 (hex) of the file. */
  async sha256(): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of this.#pieces(0, this.fileBytes)) hash.update(piece);
    return hash.digest('hex');
  }

  async *#pieces(start: number, length: number): AsyncGenerator<Buffer> {
    for (let done = 0; done < length;) {
      const piece = await this.span(start + done, Math.min(PIECE, length - done));
      if (piece.length === 0) throw corrupt(this.path, 'it ends before its entries do');
      done += piece.length;
      yield piece;
    }
  }

  /** Bytes of the file from a place on; fewer at its end. */
  async span(start: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.file.read(buffer, 0, length, start);
    return buffer.subarray(0, bytesRead);
  }

  /** Safe to call twice. */
  close(): Promise<void> {
    return this.file.close();
  }
}

async function readZip(path: string, file: FileHandle): Promise<ZipFile> {
  try {
    return await fromFdPromise(file.fd, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

async function readEntries(path: string, zip: ZipFile, limits: ArchiveLimits): Promise<ArchiveEntry[]> {
  if (zip.entryCount > limits.entries) {
    throw hostile(path, `it has ${zip.entryCount} entries, where at most ${limits.entries} are read`);
  }
  // Until the first entry is read, the cursor stands where the directory begins.
  const directoryStart = Number(zip.readEntryCursor);
  const entries: ArchiveEntry[] = [];
  let total = 0;
  try {
    for await (const raw of zip.eachEntry()) {
      const entry = checkEntry(path, raw, await zip.readLocalFileHeaderPromise(raw), limits);
      total += entry.bytes;
      if (total > limits.totalBytes)
        throw hostile(path, `it unpacks to more than ${limits.totalBytes} bytes`);
      entries.push(entry);
    }
  } catch (thrown) {
    throw thrown instanceof MettleError ? thrown : unreadable(path, thrown);
  }
  const problem = clashOf(entries.map(({ name }) => name)) ?? overlapOf(entries, directoryStart);
  if (problem !== null) throw hostile(path, problem);
  return entries;
}

/** What yauzl refuses may be damage or a trap; it is called damage, and nothing of it is read. */
function unreadable(path: string, thrown: unknown): MettleError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (/encryption/.test(reason)) return hostile(path, 'it is encrypted', thrown);
  return corrupt(path, `it cannot be read as a zip file (${reason})`, thrown);
}
