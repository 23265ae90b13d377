import type { Announce } from '../../shared/contract/contract.js';
import type { EventPayload } from '../../shared/contract/events.js';
import type { Queue } from '../../shared/contract/runs.js';
import type { Log } from './log.js';

/** A run that is shorter is watched, or its end is no news. */
const LONG_RUN_MILLISECONDS = 60_000;

/** What the system shows for a run, in the dock or the task bar. */
export interface RunProgress {
  /** 0 to 1; negative: none. */
  readonly fraction: number;
  readonly paused: boolean;
}

export interface Attention {
  /** Whether the person has the window before her now. */
  readonly isWatched: () => boolean;
  /** The setting `notifyWhenDone`. */
  readonly isWanted: () => Promise<boolean>;
  readonly showProgress: (progress: RunProgress) => void;
  readonly notify: (notice: EventPayload<'notice'>) => void;
  /** Milliseconds, of the same clock as `startedAt` in the queue. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Hears the events of the laboratory and tells the system of runs: progress while one runs, and a notification for a notice
 * on a study that ran for a minute or more, or that has a problem, unless the window is watched or none are wanted.
 */
export function attendRuns(attention: Attention): Announce {
  const started = new Map<number, number>();
  const hearNotice = async (notice: EventPayload<'notice'>): Promise<void> => {
    if (notice.study === null) return;
    const since = started.get(notice.study);
    const long = since !== undefined && attention.now() - since >= LONG_RUN_MILLISECONDS;
    started.delete(notice.study);
    if ((long || notice.tone === 'problem') && !attention.isWatched() && (await attention.isWanted())) {
      attention.notify(notice);
    }
  };
  return (name, payload) => {
    if (name === 'queue.changed') {
      const queue = payload as EventPayload<'queue.changed'>;
      for (const entry of queue.entries) {
        if (entry.startedAt !== null) started.set(entry.study, Date.parse(entry.startedAt));
      }
      attention.showProgress(progressOf(queue));
    } else if (name === 'notice') {
      hearNotice(payload as EventPayload<'notice'>).catch(attention.log);
    }
  };
}

/** The study that runs, over all of its subjects. */
function progressOf(queue: Queue): RunProgress {
  const entry = queue.entries.find(({ state }) => state !== 'queued');
  if (entry === undefined) return { fraction: -1, paused: false };
  const done = entry.subjects.reduce((sum, subject) => sum + subject.done, 0);
  const total = entry.subjects.reduce((sum, subject) => sum + subject.total, 0);
  return { fraction: total === 0 ? 0 : done / total, paused: entry.state === 'pausing' };
}
