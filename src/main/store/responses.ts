import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import { insertRows } from './bulk-insert.js';
import type { Connection, Session } from './database.js';
import { requirePrompts, type CheckedPrompt, storePrompts } from './prompts.js';
import { RESPONSE_COLUMNS, RESPONSE_INSERT, responseRowSchema, responseValues } from './response-rows.js';
import { readRows } from './rows.js';
import type { ResponseCounts } from './store.js';

/** Rows held at a time while paging. */
const PAGE_ROWS = 2000;

const lastSchema = z.object({ last: z.number().int().nullable() });
const countSchema = z.object({ responses: z.number().int() });
const answeredPageSchema = z.array(
  z.object({
    id: z.number().int(),
    cell: z.string(),
    kind: z.enum(['readout', 'sampled']),
    run: z.number().int(),
  }),
);
const responsePageSchema = z.array(responseRowSchema);
const outcomesSchema = z.object({
  readout: z.number(),
  parsed: z.number(),
  refusal: z.number(),
  unparsed: z.number(),
  truncated: z.number(),
});

/** Writes one batch for a study's subject, within the caller's transaction; resolves to the number of new responses. */
export async function appendResponses(
  session: Session,
  studySubject: number,
  responses: readonly Response[],
  prompts: readonly CheckedPrompt[],
): Promise<number> {
  await storePrompts(session, prompts);
  await requirePrompts(session, new Set(responses.map(({ promptHash }) => promptHash)), prompts);
  const keys = [...new Set(responses.map(({ cell }) => cell))];
  const cells = { into: 'INSERT INTO cells (key)', row: '(?)', suffix: 'ON CONFLICT DO NOTHING' };
  await insertRows(
    session,
    cells,
    keys.map((key) => [key]),
  );
  const rows = responses.map((response) => responseValues(studySubject, response));
  return insertRows(session, RESPONSE_INSERT, rows);
}

/** Names of a subject's responses in the order of writing: the cell's key of a readout, `key#run` of a sampled answer. */
export async function* pageAnswered(connection: Connection, studySubject: number): AsyncGenerator<string> {
  const sql = `SELECT r.id, c.key AS cell, r.kind, r.run
    FROM responses AS r JOIN cells AS c ON c.id = r.cell
    WHERE r.study_subject = ? AND r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ${PAGE_ROWS}`;
  for await (const page of pages(connection, studySubject, sql, answeredPageSchema)) {
    for (const { cell, kind, run } of page) yield kind === 'readout' ? cell : `${cell}#${run}`;
  }
}

/** A subject's responses in the order of writing. */
export async function* pageResponses(connection: Connection, studySubject: number): AsyncGenerator<Response> {
  const sql = `SELECT ${RESPONSE_COLUMNS}
    FROM responses AS r JOIN cells AS c ON c.id = r.cell JOIN prompts AS p ON p.id = r.prompt
    WHERE r.study_subject = ? AND r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ${PAGE_ROWS}`;
  for await (const page of pages(connection, studySubject, sql, responsePageSchema)) {
    for (const { response } of page) yield response;
  }
}

/** Number of stored responses of a study's subject. */
export async function countResponses(session: Session, studySubject: number, file: string): Promise<number> {
  const row = await session.first('SELECT count(*) AS responses FROM responses WHERE study_subject = ?', [
    studySubject,
  ]);
  return readRows(countSchema, row, file, 'a count of responses').responses;
}

/** Number of readouts of a study's subject, and of its sampled answers by outcome. */
export async function countOutcomes(
  session: Session,
  studySubject: number,
  file: string,
): Promise<ResponseCounts> {
  const row = await session.first(
    // A readout is what has no outcome; asking so, the index answers without the table.
    `SELECT count(*) FILTER (WHERE outcome IS NULL) AS readout,
       count(*) FILTER (WHERE outcome = 'parsed') AS parsed,
       count(*) FILTER (WHERE outcome = 'refusal') AS refusal,
       count(*) FILTER (WHERE outcome = 'unparsed') AS unparsed,
       count(*) FILTER (WHERE outcome = 'truncated') AS truncated
     FROM responses WHERE study_subject = ?`,
    [studySubject],
  );
  return readRows(outcomesSchema, row, file, 'a count of outcomes');
}

/**
 * Pages of the rows up to the last one at the start. Rows are never changed or deleted, so this is a consistent snapshot
 * without a read transaction, which would keep the write-ahead log from being folded back while a consumer is slow.
 */
async function* pages<Row extends { readonly id: number }>(
  connection: Connection,
  studySubject: number,
  sql: string,
  schema: z.ZodType<Row[]>,
): AsyncGenerator<readonly Row[]> {
  const { file } = connection;
  const end = await connection.turn((session) =>
    session.first('SELECT max(id) AS last FROM responses WHERE study_subject = ?', [studySubject]),
  );
  const { last } = readRows(lastSchema, end, file, 'the last response');
  if (last === null) return;
  for (let after = 0; after < last;) {
    const position = after;
    const rows = await connection.turn((session) => session.all(sql, [studySubject, position, last]));
    const page = readRows(schema, rows, file, `a response after number ${position}`);
    const final = page.at(-1);
    if (final === undefined) return;
    yield page;
    after = final.id;
  }
}
