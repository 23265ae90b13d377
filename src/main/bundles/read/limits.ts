/** What an archive may come to before it is taken for an attack. Bytes are counted while they come out, never believed. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of one entry, uncompressed. */
  readonly entryBytes: number;
  /** Bytes of all entries together, uncompressed. */
  readonly totalBytes: number;
  /** Uncompressed bytes per compressed byte, of entries above `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Bytes of an entry that is read into memory as a whole. */
  readonly wholeBytes: number;
}

const MEBIBYTE = 2 ** 20;
const GIBIBYTE = 2 ** 30;

/** Room for a study of 100,000,000 responses; rows that repeat each other come to about 60:1. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  entryBytes: 64 * GIBIBYTE,
  totalBytes: 160 * GIBIBYTE,
  ratio: 250,
  ratioFrom: 16 * MEBIBYTE,
  wholeBytes: 256 * MEBIBYTE,
};
