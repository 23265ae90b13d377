import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { StudyRecord } from '../store/store.js';
import { StudyJudge } from './judging/study-judge.js';
import type { RunOptions } from './run-options.js';
import { runSubject } from './subject-run.js';

export interface RunOutcome {
  readonly study: StudyRecord;
  readonly status: 'complete' | 'paused' | 'failed';
  readonly failures: readonly { readonly subject: SubjectFile; readonly error: MettleError }[];
}

/**
 * Runs a study, or goes on with it: every subject in turn answers what is not stored yet. A subject whose engine crashes
 * is restarted once from where it stopped; one that crashes again, or cannot be loaded, is marked failed, and the rest
 * goes on. Memory does not grow with the number of responses. Throws `STUDY_RUNNING` when another process runs the study,
 * and `STORE_*` when responses cannot be stored.
 */
export async function runStudy(options: RunOptions): Promise<RunOutcome> {
  const { store, snapshot, signal } = options;
  const subjects = uniqueSubjects(options.subjects);
  const study = await store.ensureStudy(snapshot, subjects);
  const release = await store.acquireRunLock(study.id);
  const judge = judgeOf(options);
  try {
    await store.setStatus(study.id, 'running');
    const failures: { subject: SubjectFile; error: MettleError }[] = [];
    for (const subject of subjects) {
      if (signal.aborted) break;
      const error = await attemptSubject(options, study, subject, judge);
      if (error !== null) failures.push({ subject, error });
    }
    const status = signal.aborted ? 'paused' : failures.length > 0 ? 'failed' : 'complete';
    await store.setStatus(study.id, status);
    return { study: { ...study, status }, status, failures };
  } finally {
    await judge?.close();
    await release();
  }
}

/** The error that failed the subject, which is stored with it, or null. Errors of the store end the whole run. */
async function attemptSubject(
  options: RunOptions,
  study: StudyRecord,
  subject: SubjectFile,
  judge: StudyJudge | null,
): Promise<MettleError | null> {
  const { store, onEvent } = options;
  try {
    await runSubject(options, study, subject, judge);
    await store.setFailure(study.id, subject.sha256, null);
    return null;
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (/^(STORE|STUDY)_/.test(error.code)) throw error;
    await store.setFailure(study.id, subject.sha256, { code: error.code, message: error.message });
    onEvent?.({ type: 'failed', subject, error });
    return error;
  }
}

/** The judge of a study that asks for free replies. Throws `INVALID_STUDY` where its file is not given. */
function judgeOf({ engine, snapshot, judge }: RunOptions): StudyJudge | null {
  if (snapshot.instruments.every(({ format }) => format !== 'open')) return null;
  if (judge !== undefined) return new StudyJudge(engine, judge, snapshot);
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
