import type { Engine, LoadOptions } from '../../engine/engine.js';
import type { Settings } from '../../../shared/contract/application.js';
import { TurnTaker } from '../../studies/turns/turn-taker.js';
import { WatchedEngine } from './watched-engine.js';

/** What answers the queue: the subject that is loaded and a judge beside it, with a hold on their processes. */
export class QueueEngine {
  readonly turns: TurnTaker;
  readonly #watched: readonly WatchedEngine[];
  readonly #subjects: WatchedEngine;

  /** `clock` gives milliseconds that never run backwards. */
  constructor(engine: () => Promise<Engine>, clock: () => number) {
    const load: Pick<Engine, 'load'> = {
      load: async (path, options) => (await engine()).load(path, options),
    };
    this.#subjects = new WatchedEngine(load, clock);
    const judges = new WatchedEngine(load, clock);
    this.#watched = [this.#subjects, judges];
    this.turns = new TurnTaker({ subjects: this.#subjects, judges });
  }

  /** Ends the processes that answer now; whether there were any. */
  end(): boolean {
    return this.#watched.map((watched) => watched.end()).includes(true);
  }

  /** Bytes in memory of the process that holds the subject; null while unknown. */
  memory(): number | null {
    return this.#subjects.memory();
  }

  /** Ends processes that did not survive a sleep. */
  async endDead(): Promise<void> {
    await Promise.all(this.#watched.map((watched) => watched.endIfDead()));
  }
}

/** How subjects are loaded by the settings, under a limit of threads; null: none. */
export function loadBySettings(
  { gpu, threads }: Pick<Settings, 'gpu' | 'threads'>,
  threadLimit: number | null,
): Pick<LoadOptions, 'gpu' | 'threads' | 'mostThreads'> {
  return {
    gpu,
    ...(threads === null ? {} : { threads }),
    ...(threadLimit === null ? {} : { mostThreads: threadLimit }),
  };
}
