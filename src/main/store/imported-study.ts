import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import type { Session } from './database.js';
import { checkPrompts, storePrompts } from './prompts.js';
import { responseSchema } from './response-rows.js';
import { appendResponses } from './responses.js';
import { checkInput, readRows, runtimeSchema, snapshotSchema, subjectFileSchema } from './rows.js';
import type { StudyOrigin, StudySnapshot, StudySubjectRecord } from './store.js';
import { putParts } from './studies.js';
import { originSchema, putOrigin } from './study-origins.js';
import { putFailure, putRuntime, putSubjects, studySubjectId } from './study-subjects.js';

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
const responsesSchema = z.array(responseSchema);
const idSchema = z.object({ id: z.number().int() });

/** A study fit to be taken in. Throws `INVALID_INPUT`. */
export function checkImported(imported: ImportedStudy): z.infer<typeof importedSchema> {
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

/** Creates a study of somebody else's, within the caller's transaction; resolves to its id. */
export async function insertImported(
  session: Session,
  { snapshot, status, lockedAt, origin, subjects, changes }: z.infer<typeof importedSchema>,
  now: string,
  file: string,
): Promise<number> {
  const { lastId: id } = await session.run(
    `INSERT INTO studies (plan_hash, origin, name, status, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
    [snapshot.planHash, origin.bundleSha256, snapshot.design.name, status, lockedAt, now],
  );
  await putParts(session, id, snapshot, file);
  await putOrigin(session, id, origin, now);
  await putSubjects(
    session,
    id,
    subjects.map(({ subject }) => subject),
  );
  for (const { subject, runtime, failure } of subjects) {
    const row = await studySubjectId(session, id, subject.sha256, file);
    if (runtime !== null) await putRuntime(session, row, runtime);
    if (failure !== null) await putFailure(session, row, failure);
  }
  for (const { at, what } of changes) {
    await session.run('INSERT INTO study_changes (study, at, what) VALUES (?, ?, ?)', [id, at, what]);
  }
  return id;
}

/** The writer of a study's prompts and responses, within the caller's transaction. */
export function importWriter(session: Session, id: number, file: string): ImportWriter {
  const rows = new Map<string, number>();
  return {
    prompts: (texts) => storePrompts(session, checkPrompts(texts)),
    responses: async (sha256, responses) => {
      const row = rows.get(sha256) ?? (await studySubjectId(session, id, sha256, file));
      rows.set(sha256, row);
      await appendResponses(
        session,
        row,
        checkInput(responsesSchema, responses, 'The batch of responses'),
        [],
      );
    },
  };
}
