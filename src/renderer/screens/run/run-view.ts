import type { Queue, QueueEntry, SubjectProgress } from '../../../shared/contract/runs.js';
import type { StudySubject, StudySummary } from '../../../shared/contract/studies.js';
import type { ErrorShape } from '../../../shared/errors.js';

/** One subject of a run, whether it runs or not. */
export interface SubjectLine {
  readonly sha256: string;
  readonly name: string;
  readonly quantization: string;
  readonly state: SubjectProgress['state'] | 'stopped';
  readonly done: number;
  readonly total: number;
  /** Responses a second; 0 where it does not run. */
  readonly rate: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft: number | null;
  /** Codes of stored failures are open: they may come from an older Mettle. */
  readonly problem: Pick<ErrorShape, 'message' | 'hint'> | null;
}

/**
 * `waiting`: in the queue behind another; `held`: in the queue, but nothing runs, as after a restart or outside the hours for
 * runs; the rest are states of a study.
 */
export type RunStanding =
  | 'planned'
  | 'waiting'
  | 'held'
  | 'running'
  | 'pausing'
  | 'running-elsewhere'
  | 'stopped'
  | 'complete'
  | 'failed';

/** A study's run, out of what is stored and what the queue says. */
export interface RunView {
  readonly standing: RunStanding;
  readonly subjects: readonly SubjectLine[];
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft: number | null;
  readonly startedAt: string | null;
  /** Why nothing runs although the study waits; null where something runs or it does not wait. */
  readonly held: Queue['held'];
  /** The subject that is being loaded, by name. */
  readonly loading: string | null;
}

/** Puts together how a study's run stands; while it runs, the queue knows more than what is stored. */
export function runView(study: StudySummary, queue: Queue): RunView {
  const entry = queue.entries.find((candidate) => candidate.study === study.id);
  const running = entry !== undefined && entry.subjects.length > 0;
  const standing = standingOf(study, queue, entry);
  const subjects = running
    ? entry.subjects.map((progress) => runningLine(progress, study.subjects))
    : study.subjects.map((subject) => storedLine(subject, standing));
  return {
    standing,
    subjects,
    done: sum(subjects, ({ done }) => done),
    total: sum(subjects, ({ total }) => total),
    rate: sum(subjects, ({ rate }) => rate),
    tokensPerSecond: sum(subjects, ({ tokensPerSecond }) => tokensPerSecond),
    secondsLeft: entry?.secondsLeft ?? null,
    startedAt: entry?.startedAt ?? null,
    held: standing === 'held' ? queue.held : null,
    loading: subjects.find(({ state }) => state === 'loading')?.name ?? null,
  };
}

function standingOf(study: StudySummary, queue: Queue, entry: QueueEntry | undefined): RunStanding {
  if (entry?.state === 'running' || entry?.state === 'pausing') return entry.state;
  if (entry?.state === 'queued') {
    return queue.entries.some(({ state }) => state !== 'queued') ? 'waiting' : 'held';
  }
  switch (study.state) {
    case 'paused':
    case 'cancelled':
    case 'interrupted':
      return 'stopped';
    case 'queued':
      return 'waiting';
    case 'planned':
    case 'running':
    case 'running-elsewhere':
    case 'complete':
    case 'failed':
      return study.state;
  }
}

function runningLine(progress: SubjectProgress, stored: readonly StudySubject[]): SubjectLine {
  const { error, ...rest } = progress;
  const quantization = stored.find(({ sha256 }) => sha256 === progress.sha256)?.quantization ?? '';
  return { ...rest, quantization, problem: error };
}

function storedLine(subject: StudySubject, standing: RunStanding): SubjectLine {
  const { sha256, name, quantization, responses, expected, failure } = subject;
  const finished = responses >= expected && expected > 0;
  const open =
    standing === 'planned' || standing === 'waiting' || standing === 'held' ? 'waiting' : 'stopped';
  return {
    sha256,
    name,
    quantization,
    state: finished ? 'finished' : failure !== null ? 'failed' : open,
    done: responses,
    total: expected,
    rate: 0,
    tokensPerSecond: 0,
    secondsLeft: null,
    problem: finished ? null : failure,
  };
}

function sum<Item>(items: readonly Item[], number: (item: Item) => number): number {
  return items.reduce((total, item) => total + number(item), 0);
}
