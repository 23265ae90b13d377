import type { Log } from './log.js';

export interface Closing {
  /** Whether a study runs. */
  readonly isRunning: () => Promise<boolean>;
  /** Asks whether a run may be paused. */
  readonly confirm: () => Promise<boolean>;
  /** Stores what is in hand. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
  readonly log: Log;
}

/**
 * The way out, which may be asked for many times and is gone once: asks where a study runs, stores what is in hand, and
 * exits; with 1 where storing failed.
 */
export function createClosing(closing: Closing): () => Promise<void> {
  let begun = false;
  return async () => {
    if (begun) return;
    begun = true;
    try {
      if ((await closing.isRunning()) && !(await closing.confirm())) {
        begun = false;
        return;
      }
      await closing.close();
      closing.exit(0);
    } catch (thrown) {
      closing.log(thrown);
      closing.exit(1);
    }
  };
}
