import { z } from 'zod';
import type { Session, SqlValue } from './database.js';
import type { ResponseIndex, ResponseQuery, StoredResponse } from './laboratory-store.js';
import { RESPONSE_COLUMNS, responseRowSchema } from './response-rows.js';
import { readRows, sha256Schema } from './rows.js';
import { findRunner } from './studies.js';
import { studySubjectId } from './study-subjects.js';
import { isWellFormed } from './unicode.js';

/** Rows between two noted page starts: 2000 starts for 1,000,000 rows, and at most this many read in vain for a page. */
export const INDEX_STRIDE = 500;

const rowNumber = z.number().int().min(0);

export const responseQuerySchema = z.object({
  sha256: z.string().exactOptional(),
  cells: z.array(z.string()).exactOptional(),
  outcomes: z.array(z.enum(['readout', 'parsed', 'refusal', 'unparsed', 'truncated'])).exactOptional(),
  text: z.string().exactOptional(),
});

export const responsePlaceSchema = z.object({
  index: z.object({
    total: rowNumber,
    stride: rowNumber.min(1),
    starts: z.array(rowNumber),
    last: rowNumber,
  }),
  offset: rowNumber,
  limit: rowNumber,
});

const lastSchema = z.object({ last: z.number().int().nullable() });
const startRowsSchema = z.array(z.object({ id: z.number().int() }));
const tailSchema = z.object({ rows: z.number().int(), last: z.number().int().nullable() });
const storedRowSchema = z.intersection(responseRowSchema, z.object({ sha256: sha256Schema }));
const storedRowsSchema = z.array(storedRowSchema);

/** A statement's part with the values of its question marks. */
interface SqlPart {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Stored responses with their subjects, for a query that goes on with `WHERE`. */
const STORED_RESPONSES = `SELECT s.sha256, ${RESPONSE_COLUMNS}
  FROM responses AS r
    CROSS JOIN cells AS c ON c.id = r.cell
    CROSS JOIN prompts AS p ON p.id = r.prompt
    CROSS JOIN study_subjects AS s ON s.id = r.study_subject`;

/** Counts the responses of a query and notes where its pages begin. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`. */
export async function indexResponses(
  session: Session,
  studyId: number,
  query: ResponseQuery,
  file: string,
): Promise<ResponseIndex> {
  const stride = INDEX_STRIDE;
  const matching = await matchingRows(session, studyId, query, file);
  const end = await session.first('SELECT max(id) AS last FROM responses');
  // Rows are numbered upwards as they are written and stay as they are, so that both statements below see the same rows up
  // to this one, whoever writes meanwhile.
  const before = (readRows(lastSchema, end, file, 'the last response').last ?? 0) + 1;
  const within = matching(0, before);
  const rows = await session.all(
    `SELECT id FROM (SELECT m.id AS id, row_number() OVER (ORDER BY m.id) AS number ${within.sql})
     WHERE number % ${stride} = 1 ORDER BY id`,
    within.values,
  );
  const starts = readRows(startRowsSchema, rows, file, `the responses of study ${studyId}`).map(
    ({ id }) => id,
  );
  const tail = matching(starts.at(-1) ?? before, before);
  const counted = await session.first(`SELECT count(*) AS rows, max(m.id) AS last ${tail.sql}`, tail.values);
  const { rows: left, last } = readRows(tailSchema, counted, file, 'a count of responses');
  return { total: Math.max(0, starts.length - 1) * stride + left, stride, starts, last: last ?? 0 };
}

/** Rows `offset` to `offset + limit` of a query. Throws `STUDY_NOT_FOUND`, `SUBJECT_NOT_FOUND`. */
export async function pageOfResponses(
  session: Session,
  studyId: number,
  query: ResponseQuery,
  { index, offset, limit }: z.infer<typeof responsePlaceSchema>,
  file: string,
): Promise<readonly StoredResponse[]> {
  const matching = await matchingRows(session, studyId, query, file);
  const from = index.starts[Math.floor(offset / index.stride)];
  if (from === undefined) return [];
  const before = index.starts[Math.ceil((offset + limit) / index.stride)] ?? index.last + 1;
  const within = matching(from, before);
  // The list of ids is in their order as SQLite makes it, and the rows are read by it: nothing is left to be sorted.
  const rows = await session.all(
    `${STORED_RESPONSES} WHERE r.id IN (SELECT m.id ${within.sql}) ORDER BY r.id LIMIT ? OFFSET ?`,
    [...within.values, limit, offset % index.stride],
  );
  return readRows(storedRowsSchema, rows, file, `a response from number ${from} on`);
}

/** The study's response with this id, or null. Throws `STUDY_NOT_FOUND`. */
export async function responseById(
  session: Session,
  studyId: number,
  id: number,
  file: string,
): Promise<StoredResponse | null> {
  await findRunner(session, studyId, file);
  const row = await session.first(`${STORED_RESPONSES} WHERE r.id = ? AND s.study = ?`, [id, studyId]);
  return row === undefined ? null : readRows(storedRowSchema, row, file, `response ${id}`);
}

/**
 * `FROM … WHERE …` for the responses `m` of a query with ids from `from` to before `before`. The index is named because
 * another one, by cell, would give them unordered and from the whole study.
 */
async function matchingRows(
  session: Session,
  studyId: number,
  query: ResponseQuery,
  file: string,
): Promise<(from: number, before: number) => SqlPart> {
  const subjects = await chosenSubjects(session, studyId, query.sha256, file);
  const filters = [subjects, ...chosenCells(query), ...chosenOutcomes(query), ...chosenTexts(query)];
  const conditions = filters.map(({ sql }) => sql).join(' AND ');
  return (from, before) => ({
    sql: `FROM responses AS m INDEXED BY responses_by_place WHERE m.id >= ? AND m.id < ? AND ${conditions}`,
    values: [from, before, ...filters.flatMap(({ values }) => values)],
  });
}

async function chosenSubjects(
  session: Session,
  studyId: number,
  sha256: string | undefined,
  file: string,
): Promise<SqlPart> {
  if (sha256 !== undefined) {
    const id = await studySubjectId(session, studyId, sha256, file);
    return { sql: 'm.study_subject = ?', values: [id] };
  }
  await findRunner(session, studyId, file);
  return {
    sql: 'm.study_subject IN (SELECT id FROM study_subjects WHERE study = ?)',
    values: [studyId],
  };
}

function chosenCells({ cells }: ResponseQuery): SqlPart[] {
  if (cells === undefined) return [];
  const sql = 'm.cell IN (SELECT c.id FROM json_each(?) AS k CROSS JOIN cells AS c ON c.key = k.value)';
  return [{ sql, values: [JSON.stringify(cells)] }];
}

/** A readout is what has no outcome: its kind stands in the table alone, the outcome also in the index. */
function chosenOutcomes({ outcomes }: ResponseQuery): SqlPart[] {
  if (outcomes === undefined) return [];
  const chosen = [...new Set(outcomes)];
  const places = chosen.map(() => '?').join(', ');
  return [{ sql: `coalesce(m.outcome, 'readout') IN (${places})`, values: chosen }];
}

/**
 * Texts in a BLOB (those with a lone surrogate) are passed over, and nothing holds a text that has one. `instr` takes the
 * text as it is, where LIKE would end it at a NUL.
 */
function chosenTexts({ text }: ResponseQuery): SqlPart[] {
  if (text === undefined) return [];
  if (!isWellFormed(text)) return [{ sql: 'FALSE', values: [] }];
  return [{ sql: "typeof(m.text) = 'text' AND instr(lower(m.text), lower(?)) > 0", values: [text] }];
}
