import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { MettleError } from '../../../shared/errors.js';
import type { ArchiveEntry } from './archive-entry.js';
import { corrupt, hostile } from './bundle-error.js';
import type { Readable } from 'node:stream';

/**
 * An entry's bytes as they come out of its compressed ones, counted, and checked at the end. Throws `BUNDLE_HOSTILE` where more
 * come out than the entry claims, and `BUNDLE_CORRUPT` for fewer, for another CRC-32, and for compressed bytes that are left.
 */
export async function* inflated(
  path: string,
  entry: ArchiveEntry,
  compressed: Readable,
): AsyncGenerator<Buffer> {
  const name = JSON.stringify(entry.name);
  let bytes = 0;
  let sum = 0;
  const inflate = entry.raw.compressionMethod === 0 ? null : createInflateRaw();
  // What goes wrong on the way is thrown by the loop that reads the end of it.
  const source = inflate === null ? compressed : pipeline(compressed, inflate, () => undefined);
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > entry.bytes) throw hostile(path, `the entry ${name} unpacks to more than it claims`);
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (thrown) {
    if (thrown instanceof MettleError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw corrupt(path, `the entry ${name} cannot be unpacked (${reason})`, thrown);
  } finally {
    compressed.destroy();
  }
  if (bytes < entry.bytes) throw corrupt(path, `the entry ${name} unpacks to less than it claims`);
  if (inflate !== null && inflate.bytesWritten !== entry.compressedBytes) {
    throw corrupt(path, `the entry ${name} has bytes behind its end`);
  }
  if (sum !== entry.crc32) throw corrupt(path, `the entry ${name} does not have the checksum that it claims`);
}
