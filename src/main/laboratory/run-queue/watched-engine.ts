import type { Engine, EngineHandle, LoadedSubject, LoadOptions } from '../../engine/engine.js';
import { isAlive } from '../../studies/turns/kept-engine.js';
import { residentMemory } from './process-memory.js';

/** How old a figure of memory may be, in milliseconds. */
const MEMORY_AGE = 1000;

/** An engine as a run uses it, with a hold on the process that answers now. */
export class WatchedEngine {
  #handle: EngineHandle | null = null;
  #loaded: LoadedSubject | null = null;
  #memory: number | null = null;
  #memoryAt = Number.NEGATIVE_INFINITY;

  /** `clock` gives milliseconds that never run backwards. */
  constructor(
    private readonly engine: Pick<Engine, 'load'>,
    private readonly clock: () => number,
  ) {}

  /** Loads as the engine does. Throws what the engine throws. */
  async load(path: string, options: LoadOptions): Promise<LoadedSubject> {
    const loaded = await this.engine
      .load(path, {
        ...options,
        onProcess: (handle) => {
          this.#take(handle);
          options.onProcess?.(handle);
        },
      })
      .catch((thrown: unknown) => {
        this.#take(null);
        throw thrown;
      });
    this.#loaded = loaded;
    return {
      file: loaded.file,
      runtime: loaded.runtime,
      render: (messages) => loaded.render(messages),
      countTokens: (texts) => loaded.countTokens(texts),
      readout: (requests, signal) => loaded.readout(requests, signal),
      sample: (requests, signal) => loaded.sample(requests, signal),
      decodeSeconds: () => loaded.decodeSeconds(),
      close: async () => {
        this.#take(null);
        await loaded.close();
      },
    };
  }

  /** Ends the process that answers now; whether there was one. */
  end(): boolean {
    const handle = this.#handle;
    handle?.end();
    return handle !== null;
  }

  /** Ends the process that holds a subject where it does not answer within `milliseconds`, as after a sleep it did not survive. */
  async endIfDead(milliseconds?: number): Promise<void> {
    const [loaded, handle] = [this.#loaded, this.#handle];
    if (loaded !== null && handle !== null && !(await isAlive(loaded, milliseconds))) handle.end();
  }

  /** Bytes in memory of the process that answers now, as last looked up, at most about a second ago; null while unknown. */
  memory(): number | null {
    const pid = this.#handle?.pid;
    if (pid !== undefined && this.clock() - this.#memoryAt > MEMORY_AGE) {
      this.#memoryAt = this.clock();
      void residentMemory(pid).then((bytes) => {
        if (this.#handle?.pid === pid) this.#memory = bytes;
      });
    }
    return this.#memory;
  }

  #take(handle: EngineHandle | null): void {
    this.#handle = handle;
    this.#loaded = null;
    this.#memory = null;
    this.#memoryAt = Number.NEGATIVE_INFINITY;
  }
}
