import { setTimeout as sleep } from 'node:timers/promises';
import { LONGEST_PAUSE_MILLISECONDS, type Session } from './database.js';

/** One transaction on a store that may be written to. */
export type Write = <T>(work: (session: Session, file: string) => Promise<T>) => Promise<T>;

/** Milliseconds of one transaction upon the other before others have their turn. */
const HELD_TOGETHER = 150;
/** Whoever waits for the lock looks at it within this time. */
const TURN_OF_OTHERS = LONGEST_PAUSE_MILLISECONDS + 10;

/**
 * The same writing for work of many transactions: now and then nothing is written for as long as somebody else who waits needs to
 * see it. Without that, who looks now and then would mostly find the lock taken.
 */
export function considerateWrites(write: Write): Write {
  let held = 0;
  return async (work) => {
    if (held >= HELD_TOGETHER) {
      await sleep(TURN_OF_OTHERS);
      held = 0;
    }
    const begun = performance.now();
    try {
      return await write(work);
    } finally {
      held += performance.now() - begun;
    }
  };
}
