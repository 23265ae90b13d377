import { setTimeout as sleep } from 'node:timers/promises';
import type { SubjectList } from '../../../shared/contract/subjects.js';
import { hashFile, type FileState } from '../../engine/gguf/hash-file.js';
import type { HashCache } from '../../engine/gguf/hash-cache.js';
import { Throttle } from '../run-queue/throttle.js';

const ANNOUNCE_MILLISECONDS = 2000;
/** Read between two rests. */
const STRETCH_BYTES = 8 * 2 ** 20;
/** How often it is looked whether a study still runs. */
const BUSY_MILLISECONDS = 500;

export interface BackgroundHashesOptions {
  readonly cache: () => Promise<HashCache>;
  /** Writes what the cache holds. */
  readonly keep: () => Promise<void>;
  /** Told when what a list shows may have changed. */
  readonly changed: () => void;
  /** Whether the machine is needed by a study. */
  readonly busy: () => boolean;
  readonly announceMilliseconds?: number;
}

/**
 * Computes the hashes of files that are listed, one file at a time, the smallest first. It rests for as long as it works, and
 * altogether while a study runs. A file that cannot be read is left until it changes.
 */
export class BackgroundHashes {
  readonly #options: BackgroundHashesOptions;
  readonly #announcer: Throttle;
  readonly #abort = new AbortController();
  /** Files that could not be hashed as they were. */
  readonly #failed = new Set<string>();
  #waiting: readonly FileState[] = [];
  #current: { readonly file: FileState; done: number } | null = null;
  #doneBytes = 0;
  #work: Promise<void> = Promise.resolve();
  #working = false;

  constructor(options: BackgroundHashesOptions) {
    this.#options = options;
    this.#announcer = new Throttle(options.announceMilliseconds ?? ANNOUNCE_MILLISECONDS, options.changed);
  }

  /** Replaces the files that wait to be hashed; what is being read is read to its end. */
  want(files: readonly FileState[]): void {
    if (this.#abort.signal.aborted) return;
    const current = this.#current === null ? null : keyOf(this.#current.file);
    this.#waiting = files
      .filter((file) => keyOf(file) !== current && !this.#failed.has(keyOf(file)))
      .toSorted((left, right) => left.bytes - right.bytes);
    if (this.#working || this.#waiting.length === 0) return;
    this.#working = true;
    this.#work = this.#perform();
  }

  /** Files that are not hashed yet, and bytes of them and of those before them; null where none is. */
  progress(): SubjectList['hashing'] {
    const left = [...(this.#current === null ? [] : [this.#current.file]), ...this.#waiting];
    if (left.length === 0) return null;
    return {
      files: left.length,
      doneBytes: this.#doneBytes + (this.#current?.done ?? 0),
      totalBytes: this.#doneBytes + left.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  }

  /** Resolves when nothing is left to do. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** Stops in the middle of a file, and begins nothing more. */
  async close(): Promise<void> {
    this.#abort.abort();
    this.#waiting = [];
    await this.#work;
    this.#announcer.flush();
  }

  async #perform(): Promise<void> {
    this.#doneBytes = 0;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      this.#waiting = this.#waiting.slice(1);
      await this.#hash(next);
      this.#announcer.ask();
    }
    this.#working = false;
    await this.#options.keep();
  }

  async #hash(file: FileState): Promise<void> {
    const current = { file, done: 0 };
    this.#current = current;
    try {
      const cache = await this.#options.cache();
      if (cache.get(file) === undefined) {
        const sha256 = await hashFile(file, {
          signal: this.#abort.signal,
          onHashed: (bytes) => {
            current.done = bytes;
          },
          pace: this.#pacer(),
        });
        cache.set(file, sha256);
        await this.#options.keep();
      }
    } catch {
      // Whoever uses the file is told what is wrong with it; here it is left as it is.
      this.#failed.add(keyOf(file));
    }
    this.#current = null;
    this.#doneBytes += file.bytes;
  }

  /** Called after each chunk of 1 MiB. */
  #pacer(): () => Promise<void> {
    let begun = performance.now();
    let chunks = 0;
    return async () => {
      chunks += 1;
      if (chunks * 2 ** 20 < STRETCH_BYTES) return;
      chunks = 0;
      this.#announcer.ask();
      await this.#rest(performance.now() - begun);
      while (this.#options.busy() && !this.#abort.signal.aborted) await this.#rest(BUSY_MILLISECONDS);
      begun = performance.now();
    };
  }

  /** Ends early when the work is stopped; keeps no program alive. */
  async #rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#abort.signal, ref: false }).catch(() => undefined);
  }
}

function keyOf({ path, bytes, modifiedMs }: FileState): string {
  return JSON.stringify([path, bytes, modifiedMs]);
}
