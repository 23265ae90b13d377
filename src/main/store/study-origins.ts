import { z } from 'zod';
import { MettleError } from '../../shared/errors.js';
import type { Session } from './database.js';
import { jsonTextSchema, readRows, sha256Schema } from './rows.js';
import type { StudyOrigin } from './store.js';
import { studyNotFound } from './study-not-found.js';

const copiedFromSchema = z.object({ name: z.string(), planHash: sha256Schema });
const originRowSchema = z.object({
  mettle: z.string(),
  imported_at: z.iso.datetime(),
  plan_hash_covered: z.literal([0, 1]),
  exploratory_of: jsonTextSchema.pipe(copiedFromSchema).nullable(),
});
const ownRowSchema = z.object({ name: z.string(), origin: z.string(), importing: z.literal([0, 1]) });

export const originSchema = z.object({
  bundleSha256: sha256Schema,
  mettle: z.string().min(1),
  planHashCovered: z.boolean(),
  exploratoryOf: copiedFromSchema.nullable(),
}) satisfies z.ZodType<Omit<StudyOrigin, 'importedAt'>>;

/** Where a study came from, by the SHA-256 of its bundle. */
export async function studyOrigin(
  session: Session,
  study: number,
  bundleSha256: string,
  file: string,
): Promise<StudyOrigin> {
  const row = await session.first(
    'SELECT mettle, imported_at, plan_hash_covered, exploratory_of FROM study_origins WHERE study = ?',
    [study],
  );
  const origin = readRows(originRowSchema, row, file, `the origin of study ${study}`);
  return {
    bundleSha256,
    mettle: origin.mettle,
    importedAt: origin.imported_at,
    planHashCovered: origin.plan_hash_covered === 1,
    exploratoryOf: origin.exploratory_of,
  };
}

/** Notes where a new study came from. */
export async function putOrigin(
  session: Session,
  study: number,
  origin: Omit<StudyOrigin, 'importedAt'>,
  now: string,
): Promise<void> {
  await session.run(
    `INSERT INTO study_origins (study, mettle, imported_at, plan_hash_covered, exploratory_of)
     VALUES (?, ?, ?, ?, ?)`,
    [
      study,
      origin.mettle,
      now,
      Number(origin.planHashCovered),
      origin.exploratoryOf === null ? null : JSON.stringify(origin.exploratoryOf),
    ],
  );
}

/**
 * Throws `STUDY_READ_ONLY` for a study that was taken in from a bundle, and `STUDY_NOT_FOUND` for one that is still being taken
 * in; passes over one that is not there.
 */
export async function requireOwn(session: Session, study: number, file: string): Promise<void> {
  const row = await session.first('SELECT name, origin, importing FROM studies WHERE id = ?', [study]);
  if (row === undefined) return;
  const { name, origin, importing } = readRows(ownRowSchema, row, file, `study ${study}`);
  if (origin === '') return;
  if (importing === 1) throw studyNotFound(String(study));
  throw new MettleError(
    'STUDY_READ_ONLY',
    `The study ${name} (number ${study}) was taken in from a bundle and is only read.`,
    { hint: 'Run its bundle again to make a study of your own with the same plan: `mettle rerun FILE`.' },
  );
}
