import type { Response } from '../../../shared/domain/response.js';
import { MettleError } from '../../../shared/errors.js';
import { openStore } from '../../store/sqlite-store.js';
import type { Store } from '../../store/store.js';
import { besideOf } from '../../studies/beside.js';
import { studyKind } from '../../studies/registry.js';
import { snapshotOf, storedStudy } from '../stored-study.js';
import { findingsBasis, outcomeOf } from './findings-basis.js';
import type { FindingsJob, WorkedOut } from './findings-protocol.js';

/** How many responses are read between two reports of progress. */
const PROGRESS_RESPONSES = 10_000;

/**
 * Reads a subject's stored responses, beside those of its reference where the kind of study compares, and analyses them. The database is opened read-only, which a run that writes to it does
 * not notice. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`, `STORE_*`, `FILE_NOT_FOUND`.
 */
export async function workOutFindings(
  { file, study, sha256 }: FindingsJob,
  onProgress: (done: number, total: number) => void,
): Promise<WorkedOut> {
  const store = await openStore({ file, readOnly: true });
  try {
    const stored = await storedStudy(store, study);
    const snapshot = snapshotOf(stored);
    const subjects = await store.studySubjects(study);
    const record = subjects.find(({ subject }) => subject.sha256 === sha256);
    if (record === undefined) {
      throw new MettleError('SUBJECT_NOT_FOUND', `Study ${study} has no such subject.`, {
        hint: 'Open the study again.',
      });
    }
    const basis = findingsBasis(stored, sha256, subjects);
    const outcomes = subjects.map((entry) => outcomeOf(entry, snapshot.expectedPerSubject));
    const outcome = outcomeOf(record, snapshot.expectedPerSubject);
    let done = 0;
    const count = (): void => {
      done += 1;
      if (done % PROGRESS_RESPONSES === 0) onProgress(done, Math.max(done, basis.responses));
    };
    const analysis = studyKind(snapshot.design.kind).analysis(snapshot);
    await analysis.addSubject(
      outcome,
      counting(store, { study, sha256 }, count),
      besideOf(snapshot, outcome, outcomes, (other) => counting(store, { study, sha256: other }, count)),
    );
    return {
      key: basis.key,
      responses: done,
      findings: analysis.findings()[0] ?? null,
    };
  } finally {
    await store.close();
  }
}

async function* counting(
  store: Store,
  { study, sha256 }: Pick<FindingsJob, 'study' | 'sha256'>,
  onRead: () => void,
): AsyncGenerator<Response> {
  for await (const response of store.responses(study, sha256)) {
    onRead();
    yield response;
  }
}
