import { z } from 'zod';
import type { Session } from './database.js';
import { jsonText } from './json-value.js';
import type { StoredFindings } from './laboratory-store.js';
import { jsonTextSchema, readRows } from './rows.js';

/** Findings but for what was found, which is any JSON. */
export const findingsSchema = z.object({
  key: z.string().min(1),
  responses: z.number().int().min(0),
  findings: z.unknown(),
});

const findingsRowSchema = z
  .object({ key: z.string().min(1), responses: z.number().int().min(0), document: jsonTextSchema })
  .transform(({ key, responses, document }): StoredFindings => ({ key, responses, findings: document }));

/** The findings of a study's subject, or null. */
export async function findFindings(
  session: Session,
  studySubject: number,
  file: string,
): Promise<StoredFindings | null> {
  const sql = 'SELECT key, responses, document FROM findings WHERE study_subject = ?';
  const row = await session.first(sql, [studySubject]);
  return row === undefined
    ? null
    : readRows(findingsRowSchema, row, file, 'the stored findings of a subject');
}

/** Findings as they are written. */
export interface FindingsText {
  readonly key: string;
  readonly responses: number;
  readonly document: string;
}

/** Findings ready to be written. Throws `INVALID_INPUT` on what has no form in JSON. */
export function findingsText({ key, responses, findings }: StoredFindings): FindingsText {
  return { key, responses, document: jsonText(findings, 'The findings') };
}

/** Puts findings in the place of those that a study's subject has. */
export async function replaceFindings(
  session: Session,
  studySubject: number,
  { key, responses, document }: FindingsText,
): Promise<void> {
  await session.run(
    `INSERT INTO findings (study_subject, key, responses, document) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET key = excluded.key, responses = excluded.responses, document = excluded.document`,
    [studySubject, key, responses, document],
  );
}
