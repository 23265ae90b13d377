import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Session } from './database.js';
import type { CheckedImport } from './imported-study.js';
import { readRows } from './rows.js';

/** Responses that are deleted together. */
const DELETED_TOGETHER = 1000;

const stagedRowsSchema = z.array(z.object({ id: z.number().int() }));
const subjectRowsSchema = z.array(z.object({ id: z.number().int(), sha256: z.string() }));

/** A study that is being taken in, which nobody sees. */
export interface StagedStudy {
  readonly id: number;
  /** Row ids of its subjects, by SHA-256. */
  readonly subjects: ReadonlyMap<string, number>;
}

/**
 * Creates a study for what is being taken in, within the caller's transaction. Its origin is a mark that no other has, so that
 * one bundle may be taken in twice at a time: who is done first has made the study.
 */
export async function stageStudy(
  session: Session,
  { snapshot, status, lockedAt, subjects }: CheckedImport,
  file: string,
): Promise<StagedStudy> {
  const { lastId: id } = await session.run(
    `INSERT INTO studies (plan_hash, origin, name, status, created_at, updated_at, importing)
     VALUES (?, ?, ?, ?, ?, ?, 1)`,
    [snapshot.planHash, randomBytes(32).toString('hex'), snapshot.design.name, status, lockedAt, lockedAt],
  );
  for (const { subject } of subjects) {
    const sql = 'INSERT INTO study_subjects (study, sha256, file) VALUES (?, ?, ?)';
    await session.run(sql, [id, subject.sha256, JSON.stringify(subject)]);
  }
  const rows = await session.all('SELECT id, sha256 FROM study_subjects WHERE study = ?', [id]);
  const found = readRows(subjectRowsSchema, rows, file, `a subject of study ${id}`);
  return { id, subjects: new Map(found.map((row) => [row.sha256, row.id])) };
}

/** Ids of the studies that are being taken in, or that an end of a process left so. */
export async function stagedStudies(session: Session, file: string): Promise<readonly number[]> {
  const rows = await session.all('SELECT id FROM studies WHERE importing = 1 ORDER BY id');
  return readRows(stagedRowsSchema, rows, file, 'a study that is being taken in').map(({ id }) => id);
}

/**
 * Deletes some of the responses of a staged study, and once none is left the study; within the caller's transaction, by whoever
 * holds its run lock. Resolves to the number of responses that were deleted, or null where there was nothing but the study, or
 * not even that. Prompts and cell keys stay: each is there once for all studies.
 */
export async function deleteSomeStaged(session: Session, id: number): Promise<number | null> {
  const { changes } = await session.run(
    `DELETE FROM responses WHERE id IN (
       SELECT r.id FROM studies AS t JOIN study_subjects AS s ON s.study = t.id
         JOIN responses AS r ON r.study_subject = s.id
       WHERE t.id = ? AND t.importing = 1 LIMIT ${DELETED_TOGETHER}
     )`,
    [id],
  );
  if (changes > 0) return changes;
  await session.run(
    'DELETE FROM study_subjects WHERE study IN (SELECT id FROM studies WHERE id = ? AND importing = 1)',
    [id],
  );
  await session.run('DELETE FROM studies WHERE id = ? AND importing = 1', [id]);
  return null;
}
