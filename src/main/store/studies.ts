import { z } from 'zod';
import type { StudyDesign } from '../../shared/domain/study.js';
import { MettleError } from '../../shared/errors.js';
import type { Session } from './database.js';
import { storeDocument } from './documents.js';
import {
  jsonTextSchema,
  readRows,
  SNAPSHOT_PARTS,
  snapshotSchema,
  studyRowSchema,
  type StudyRow,
} from './rows.js';
import { studyOrigin } from './study-origins.js';
import type { StudyRecord, StudySnapshot, StudyStatus } from './store.js';
import { studyNotFound } from './study-not-found.js';

const STUDY_COLUMNS = 'id, plan_hash, origin, status, created_at, updated_at';
/** Whoever looks for a study leaves out one that is still being taken in. */
export const VISIBLE = 'importing = 0';
const PART_NAMES = Object.keys(SNAPSHOT_PARTS) as (keyof typeof SNAPSHOT_PARTS)[];

const studyRowsSchema = z.array(studyRowSchema);
const partRowsSchema = z.array(z.object({ part: z.string(), text: jsonTextSchema }));
const runnerSchema = z.object({ runner: z.number().int().nullable() });

/**
 * Creates one's own study with this plan hash, or gives the one that exists this snapshot and takes it out of the bin; resolves
 * to its id.
 */
export async function putStudy(
  session: Session,
  snapshot: StudySnapshot,
  now: string,
  file: string,
): Promise<number> {
  const { planHash, design } = snapshot;
  await session.run(
    `INSERT INTO studies (plan_hash, name, status, created_at, updated_at) VALUES (?, ?, 'planned', ?, ?)
     ON CONFLICT (plan_hash, origin) DO UPDATE SET name = excluded.name, removed_at = NULL`,
    [planHash, design.name, now, now],
  );
  const row = await session.first(
    `SELECT ${STUDY_COLUMNS} FROM studies WHERE plan_hash = ? AND origin = ''`,
    [planHash],
  );
  const { id } = readRows(studyRowSchema, row, file, 'the study');
  await putParts(session, id, snapshot, file);
  return id;
}

/** Gives a study the parts of a snapshot in place of those that it has. */
export async function putParts(
  session: Session,
  id: number,
  snapshot: StudySnapshot,
  file: string,
): Promise<void> {
  for (const part of PART_NAMES) {
    const value = snapshot[part];
    if (value === undefined) {
      await session.run('DELETE FROM study_parts WHERE study = ? AND part = ?', [id, part]);
      continue;
    }
    await putPart(session, id, part, value, file);
  }
}

/**
 * Gives a study this design in place of the one it has, and the design's name with it; the snapshot's other parts stay.
 * Throws `STUDY_NOT_FOUND`.
 */
export async function putDesign(
  session: Session,
  id: number,
  design: StudyDesign,
  now: string,
  file: string,
): Promise<void> {
  const sql = 'UPDATE studies SET name = ?, updated_at = ? WHERE id = ?';
  const { changes } = await session.run(sql, [design.name, now, id]);
  if (changes === 0) throw studyNotFound(String(id));
  await putPart(session, id, 'design', design, file);
}

async function putPart(
  session: Session,
  id: number,
  part: keyof typeof SNAPSHOT_PARTS,
  value: unknown,
  file: string,
): Promise<void> {
  await session.run(
    `INSERT INTO study_parts (study, part, document) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET document = excluded.document`,
    [id, part, await storeDocument(session, value, file)],
  );
}

/** The study with this id. Throws `STUDY_NOT_FOUND`. */
export async function studyById(session: Session, id: number, file: string): Promise<StudyRecord> {
  const row = await session.first(`SELECT ${STUDY_COLUMNS} FROM studies WHERE id = ? AND ${VISIBLE}`, [id]);
  if (row === undefined) throw studyNotFound(String(id));
  return complete(session, readRows(studyRowSchema, row, file, `study ${id}`), file);
}

/** Finds a study as `Store.study` says. Throws `STUDY_NOT_FOUND`. */
export async function findStudy(session: Session, reference: string, file: string): Promise<StudyRecord> {
  const find = async (where: string, values: (string | number)[]): Promise<StudyRow[]> => {
    const rows = await session.all(
      `SELECT ${STUDY_COLUMNS} FROM studies WHERE ${where} AND ${VISIBLE} ORDER BY origin <> '', id DESC`,
      values,
    );
    return readRows(studyRowsSchema, rows, file, `study ${reference}`);
  };
  const id = Number(reference);
  let found = /^\d+$/.test(reference) && Number.isSafeInteger(id) ? await find('id = ?', [id]) : [];
  if (found.length === 0) found = (await find('name = ?', [reference])).slice(0, 1);
  if (found.length === 0 && /^[0-9a-f]{6,64}$/i.test(reference)) {
    found = await find('substr(plan_hash, 1, ?) = ?', [reference.length, reference.toLowerCase()]);
  }
  const [study, next] = found;
  if (study === undefined) throw studyNotFound(reference);
  // A plan of one's own may be there again from bundles.
  const own = study.origin === '' && next?.origin !== '';
  if (found.length > 1 && !own) {
    const hashes = found.map(({ plan_hash: hash }) => hash.slice(0, reference.length + 6)).join(', ');
    throw new MettleError(
      'STUDY_NOT_FOUND',
      `The plan hashes of ${found.length} studies begin with ${reference}.`,
      {
        hint: `Give more digits: ${hashes}.`,
      },
    );
  }
  return complete(session, study, file);
}

/** Every study, oldest first. */
export async function allStudies(session: Session, file: string): Promise<readonly StudyRecord[]> {
  const rows = await session.all(`SELECT ${STUDY_COLUMNS} FROM studies WHERE ${VISIBLE} ORDER BY id`);
  const records: StudyRecord[] = [];
  for (const row of readRows(studyRowsSchema, rows, file, 'the list of studies')) {
    records.push(await complete(session, row, file));
  }
  return records;
}

/** Sets a study's status. Throws `STUDY_NOT_FOUND`. */
export async function putStatus(
  session: Session,
  id: number,
  status: StudyStatus,
  now: string,
): Promise<void> {
  const sql = 'UPDATE studies SET status = ?, updated_at = ? WHERE id = ?';
  const { changes } = await session.run(sql, [status, now, id]);
  if (changes === 0) throw studyNotFound(String(id));
}

/** Notes that something of the study has changed. */
export async function touchStudy(session: Session, id: number, now: string): Promise<void> {
  await session.run('UPDATE studies SET updated_at = ? WHERE id = ?', [now, id]);
}

/** Notes which process runs the study (null: none), for the sentence that another one gets. */
export async function putRunner(session: Session, id: number, runner: number | null): Promise<void> {
  await session.run('UPDATE studies SET runner = ? WHERE id = ?', [runner, id]);
}

/** The process that noted itself as the study's runner, or null. Throws `STUDY_NOT_FOUND`. */
export async function findRunner(session: Session, id: number, file: string): Promise<number | null> {
  const row = await session.first(`SELECT runner FROM studies WHERE id = ? AND ${VISIBLE}`, [id]);
  if (row === undefined) throw studyNotFound(String(id));
  return readRows(runnerSchema, row, file, `study ${id}`).runner;
}

async function complete(session: Session, row: StudyRow, file: string): Promise<StudyRecord> {
  const rows = await session.all(
    `SELECT s.part, d.text FROM study_parts AS s JOIN documents AS d ON d.id = s.document WHERE s.study = ?`,
    [row.id],
  );
  const parts = readRows(partRowsSchema, rows, file, `study ${row.id}`);
  const fields = Object.fromEntries(parts.map(({ part, text }) => [part, text]));
  const snapshot = readRows(snapshotSchema, { ...fields, planHash: row.plan_hash }, file, `study ${row.id}`);
  return {
    ...snapshot,
    id: row.id,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.origin === '' ? {} : { origin: await studyOrigin(session, row.id, row.origin, file) }),
  };
}
