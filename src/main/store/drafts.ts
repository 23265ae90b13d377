import { z } from 'zod';
import { draftDesignSchema } from '../../shared/contract/designs.js';
import { MettleError } from '../../shared/errors.js';
import type { Session } from './database.js';
import type { DraftRecord } from './laboratory-store.js';
import { jsonTextSchema, readRows } from './rows.js';

const DRAFT_COLUMNS = 'id, design, quick, derived_from, created_at, updated_at';

/** What is stored of a draft besides where it came from. */
export const draftContentSchema = z.object({ design: draftDesignSchema, quick: z.boolean() });
export type DraftContent = z.infer<typeof draftContentSchema>;

export const newDraftSchema = draftContentSchema.extend({ derivedFrom: z.number().int().nullable() });

const idRowsSchema = z.array(z.looseObject({ id: z.number().int() }));
const draftRowSchema = z
  .object({
    id: z.number().int(),
    design: jsonTextSchema.pipe(draftDesignSchema),
    quick: z.literal([0, 1]),
    derived_from: z.number().int().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .transform((row): DraftRecord => ({
    id: row.id,
    design: row.design,
    quick: row.quick === 1,
    derivedFrom: row.derived_from,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

/** Drafts that are not in the bin, newest change first. */
export async function allDrafts(session: Session, file: string): Promise<readonly DraftRecord[]> {
  const rows = await session.all(
    `SELECT ${DRAFT_COLUMNS} FROM drafts WHERE removed_at IS NULL ORDER BY updated_at DESC, id DESC`,
  );
  return readRows(idRowsSchema, rows, file, 'the list of drafts').map((row) =>
    readRows(draftRowSchema, row, file, `draft ${row.id}`),
  );
}

/** A draft that is not in the bin. Throws `STUDY_NOT_FOUND`. */
export async function draftById(session: Session, id: number, file: string): Promise<DraftRecord> {
  const sql = `SELECT ${DRAFT_COLUMNS} FROM drafts WHERE id = ? AND removed_at IS NULL`;
  const row = await session.first(sql, [id]);
  if (row === undefined) throw draftNotFound(id);
  return readRows(draftRowSchema, row, file, `draft ${id}`);
}

/** Adds a draft; resolves to its id. */
export async function insertDraft(
  session: Session,
  draft: DraftContent,
  derivedFrom: number | null,
  now: string,
): Promise<number> {
  const { lastId } = await session.run(
    'INSERT INTO drafts (design, quick, derived_from, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
    [JSON.stringify(draft.design), Number(draft.quick), derivedFrom, now, now],
  );
  return lastId;
}

/** Replaces what a draft that is not in the bin holds. Throws `STUDY_NOT_FOUND`. */
export async function updateDraft(
  session: Session,
  id: number,
  draft: DraftContent,
  now: string,
): Promise<void> {
  const { changes } = await session.run(
    'UPDATE drafts SET design = ?, quick = ?, updated_at = ? WHERE id = ? AND removed_at IS NULL',
    [JSON.stringify(draft.design), Number(draft.quick), now, id],
  );
  if (changes === 0) throw draftNotFound(id);
}

/** Puts a draft in the bin at a time, or with null takes it out again. Throws `STUDY_NOT_FOUND`. */
export async function putDraftRemoved(session: Session, id: number, removedAt: string | null): Promise<void> {
  const { changes } = await session.run('UPDATE drafts SET removed_at = ? WHERE id = ?', [removedAt, id]);
  if (changes === 0) throw draftNotFound(id);
}

function draftNotFound(id: number): MettleError {
  return new MettleError('STUDY_NOT_FOUND', `There is no draft with the number ${id}.`, {
    hint: 'It may have been removed, or locked and so made a study: see the list of studies.',
  });
}
