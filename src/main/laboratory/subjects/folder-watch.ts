import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { listGgufFiles } from '../../subjects/list-gguf-files.js';

const POLL_MILLISECONDS = 5000;
/** A folder is looked through for no more than this share of the time. */
const LARGEST_SHARE = 0.02;
/** Changes come in bursts: a copy writes for as long as it lasts. */
const QUIET_MILLISECONDS = 500;
/** Where the system itself tells of changes below a folder; elsewhere Node.js would watch every file by itself. */
const TELLS_BELOW: ReadonlySet<NodeJS.Platform> = new Set(['darwin', 'win32']);

export interface FolderWatchOptions {
  /** Told, after a moment of quiet, that something changed in a folder. */
  readonly changed: () => void;
  readonly platform?: NodeJS.Platform;
  readonly pollMilliseconds?: number;
  readonly quietMilliseconds?: number;
}

/**
 * Watches folders for GGUF files that come, go or change, also below them. Where the system tells of changes it listens; else,
 * and when listening fails, it looks from time to time. A folder may vanish and come back.
 */
export class FolderWatch {
  readonly #options: FolderWatchOptions;
  readonly #watched = new Map<string, { close(): void }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: FolderWatchOptions) {
    this.#options = options;
  }

  /** Watches these folders and no others. */
  follow(folders: readonly string[]): void {
    for (const [folder, watching] of this.#watched) {
      if (folders.includes(folder)) continue;
      watching.close();
      this.#watched.delete(folder);
    }
    for (const folder of new Set(folders)) {
      if (!this.#watched.has(folder)) this.#watched.set(folder, this.#begin(folder));
    }
  }

  close(): void {
    this.follow([]);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #begin(folder: string): { close(): void } {
    const { platform = process.platform } = this.#options;
    return TELLS_BELOW.has(platform) ? (this.#listen(folder) ?? this.#poll(folder)) : this.#poll(folder);
  }

  /** Null where the system cannot. */
  #listen(folder: string): { close(): void } | null {
    let watcher: FSWatcher;
    try {
      watcher = watch(folder, { recursive: true, persistent: false }, () => this.#noticed());
    } catch {
      // The folder is not there, or on a disk that tells nothing.
      return null;
    }
    watcher.on('error', () => {
      watcher.close();
      this.#noticed();
      if (this.#watched.has(folder)) this.#watched.set(folder, this.#poll(folder));
    });
    return watcher;
  }

  #poll(folder: string): { close(): void } {
    const { pollMilliseconds = POLL_MILLISECONDS } = this.#options;
    let before: string | null = null;
    let timer: NodeJS.Timeout | null = null;
    let closed = false;
    const look = async (): Promise<void> => {
      const begun = performance.now();
      const now = await stateOf(folder);
      if (closed) return;
      if (before !== null && now !== before) this.#noticed();
      before = now;
      const pause = Math.max(pollMilliseconds, (performance.now() - begun) / LARGEST_SHARE);
      timer = setTimeout(() => void look(), pause);
      timer.unref();
    };
    void look();
    return {
      close() {
        closed = true;
        if (timer !== null) clearTimeout(timer);
      },
    };
  }

  #noticed(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#options.changed();
    }, this.#options.quietMilliseconds ?? QUIET_MILLISECONDS);
    this.#timer.unref();
  }
}

/** A text that changes with the files in a folder; of one that cannot be read, with the reason. */
async function stateOf(folder: string): Promise<string> {
  const { files, skipped } = await listGgufFiles([folder]);
  const facts = await Promise.all(
    files.map(async (path) => {
      const found = await stat(path).catch(() => null);
      return [path, found?.size, found?.mtimeMs];
    }),
  );
  return JSON.stringify([facts, skipped.map(({ path, code }) => [path, code])]);
}
