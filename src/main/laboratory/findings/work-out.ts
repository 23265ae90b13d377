import type { Response } from '../../../shared/domain/response.js';
import { MettleError } from '../../../shared/errors.js';
import { openStore } from '../../store/sqlite-store.js';
import type { Store } from '../../store/store.js';
import { studyKind } from '../../studies/registry.js';
import { snapshotOf, storedStudy } from '../stored-study.js';
import { findingsKey } from './findings-key.js';
import type { FindingsJob, WorkedOut } from './findings-protocol.js';

/** How many responses are read between two reports of progress. */
const PROGRESS_RESPONSES = 10_000;

/**
 * Reads a subject's stored responses and analyses them. The database is opened read-only, which a run that writes to it does
 * not notice. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`, `STORE_*`, `FILE_NOT_FOUND`.
 */
export async function workOutFindings(
  { file, study, sha256 }: FindingsJob,
  onProgress: (done: number, total: number) => void,
): Promise<WorkedOut> {
  const store = await openStore({ file, readOnly: true });
  try {
    const snapshot = snapshotOf(await storedStudy(store, study));
    const record = (await store.studySubjects(study)).find(({ subject }) => subject.sha256 === sha256);
    if (record === undefined) {
      throw new MettleError('SUBJECT_NOT_FOUND', `Study ${study} has no such subject.`, {
        hint: 'Open the study again.',
      });
    }
    const { subject, responses, failure, runtime } = record;
    const counted = { responses: 0 };
    const analysis = studyKind(snapshot.design.kind).analysis(snapshot);
    await analysis.addSubject(
      { subject, responses, failure, expected: snapshot.expectedPerSubject, judge: runtime?.judge ?? null },
      counting(store, { study, sha256 }, (done) => {
        counted.responses = done;
        if (done % PROGRESS_RESPONSES === 0) onProgress(done, Math.max(done, responses));
      }),
    );
    return {
      key: findingsKey(snapshot),
      responses: counted.responses,
      findings: analysis.findings()[0] ?? null,
    };
  } finally {
    await store.close();
  }
}

async function* counting(
  store: Store,
  { study, sha256 }: Pick<FindingsJob, 'study' | 'sha256'>,
  onRead: (done: number) => void,
): AsyncGenerator<Response> {
  let done = 0;
  for await (const response of store.responses(study, sha256)) {
    done += 1;
    onRead(done);
    yield response;
  }
}
