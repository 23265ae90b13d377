import type { Queue, QueueEntry } from '../../shared/contract/runs.js';
import type { StudySummary } from '../../shared/contract/studies.js';

/** Responses that are there, and all that are wanted, over the subjects of a study in the queue. */
export function progressOf(entry: Pick<QueueEntry, 'subjects'>): {
  readonly done: number;
  readonly total: number;
} {
  return entry.subjects.reduce(
    (sum, subject) => ({ done: sum.done + subject.done, total: sum.total + subject.total }),
    { done: 0, total: 0 },
  );
}

/** The study that was last stopped before it was complete, or null. */
export function resumable(studies: readonly StudySummary[]): StudySummary | null {
  return studies
    .filter((study) => study.state === 'paused' || study.state === 'interrupted')
    .reduce<StudySummary | null>(
      (last, study) => (last === null || study.updatedAt > last.updatedAt ? study : last),
      null,
    );
}

/** What the sidebar shows of runs: what runs, else the study that could go on at once, else nothing. */
export type Indicated =
  | { readonly kind: 'running'; readonly entry: QueueEntry; readonly waiting: number }
  | { readonly kind: 'standing'; readonly study: StudySummary }
  | null;

/** Chooses it: the study that runs, the first in a queue that nothing has started, the one that was last stopped. */
export function indicated(queue: Queue | undefined, studies: readonly StudySummary[]): Indicated {
  const entries = queue?.entries ?? [];
  const entry = entries.find(({ state }) => state !== 'queued');
  if (entry !== undefined) return { kind: 'running', entry, waiting: entries.length - 1 };
  const first = studies.find(({ id }) => id === entries[0]?.study) ?? resumable(studies);
  return first === null ? null : { kind: 'standing', study: first };
}
