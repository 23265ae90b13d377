import { z } from 'zod';
import { insertRows } from './bulk-insert.js';
import type { Session } from './database.js';
import { readRows } from './rows.js';
import { findRunner } from './studies.js';

const queueRowsSchema = z.array(z.object({ study: z.number().int() }));

/** Ids of studies in an order, each once. */
export const queueSchema = z
  .array(z.number().int())
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each study once' });

/** Studies that wait to be run, in order. */
export async function queuedStudies(session: Session, file: string): Promise<readonly number[]> {
  const rows = await session.all('SELECT study FROM run_queue ORDER BY position');
  return readRows(queueRowsSchema, rows, file, 'the queue').map(({ study }) => study);
}

/** Replaces the queue, within the caller's transaction. Throws `STUDY_NOT_FOUND`. */
export async function putQueue(session: Session, studyIds: readonly number[], file: string): Promise<void> {
  for (const id of studyIds) await findRunner(session, id, file);
  await session.run('DELETE FROM run_queue');
  await insertRows(
    session,
    { into: 'INSERT INTO run_queue (study, position)', row: '(?, ?)', suffix: '' },
    studyIds.map((id, position) => [id, position]),
  );
}
