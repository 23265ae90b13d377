import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import type { Session } from './database.js';
import { checkInput, readRows, runtimeSchema, snapshotSchema, subjectFileSchema } from './rows.js';
import type { StudyOrigin, StudySnapshot, StudySubjectRecord } from './store.js';
import { putParts } from './studies.js';
import { originSchema, putOrigin } from './study-origins.js';
import { putFailure, putRuntime, studySubjectId } from './study-subjects.js';

/** A study that is to be taken in, but for its prompts and responses. */
export interface ImportedStudy {
  readonly snapshot: StudySnapshot;
  readonly status: 'complete' | 'paused';
  /** When its plan was frozen. */
  readonly lockedAt: string;
  readonly origin: Omit<StudyOrigin, 'importedAt'>;
  readonly subjects: readonly Omit<StudySubjectRecord, 'responses'>[];
  readonly changes: readonly { readonly at: string; readonly what: string }[];
}

/** Takes what a study that is being taken in consists of, in batches; prompts before the responses that name them. */
export interface ImportWriter {
  /** Texts by SHA-256. Throws `INVALID_INPUT` on one that is not what its hash says. */
  prompts(texts: ReadonlyMap<string, string>): Promise<void>;
  /** Responses of a subject, in the order of writing. Throws `INVALID_INPUT`, `SUBJECT_NOT_FOUND`. */
  responses(sha256: string, responses: readonly Response[]): Promise<void>;
}

const importedSchema = z.object({
  snapshot: snapshotSchema,
  status: z.enum(['complete', 'paused']),
  lockedAt: z.iso.datetime(),
  origin: originSchema,
  subjects: z.array(
    z.object({
      subject: subjectFileSchema,
      runtime: runtimeSchema.nullable(),
      failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  changes: z.array(z.object({ at: z.iso.datetime(), what: z.string().min(1) })),
}) satisfies z.ZodType<ImportedStudy>;
export type CheckedImport = z.infer<typeof importedSchema>;
const idSchema = z.object({ id: z.number().int() });

/** A study fit to be taken in. Throws `INVALID_INPUT`. */
export function checkImported(imported: ImportedStudy): CheckedImport {
  return checkInput(importedSchema, imported, 'The study of a bundle');
}

/** The study that was taken in from the bundle with this SHA-256 before, or null; it is taken out of the bin. */
export async function findImported(
  session: Session,
  { snapshot, origin }: ImportedStudy,
  file: string,
): Promise<number | null> {
  const key = [snapshot.planHash, origin.bundleSha256];
  const row = await session.first('SELECT id FROM studies WHERE plan_hash = ? AND origin = ?', key);
  if (row === undefined) return null;
  const { id } = readRows(idSchema, row, file, 'an imported study');
  await session.run('UPDATE studies SET removed_at = NULL WHERE id = ?', [id]);
  return id;
}

/** Makes a study that was being taken in one that everybody sees, with all that is known of it beside its responses. */
export async function showImported(
  session: Session,
  id: number,
  { snapshot, origin, subjects, changes }: CheckedImport,
  now: string,
  file: string,
): Promise<void> {
  const sql = 'UPDATE studies SET importing = 0, origin = ?, updated_at = ? WHERE id = ?';
  await session.run(sql, [origin.bundleSha256, now, id]);
  await putParts(session, id, snapshot, file);
  await putOrigin(session, id, origin, now);
  for (const { subject, runtime, failure } of subjects) {
    const row = await studySubjectId(session, id, subject.sha256, file);
    if (runtime !== null) await putRuntime(session, row, runtime);
    if (failure !== null) await putFailure(session, row, failure);
  }
  for (const { at, what } of changes) {
    await session.run('INSERT INTO study_changes (study, at, what) VALUES (?, ?, ?)', [id, at, what]);
  }
}
