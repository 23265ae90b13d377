import type { Entry } from 'yauzl';

/** A file of an archive, as the archive describes it; sizes are what it claims. */
export interface ArchiveEntry {
  readonly name: string;
  /** Uncompressed. */
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly crc32: number;
  /** Where its local header begins in the file. */
  readonly headerStart: number;
  /** Where its data begins in the file. */
  readonly dataStart: number;
  /** Fields of the archive's directory, for whoever checks how the archive was written. */
  readonly raw: Entry;
}
