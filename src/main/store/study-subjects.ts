import { z } from 'zod';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { Session } from './database.js';
import { readRows, studySubjectRowSchema } from './rows.js';
import type { StudySubjectRecord } from './store.js';
import { findRunner, VISIBLE } from './studies.js';

const idSchema = z.object({ id: z.number().int() });
const subjectRowsSchema = z.array(studySubjectRowSchema);

/** Adds subjects to a study; one that it has already (by SHA-256) takes on what its file says now. */
export async function putSubjects(
  session: Session,
  studyId: number,
  subjects: readonly SubjectFile[],
): Promise<void> {
  for (const subject of subjects) {
    await session.run(
      `INSERT INTO study_subjects (study, sha256, file) VALUES (?, ?, ?)
       ON CONFLICT (study, sha256) DO UPDATE SET file = excluded.file`,
      [studyId, subject.sha256, JSON.stringify(subject)],
    );
  }
}

/** A study's subjects in the order they were added. Throws `STUDY_NOT_FOUND`. */
export async function studySubjects(
  session: Session,
  studyId: number,
  file: string,
): Promise<readonly StudySubjectRecord[]> {
  await findRunner(session, studyId, file);
  const rows = await session.all(
    `SELECT file, runtime, failure_code, failure_message,
       (SELECT count(*) FROM responses AS r WHERE r.study_subject = s.id) AS responses
     FROM study_subjects AS s WHERE study = ? ORDER BY id`,
    [studyId],
  );
  return readRows(subjectRowsSchema, rows, file, `a subject of study ${studyId}`);
}

/** The row id of a study's subject. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`. */
export async function studySubjectId(
  session: Session,
  studyId: number,
  sha256: string,
  file: string,
): Promise<number> {
  const row = await session.first(
    `SELECT s.id FROM study_subjects AS s JOIN studies AS t ON t.id = s.study
     WHERE s.study = ? AND s.sha256 = ? AND t.${VISIBLE}`,
    [studyId, sha256],
  );
  if (row !== undefined) return readRows(idSchema, row, file, `a subject of study ${studyId}`).id;
  await findRunner(session, studyId, file);
  throw new MettleError('SUBJECT_NOT_FOUND', `Study ${studyId} has no subject with the SHA-256 ${sha256}.`, {
    hint: 'Run the study with this subject first.',
  });
}

/** Notes how a subject ran. */
export async function putRuntime(
  session: Session,
  studySubject: number,
  runtime: RuntimeRecord,
): Promise<void> {
  const sql = 'UPDATE study_subjects SET runtime = ? WHERE id = ?';
  await session.run(sql, [JSON.stringify(runtime), studySubject]);
}

/** Notes why a subject could not be run, or with null that it could. */
export async function putFailure(
  session: Session,
  studySubject: number,
  failure: { code: string; message: string } | null,
): Promise<void> {
  const sql = 'UPDATE study_subjects SET failure_code = ?, failure_message = ? WHERE id = ?';
  await session.run(sql, [failure?.code ?? null, failure?.message ?? null, studySubject]);
}
