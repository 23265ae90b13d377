import type { Entry, LocalFileHeader } from 'yauzl';
import type { ArchiveEntry } from './archive-entry.js';
import { hostile } from './bundle-error.js';
import { readEntryName } from './entry-names.js';
import type { ArchiveLimits } from './limits.js';

const STORED = 0;
const DEFLATED = 8;
/** Bits that stand for any kind of encryption: of data, strong, and of the directory. */
const ENCRYPTED = 0x2041;
const DESCRIPTOR = 0x8;
const UTF8 = 0x800;
const FLAGS = DESCRIPTOR | UTF8;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const SPECIAL_MODES = 0o7000;
const FOLDER_ATTRIBUTE = 0x10;
const UNICODE_PATH_FIELD = 0x7075;

/** One entry of a directory with its local header, when both are harmless and say the same. Throws `BUNDLE_HOSTILE`. */
export function checkEntry(
  path: string,
  raw: Entry,
  local: LocalFileHeader,
  limits: ArchiveLimits,
): ArchiveEntry {
  const read = readEntryName(raw.fileNameRaw);
  if (read.problem !== undefined) throw hostile(path, read.problem);
  const { name } = read;
  const problem =
    flagProblem(raw, name) ?? modeProblem(raw) ?? localProblem(raw, local) ?? sizeProblem(raw, limits);
  if (problem !== null) throw hostile(path, `the entry ${JSON.stringify(name)} ${problem}`);
  return {
    name,
    bytes: raw.uncompressedSize,
    compressedBytes: raw.compressedSize,
    crc32: raw.crc32,
    headerStart: raw.relativeOffsetOfLocalHeader,
    dataStart: local.fileDataStart,
    raw,
  };
}

/** Why entries cannot be read one by one, or null: one lies over another, or over the directory. */
export function overlapOf(entries: readonly ArchiveEntry[], directoryStart: number): string | null {
  const placed = entries.toSorted((left, right) => left.headerStart - right.headerStart);
  for (const [position, { name, dataStart, compressedBytes }] of placed.entries()) {
    const end = placed[position + 1]?.headerStart ?? directoryStart;
    if (dataStart + compressedBytes > end) {
      return `the entry ${JSON.stringify(name)} lies over what follows it`;
    }
  }
  return null;
}

function flagProblem(raw: Entry, name: string): string | null {
  const { generalPurposeBitFlag: flags, compressionMethod: method } = raw;
  if ((flags & ENCRYPTED) !== 0) return 'is encrypted';
  if ((flags & ~FLAGS) !== 0) return `has flags that are not known (${flags})`;
  if (method !== STORED && method !== DEFLATED)
    return `is compressed by a method that is not known (${method})`;
  // Without the flag other programs read the name in a code page of their own.
  if ((flags & UTF8) === 0 && /[^\x20-\x7e]/.test(name)) return 'does not say that its name is UTF-8';
  if (raw.extraFields.some(({ id }) => id === UNICODE_PATH_FIELD)) return 'has a second name';
  return null;
}

function modeProblem({ versionMadeBy, externalFileAttributes }: Entry): string | null {
  if ((externalFileAttributes & FOLDER_ATTRIBUTE) !== 0) return 'says that it is a folder';
  const mode = externalFileAttributes >>> 16;
  const type = mode & FILE_TYPE;
  if (type !== 0 && type !== REGULAR_FILE) return 'is a link or a special file';
  if ((mode & SPECIAL_MODES) !== 0) return 'asks for special permissions';
  // A mode means something where the entry was made on a system that has modes.
  return versionMadeBy >>> 8 === UNIX || mode === 0
    ? null
    : 'was made on a system that has no permissions, and has some';
}

function localProblem(raw: Entry, local: LocalFileHeader): string | null {
  if (!local.fileName.equals(raw.fileNameRaw)) return 'has another name where its data lies';
  if (local.compressionMethod !== raw.compressionMethod) return 'is compressed otherwise where its data lies';
  if (local.generalPurposeBitFlag !== raw.generalPurposeBitFlag) return 'has other flags where its data lies';
  const sizes =
    local.crc32 === raw.crc32 &&
    sizeAgrees(local.compressedSize, raw.compressedSize) &&
    sizeAgrees(local.uncompressedSize, raw.uncompressedSize);
  const left = local.crc32 === 0 && local.compressedSize === 0 && local.uncompressedSize === 0;
  if ((raw.generalPurposeBitFlag & DESCRIPTOR) !== 0 ? !left && !sizes : !sizes) {
    return 'has another size or checksum where its data lies';
  }
  return null;
}

/** Sizes beyond 32 bits stand elsewhere, and this in their place. */
function sizeAgrees(local: number, central: number): boolean {
  return local === central || local === 0xffff_ffff;
}

function sizeProblem({ uncompressedSize, compressedSize }: Entry, limits: ArchiveLimits): string | null {
  if (!Number.isSafeInteger(uncompressedSize) || !Number.isSafeInteger(compressedSize)) return 'has no size';
  if (uncompressedSize > limits.entryBytes) return `unpacks to more than ${limits.entryBytes} bytes`;
  if (uncompressedSize > limits.ratioFrom && uncompressedSize > limits.ratio * compressedSize) {
    return `unpacks to more than ${limits.ratio} times its size`;
  }
  return null;
}
