import { Readable } from 'node:stream';
import { MettleError } from '../../../shared/errors.js';
import type { ArchiveEntry } from '../read/archive-entry.js';
import type { Archive } from '../read/archive.js';
import { inflated } from '../read/inflated.js';
import { centralRecord, descriptorRecord, endRecords, localRecord } from './zip-records.js';

/**
 * What in an archive is not as Mettle writes it, one sentence each: every byte that is not an entry's data is compared with the
 * one that belongs there, and no bit is left behind an entry's end, since what no program reads could be anything.
 */
export async function foreignBytes(archive: Archive, time: Date): Promise<string[]> {
  const found: string[] = [];
  const expect = async (start: number, wanted: Buffer, what: string): Promise<void> => {
    const there = await archive.span(start, wanted.length);
    if (!there.equals(wanted)) found.push(`${what} is not as Mettle writes it.`);
  };
  let place = 0;
  for (const entry of archive.entries) {
    const header = localRecord(entry, time);
    await expect(place, header, `The header of ${entry.name}`);
    if (entry.headerStart !== place || entry.dataStart !== place + header.length) {
      found.push(`${entry.name} does not lie where it belongs.`);
      return found;
    }
    if (await hasIdleBits(archive, entry)) found.push(`Bits behind the end of ${entry.name} are set.`);
    const descriptor = descriptorRecord(entry);
    place += header.length + entry.compressedBytes;
    await expect(place, descriptor, `What follows ${entry.name}`);
    place += descriptor.length;
  }
  const directory = Buffer.concat(archive.entries.map((entry) => centralRecord(entry, time)));
  await expect(place, directory, 'The directory of the archive');
  const end = endRecords(archive.entries.length, place, directory.length);
  await expect(place + directory.length, end, 'The end of the archive');
  if (archive.fileBytes !== place + directory.length + end.length) {
    found.push('The file is longer or shorter than its archive.');
  }
  return found;
}

/**
 * Whether a bit is set in the last byte of compressed data behind the data's end: then the highest one set can be cleared and
 * the same comes out.
 */
async function hasIdleBits(archive: Archive, entry: ArchiveEntry): Promise<boolean> {
  if (entry.compressedBytes === 0) return false;
  const lastPlace = entry.dataStart + entry.compressedBytes - 1;
  const last = (await archive.span(lastPlace, 1))[0] ?? 0;
  if (last === 0) return false;
  const cleared = last & ~(1 << (31 - Math.clz32(last)));
  try {
    const bytes = inflated(
      archive.path,
      entry,
      Readable.from(withLast(archive.compressed(entry), entry, cleared)),
    );
    for await (const chunk of bytes) void chunk;
    return true;
  } catch (thrown) {
    if (thrown instanceof MettleError) return false;
    throw thrown;
  }
}

async function* withLast(
  compressed: AsyncIterable<Buffer>,
  { compressedBytes }: ArchiveEntry,
  last: number,
): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of compressed) {
    done += chunk.length;
    if (done === compressedBytes) chunk[chunk.length - 1] = last;
    yield chunk;
  }
}
