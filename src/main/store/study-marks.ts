import { z } from 'zod';
import type { AnalysisSettings } from '../../shared/domain/study.js';
import { MettleError } from '../../shared/errors.js';
import type { Session } from './database.js';
import type { StudyMarks } from './laboratory-store.js';
import { readRows } from './rows.js';
import { studyNotFound } from './study-not-found.js';
import { findRunner, putDesign, studyById, VISIBLE } from './studies.js';

const marksRowSchema = z.object({
  exploratory_of: z.number().int().nullable(),
  removed_at: z.iso.datetime().nullable(),
});
const changeRowsSchema = z.array(z.object({ at: z.iso.datetime(), what: z.string().min(1) }));

/** What is known of a study beside its plan and its responses. Throws `STUDY_NOT_FOUND`. */
export async function studyMarks(session: Session, id: number, file: string): Promise<StudyMarks> {
  const row = await session.first(
    `SELECT exploratory_of, removed_at FROM studies WHERE id = ? AND ${VISIBLE}`,
    [id],
  );
  if (row === undefined) throw studyNotFound(String(id));
  const marks = readRows(marksRowSchema, row, file, `study ${id}`);
  const changes = await session.all('SELECT at, what FROM study_changes WHERE study = ? ORDER BY id', [id]);
  return {
    exploratoryOf: marks.exploratory_of,
    removedAt: marks.removed_at,
    changes: readRows(changeRowsSchema, changes, file, `the changes of study ${id}`),
  };
}

/** Notes the locked study that this one is a changed copy of. Throws `STUDY_NOT_FOUND` for either. */
export async function putExploratoryOf(
  session: Session,
  id: number,
  of: number | null,
  file: string,
): Promise<void> {
  if (of === id) throw new MettleError('INVALID_INPUT', `Study ${id} cannot be a changed copy of itself.`);
  if (of !== null) await findRunner(session, of, file);
  const { changes } = await session.run('UPDATE studies SET exploratory_of = ? WHERE id = ?', [of, id]);
  if (changes === 0) throw studyNotFound(String(id));
}

/** Puts a study in the bin at a time, or with null takes it out again. Throws `STUDY_NOT_FOUND`. */
export async function putStudyRemoved(session: Session, id: number, removedAt: string | null): Promise<void> {
  const { changes } = await session.run(`UPDATE studies SET removed_at = ? WHERE id = ? AND ${VISIBLE}`, [
    removedAt,
    id,
  ]);
  if (changes === 0) throw studyNotFound(String(id));
}

/** Changes the name of a study and of its design. Throws `STUDY_NOT_FOUND`. */
export async function putName(
  session: Session,
  id: number,
  name: string,
  now: string,
  file: string,
): Promise<void> {
  const { design } = await studyById(session, id, file);
  await putDesign(session, id, { ...design, name }, now, file);
}

/** Changes how a study's responses are read and notes `what` was changed. Throws `STUDY_NOT_FOUND`. */
export async function putAnalysis(
  session: Session,
  id: number,
  analysis: AnalysisSettings,
  what: string,
  now: string,
  file: string,
): Promise<void> {
  const { design } = await studyById(session, id, file);
  await putDesign(session, id, { ...design, analysis }, now, file);
  await session.run('INSERT INTO study_changes (study, at, what) VALUES (?, ?, ?)', [id, now, what]);
}
