import type { Queue } from '../../../shared/contract/runs.js';
import { formatCounted } from '../../formatting/numbers.js';
import { formatWhen } from '../../formatting/times.js';

/** Why the queue stands still, in a sentence of its own, and from when it goes on where that is known. */
export function heldWords(held: NonNullable<Queue['held']>, now: Date = new Date()): string {
  switch (held.reason) {
    case 'window':
      return `Outside the hours for runs. The queue goes on by itself from ${formatWhen(held.until, now)}.`;
    case 'reopened':
      return 'The queue stands still: nothing begins by itself after Mettle was closed.';
  }
}

/** What a study waits for that stands in a queue where nothing runs. */
export function waitingWords(held: Queue['held'], now: Date = new Date()): string {
  switch (held?.reason) {
    case 'window':
      return `It waits for the hours for runs, from ${formatWhen(held.until, now)}. Started now, it runs at once all the same.`;
    case 'reopened':
      return 'It waits in the queue. Nothing begins by itself after Mettle was closed.';
    case undefined:
      return 'It is about to begin.';
  }
}

/** What the button says that starts a study which waits where nothing runs. `responses`: how many it has. */
export function heldStartWords(held: Queue['held'], responses: number): string {
  if (held?.reason === 'window') return 'Run now';
  return responses > 0 ? 'Resume' : 'Start';
}

/** How runs are held back so that other work on the machine is not disturbed. */
export function threadLimitWords(threads: number): string {
  return `Quiet hours: runs compute on ${formatCounted(threads, 'thread')} at most.`;
}
