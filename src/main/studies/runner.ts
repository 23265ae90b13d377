import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { StudyRecord } from '../store/store.js';
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
  try {
    await store.setStatus(study.id, 'running');
    const failures: { subject: SubjectFile; error: MettleError }[] = [];
    for (const subject of subjects) {
      if (signal.aborted) break;
      const error = await attemptSubject(options, study, subject);
      if (error !== null) failures.push({ subject, error });
    }
    const status = signal.aborted ? 'paused' : failures.length > 0 ? 'failed' : 'complete';
    await store.setStatus(study.id, status);
    return { study: { ...study, status }, status, failures };
  } finally {
    await release();
  }
}

/** The error that failed the subject, which is stored with it, or null. Errors of the store end the whole run. */
async function attemptSubject(
  options: RunOptions,
  study: StudyRecord,
  subject: SubjectFile,
): Promise<MettleError | null> {
  const { store, onEvent } = options;
  try {
    await runSubject(options, study, subject);
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

function uniqueSubjects(subjects: readonly SubjectFile[]): SubjectFile[] {
  return [...new Map(subjects.map((subject) => [subject.sha256, subject])).values()];
}
