import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { StudyRecord } from '../store/store.js';
import { StudyJudge } from './judging/study-judge.js';
import type { RunOptions } from './run-options.js';
import { runSubject, UnloadableSubject } from './subject-run.js';

/** A subject that could not be finished. */
export interface SubjectFailure {
  readonly subject: SubjectFile;
  readonly error: MettleError;
  /** It could not even be loaded, which says as much of any other study. */
  readonly unloadable: boolean;
}

export interface RunOutcome {
  readonly study: StudyRecord;
  /** `open`: what was asked for is over, and other subjects are still to have their turn. */
  readonly status: 'complete' | 'paused' | 'failed' | 'open';
  readonly failures: readonly SubjectFailure[];
}

/**
 * Runs a study, or goes on with it: every subject in turn answers what is not stored yet. A subject whose engine crashes
 * is restarted once from where it stopped; one that crashes again, or cannot be loaded, is marked failed, and the rest
 * goes on. With `part`, the subjects named there alone; the study is complete when all its subjects are. Memory does not grow
 * with the number of responses. Throws `STUDY_RUNNING` when another process runs the study, and `STORE_*` when responses cannot
 * be stored.
 */
export async function runStudy(options: RunOptions): Promise<RunOutcome> {
  const { store, snapshot, signal, part } = options;
  const subjects = uniqueSubjects(options.subjects);
  const study = await store.ensureStudy(snapshot, subjects);
  const release = await store.acquireRunLock(study.id);
  const judge = judgeOf(options);
  try {
    await store.setStatus(study.id, 'running');
    const failures: SubjectFailure[] = [];
    for (const subject of subjects) {
      if (signal.aborted) break;
      if (part?.only.has(subject.sha256) === false) continue;
      const failure = await attemptSubject(options, study, subject, judge);
      if (failure !== null) failures.push(failure);
    }
    const status = await statusAfter(options, study, failures);
    const stored = status === 'open' ? 'paused' : status;
    await store.setStatus(study.id, stored);
    return { study: { ...study, status: stored }, status, failures };
  } finally {
    await judge?.close();
    await release();
  }
}

async function statusAfter(
  { store, signal, part, subjects }: RunOptions,
  study: StudyRecord,
  failures: readonly SubjectFailure[],
): Promise<RunOutcome['status']> {
  if (signal.aborted) return 'paused';
  if (part?.more === true) return 'open';
  if (failures.length > 0) return 'failed';
  if (part === undefined) return 'complete';
  const wanted = new Set(subjects.map(({ sha256 }) => sha256));
  const stored = (await store.studySubjects(study.id)).filter(({ subject }) => wanted.has(subject.sha256));
  return stored.every(({ responses }) => responses >= study.expectedPerSubject) ? 'complete' : 'failed';
}

/** What failed the subject, which is stored with it, or null. Errors of the store end the whole run. */
async function attemptSubject(
  options: RunOptions,
  study: StudyRecord,
  subject: SubjectFile,
  judge: StudyJudge | null,
): Promise<SubjectFailure | null> {
  const { store, onEvent, part } = options;
  try {
    const known = part?.unloadable.get(subject.sha256);
    if (
      known !== undefined &&
      (await store.countResponses(study.id, subject.sha256)) < study.expectedPerSubject
    )
      throw new UnloadableSubject(known);
    await runSubject(options, study, subject, judge);
    await store.setFailure(study.id, subject.sha256, null);
    return null;
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (/^(STORE|STUDY)_/.test(error.code)) throw error;
    await store.setFailure(study.id, subject.sha256, { code: error.code, message: error.message });
    onEvent?.({ type: 'failed', subject, error });
    return { subject, error, unloadable: thrown instanceof UnloadableSubject };
  }
}

/** The judge of a study that asks for free replies. Throws `INVALID_STUDY` where its file is not given. */
function judgeOf({ engine, snapshot, judge, load, part }: RunOptions): StudyJudge | null {
  if (snapshot.instruments.every(({ format }) => format !== 'open')) return null;
  if (judge !== undefined) {
    const open = part?.openJudge ?? ((place) => new StudyJudge(engine, place, snapshot, load));
    return open(judge, snapshot);
  }
  throw new MettleError(
    'INVALID_STUDY',
    'The study asks for free replies, and no judge is there to read them.',
    {
      hint: 'Give "judge" with a subject that can be found.',
    },
  );
}

function uniqueSubjects(subjects: readonly SubjectFile[]): SubjectFile[] {
  return [...new Map(subjects.map((subject) => [subject.sha256, subject])).values()];
}
