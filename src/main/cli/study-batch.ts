import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { Unattended } from '../../shared/contract/application.js';
import type { Store, StudyRecord } from '../store/store.js';
import type { RunOptions } from '../studies/run-options.js';
import type { SubjectFailure } from '../studies/runner.js';
import { AwakeClock, beating } from '../studies/turns/awake-clock.js';
import { hoursAt } from '../studies/turns/hours.js';
import { fitsLimit } from '../studies/turns/kept-engine.js';
import { nextTurn } from '../studies/turns/next-turn.js';
import type { TurnTaker } from '../studies/turns/turn-taker.js';
import type { PreparedStudy } from './prepared-study.js';

export interface BatchOptions extends Pick<RunOptions, 'onProgress' | 'onEvent'> {
  readonly store: Store;
  readonly turns: TurnTaker;
  readonly studies: readonly PreparedStudy[];
  readonly hours: Pick<Unattended, 'window' | 'quiet'>;
  /** Aborting it pauses the batch: the decode in hand is finished and stored. */
  readonly signal: AbortSignal;
  /** Told when nothing runs until a time (ISO 8601), since the hours for runs are over. */
  readonly onWait: (until: string) => void;
  /** Told of a study that cannot be run at all; the others go on. */
  readonly onRefused: (study: StudyRecord, error: MettleError) => void;
  readonly now?: () => Date;
  /** Between two looks at the clock; five seconds by default. */
  readonly beatMilliseconds?: number;
}

/** One study of a batch, as it stands. */
export interface BatchStudy {
  readonly record: StudyRecord;
  readonly prepared: PreparedStudy;
  readonly failures: readonly SubjectFailure[];
}

interface Standing extends BatchStudy {
  record: StudyRecord;
  open: readonly string[];
  readonly failures: SubjectFailure[];
}

/**
 * Runs studies together: each subject is loaded once and answers every study that names it, in the order of `nextTurn`, within
 * the hours for runs. Ends when all subjects had their turn, or when the signal aborts. Throws `STORE_*`.
 */
export async function runBatch(options: BatchOptions): Promise<readonly BatchStudy[]> {
  const { store, turns, signal } = options;
  const standings: Standing[] = [];
  for (const prepared of options.studies) {
    const record = await store.ensureStudy(prepared.snapshot, prepared.subjects);
    standings.push({ record, prepared, open: prepared.subjects.map(({ sha256 }) => sha256), failures: [] });
  }
  const clock = new AwakeClock();
  try {
    while (!signal.aborted) {
      const { opens, threadLimit } = hoursNow(options);
      if (opens !== null) {
        options.onWait(opens);
        await turns.release();
        await untilOpen(options);
        continue;
      }
      const turn = nextTurn(
        standings.map(({ record, open }) => ({
          study: record.id,
          determinism: record.design.determinism,
          open,
        })),
        turns.loaded,
      );
      const standing = standings.find(({ record }) => record.id === turn?.study);
      if (turn === null || standing === undefined) break;
      await takeTurn(options, standing, turn.subject, threadLimit, clock);
    }
    return standings;
  } finally {
    await turns.release();
  }
}

async function takeTurn(
  options: BatchOptions,
  standing: Standing,
  subject: string,
  threadLimit: number | null,
  clock: AwakeClock,
): Promise<void> {
  const { store, turns, signal, onProgress, onEvent, onRefused } = options;
  const { snapshot, subjects, judge } = standing.prepared;
  const others = standing.open.filter((sha256) => sha256 !== subject);
  const mostThreads = threadLimit ?? undefined;
  const clockStop = new AbortController();
  let threads: number | null = null;
  const endBeating = beating(
    clock,
    () => {
      const { opens, threadLimit: limit } = hoursNow(options);
      const changed = threads !== null && !fitsLimit(threads, mostThreads, limit ?? undefined);
      if (opens !== null || changed) clockStop.abort();
    },
    options.beatMilliseconds,
  );
  try {
    const outcome = await turns.take({
      store,
      snapshot,
      subjects,
      subject,
      more: others.length > 0,
      load: mostThreads === undefined ? {} : { mostThreads },
      ...(judge === undefined ? {} : { judge }),
      signal: AbortSignal.any([signal, clockStop.signal]),
      clock: clock.read,
      ...(onProgress === undefined ? {} : { onProgress }),
      onEvent: (event) => {
        if (event.type === 'loaded') threads = event.runtime.threads;
        onEvent?.(event);
      },
    });
    standing.record = outcome.study;
    if (outcome.status === 'paused') return;
    standing.open = others;
    standing.failures.push(...outcome.failures);
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code.startsWith('STORE_')) throw error;
    standing.open = [];
    onRefused(standing.record, error);
  } finally {
    endBeating();
  }
}

function hoursNow({ hours, now }: BatchOptions): ReturnType<typeof hoursAt> {
  return hoursAt(now?.() ?? new Date(), hours);
}

/** Looks at the clock again and again, since a timer of hours does not outlast a sleep, or a clock that is changed. */
async function untilOpen(options: BatchOptions): Promise<void> {
  const { signal, beatMilliseconds = 5000 } = options;
  while (!signal.aborted && hoursNow(options).opens !== null) {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, beatMilliseconds);
      signal.addEventListener('abort', wake);
    });
  }
}

/** Studies without those that are another's plan once more, whose subjects join the first's. */
export function eachPlanOnce(studies: readonly PreparedStudy[]): PreparedStudy[] {
  const byPlan = new Map<string, PreparedStudy>();
  for (const study of studies) {
    const { planHash } = study.snapshot;
    const before = byPlan.get(planHash);
    const subjects = new Map<string, SubjectFile>();
    for (const subject of [...(before?.subjects ?? []), ...study.subjects])
      subjects.set(subject.sha256, subject);
    byPlan.set(planHash, { ...(before ?? study), subjects: [...subjects.values()] });
  }
  return [...byPlan.values()];
}
