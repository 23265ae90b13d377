/** What is known of an entry once it is written. */
export interface WrittenEntry {
  readonly path: string;
  /** Before compression. */
  readonly bytes: number;
  /** SHA-256 (hex) of the content. */
  readonly sha256: string;
}

/** One file of a bundle. */
export interface EntrySource {
  readonly path: string;
  /** Its content, told what stands before it in the bundle. Asked for once, when its turn has come. */
  readonly content: (written: readonly WrittenEntry[]) => AsyncIterable<Uint8Array> | string;
}
