import { HashCache } from '../engine/gguf/hash-cache.js';

/** The hashes of subjects' files, kept in the data folder so that a large file is read as a whole once. */
export class SubjectHashes {
  readonly #path: string;
  #cache: Promise<HashCache> | null = null;
  /** Writes follow each other: they go by way of the same draft. */
  #last: Promise<void> = Promise.resolve();

  /** `path`: a JSON file; it may be missing. */
  constructor(path: string) {
    this.#path = path;
  }

  cache(): Promise<HashCache> {
    this.#cache ??= HashCache.load(this.#path);
    return this.#cache;
  }

  /** Writes what is new. A failure loses a saving, not a result, so nothing is thrown. */
  keep(): Promise<void> {
    this.#last = this.#last.then(async () => {
      const cache = await this.cache();
      await cache.save(this.#path).catch(() => undefined);
    });
    return this.#last;
  }
}
