import type { ArchiveEntry } from '../read/archive-entry.js';

/** Every byte of a bundle that is no entry's data, as Mettle writes it: `docs/bundle-format.md` has the fields. */

const SIGNATURES = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
} as const;
const SIGNATURES_64 = { end: 0x06064b50, locator: 0x07064b50 } as const;
/** Unix, version 6.3 of the format. */
const MADE_BY = (3 << 8) | 63;
const NEEDED = 20;
const NEEDED_64 = 45;
/** Name in UTF-8; sizes and checksum behind the data. */
const FLAGS = 0x808;
const DEFLATED = 8;
const MODE = 0o100644;
const LARGEST_32 = 0xffff_fffe;
const IN_64_BITS = 0xffff_ffff;
const TIME_FIELD = 0x5455;
const SIZES_FIELD = 0x0001;

/** The header before an entry's data. */
export function localRecord({ name }: ArchiveEntry, time: Date): Buffer {
  const bytes = Buffer.from(name, 'utf8');
  return Buffer.concat([
    fields([4, SIGNATURES.local], [2, NEEDED], [2, FLAGS], [2, DEFLATED], [4, dosTime(time)]),
    fields([4, 0], [4, 0], [4, 0], [2, bytes.length], [2, 0]),
    bytes,
  ]);
}

/** What follows an entry's data. */
export function descriptorRecord(entry: ArchiveEntry): Buffer {
  const width = isLarge(entry) ? 8 : 4;
  return fields(
    [4, SIGNATURES.descriptor],
    [4, entry.crc32],
    [width, entry.compressedBytes],
    [width, entry.bytes],
  );
}

/** An entry in the directory. */
export function centralRecord(entry: ArchiveEntry, time: Date): Buffer {
  const bytes = Buffer.from(entry.name, 'utf8');
  const large = isLarge(entry);
  const seconds = Math.floor(time.getTime() / 1000);
  const extra = Buffer.concat([
    fields([2, TIME_FIELD], [2, 5], [1, 3], [4, Math.min(seconds, 0x7fff_ffff)]),
    large
      ? fields(
          [2, SIZES_FIELD],
          [2, 24],
          [8, entry.bytes],
          [8, entry.compressedBytes],
          [8, entry.headerStart],
        )
      : Buffer.alloc(0),
  ]);
  const short = (value: number): number => (large ? IN_64_BITS : value);
  return Buffer.concat([
    fields([4, SIGNATURES.central], [2, MADE_BY], [2, large ? NEEDED_64 : NEEDED], [2, FLAGS], [2, DEFLATED]),
    fields([4, dosTime(time)], [4, entry.crc32], [4, short(entry.compressedBytes)], [4, short(entry.bytes)]),
    fields([2, bytes.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
    fields([4, MODE * 0x1_0000], [4, short(entry.headerStart)]),
    bytes,
    extra,
  ]);
}

/** What follows the directory, up to the file's last byte. */
export function endRecords(entries: number, directoryStart: number, directoryBytes: number): Buffer {
  const large = entries >= 0xffff || directoryBytes >= IN_64_BITS || directoryStart >= IN_64_BITS;
  const end64 = Buffer.concat([
    fields([4, SIGNATURES_64.end], [8, 44], [2, MADE_BY], [2, NEEDED_64], [4, 0], [4, 0]),
    fields([8, entries], [8, entries], [8, directoryBytes], [8, directoryStart]),
    fields([4, SIGNATURES_64.locator], [4, 0], [8, directoryStart + directoryBytes], [4, 1]),
  ]);
  const count = entries >= 0xffff ? 0xffff : entries;
  return Buffer.concat([
    large ? end64 : Buffer.alloc(0),
    fields([4, SIGNATURES.end], [2, 0], [2, 0], [2, count], [2, count]),
    fields([4, Math.min(directoryBytes, IN_64_BITS)], [4, Math.min(directoryStart, IN_64_BITS)], [2, 0]),
  ]);
}

function isLarge({ bytes, compressedBytes, headerStart }: ArchiveEntry): boolean {
  return bytes > LARGEST_32 || compressedBytes > LARGEST_32 || headerStart > LARGEST_32;
}

/** Time and date in two-second steps since 1980; UTC. */
function dosTime(time: Date): number {
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1);
  const day = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate();
  return day * 0x1_0000 + clock;
}

/** Little-endian whole numbers of 1, 2, 4 or 8 bytes. */
function fields(...parts: readonly (readonly [width: 1 | 2 | 4 | 8, value: number])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [width]) => sum + width, 0));
  let place = 0;
  for (const [width, value] of parts) {
    if (width === 8) buffer.writeBigUInt64LE(BigInt(value), place);
    else buffer.writeUIntLE(value, place, width);
    place += width;
  }
  return buffer;
}
