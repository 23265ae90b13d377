import { stat } from 'node:fs/promises';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { Engine, EngineHandle, LoadedSubject, LoadOptions } from '../../engine/engine.js';
import type { LoadedAs } from './next-turn.js';

/** How long a process may take to say that it lives, in milliseconds: a decode under way is waited for. */
const ANSWER_MILLISECONDS = 30_000;

interface Kept {
  readonly key: string;
  readonly determinism: LoadOptions['determinism'];
  readonly mostThreads: number | undefined;
  readonly loaded: LoadedSubject;
  readonly handle: EngineHandle | null;
  /** Length and time of change of every file that it was loaded from. */
  readonly files: string;
  used: boolean;
  /** Something went wrong with it, or its files are needed no more: it ends when it is closed. */
  spoilt: boolean;
}

/**
 * An engine that does not end a subject when it is closed: the next load of the same file with the same options gets it as it
 * is, where its process lives and its files are unchanged. One subject is kept at most; another load, and `release`, end it.
 */
export class KeptEngine implements Pick<Engine, 'load'> {
  #kept: Kept | null = null;
  #leaving: Promise<void> = Promise.resolve();

  constructor(private readonly engine: Pick<Engine, 'load'>) {}

  /** The subject that is in memory, in use or not. */
  get loaded(): LoadedAs | null {
    if (this.#kept === null || this.#kept.spoilt) return null;
    return { sha256: this.#kept.loaded.file.sha256, determinism: this.#kept.determinism };
  }

  /** Throws what the engine throws. */
  async load(path: string, options: LoadOptions): Promise<LoadedSubject> {
    const kept = await this.#fitting(path, options);
    if (kept !== null) {
      kept.used = true;
      if (kept.handle !== null) options.onProcess?.(kept.handle);
      return this.#lend(kept);
    }
    await this.release();
    let handle: EngineHandle | null = null;
    const loaded = await this.engine.load(path, {
      ...options,
      onProcess: (told) => {
        handle = told;
        options.onProcess?.(told);
      },
    });
    const fresh: Kept = {
      key: keyOf(path, options),
      determinism: options.determinism,
      mostThreads: options.mostThreads,
      loaded,
      handle,
      files: await filesOf(loaded.file),
      used: true,
      spoilt: false,
    };
    this.#kept = fresh;
    return this.#lend(fresh);
  }

  /** Ends the subject that is kept, at once or, where it is in use, when it is closed; waits until one that ends is gone. */
  async release(): Promise<void> {
    const kept = this.#kept;
    if (kept?.used === true) {
      kept.spoilt = true;
    } else if (kept !== null) {
      this.#kept = null;
      this.#leaving = this.#leaving.then(() => kept.loaded.close());
    }
    await this.#leaving;
  }

  async #fitting(path: string, options: LoadOptions): Promise<Kept | null> {
    await this.#leaving;
    const kept = this.#kept;
    if (kept === null || kept.used || kept.spoilt || kept.key !== keyOf(path, options)) return null;
    if (!fitsLimit(kept.loaded.runtime.threads, kept.mostThreads, options.mostThreads)) return null;
    if ((await filesOf(kept.loaded.file)) !== kept.files || !(await isAlive(kept.loaded))) return null;
    return kept;
  }

  #lend(kept: Kept): LoadedSubject {
    const { loaded } = kept;
    return {
      file: loaded.file,
      runtime: loaded.runtime,
      render: (messages) => loaded.render(messages),
      countTokens: (texts) => loaded.countTokens(texts),
      readout: (requests, signal) => watched(kept, loaded.readout(requests, signal)),
      sample: (requests, signal) => watched(kept, loaded.sample(requests, signal)),
      decodeSeconds: () => loaded.decodeSeconds(),
      close: async () => {
        kept.used = false;
        if (!kept.spoilt) return;
        if (this.#kept === kept) this.#kept = null;
        await loaded.close();
      },
    };
  }
}

/**
 * Whether a subject that was loaded with at most `before` threads and took `threads` is what a load with at most `now` would
 * give. Undefined: no limit.
 */
export function fitsLimit(threads: number, before: number | undefined, now: number | undefined): boolean {
  if (before === now) return true;
  const wasHeldBack = before !== undefined && threads >= before;
  return !wasHeldBack && threads <= (now ?? Number.POSITIVE_INFINITY);
}

/** Whether the subject's process answers. */
export async function isAlive(
  loaded: Pick<LoadedSubject, 'countTokens'>,
  milliseconds = ANSWER_MILLISECONDS,
): Promise<boolean> {
  let timer: NodeJS.Timeout | null = null;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([loaded.countTokens(['alive']).then(() => true), silence]);
  } catch (thrown) {
    if (MettleError.from(thrown).code.startsWith('ENGINE_')) return false;
    throw thrown;
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}

/** What ends a stream by an error may have left the process in any state. */
async function* watched<Result>(kept: Kept, results: AsyncIterable<Result>): AsyncGenerator<Result> {
  try {
    yield* results;
  } catch (error) {
    kept.spoilt = true;
    throw error;
  }
}

/** All that a load depends on but the limit of threads, which is looked at apart. */
function keyOf(path: string, options: LoadOptions): string {
  const { onProcess, mostThreads, ...rest } = options;
  void onProcess;
  void mostThreads;
  return JSON.stringify([path, Object.entries(rest).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
}

async function filesOf({ path, parts = [], adapter }: SubjectFile): Promise<string> {
  const paths = [path, ...parts, ...(adapter === undefined ? [] : [adapter.path])];
  const states = await Promise.all(
    paths.map((file) =>
      stat(file).then(
        ({ size, mtimeMs }) => `${size} ${mtimeMs}`,
        // A file that is gone is another state than any that it had.
        () => 'gone',
      ),
    ),
  );
  return states.join('|');
}
