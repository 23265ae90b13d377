import type { Session, SqlValue } from './database.js';

/** Rows per statement: enough to make a call's fixed cost small, and few enough that statements of every size may be kept. */
const MAX_ROWS = 64;

export interface BulkInsert {
  /** Everything before `VALUES`. */
  readonly into: string;
  /** One row's parenthesis, with a `?` for each of its values. */
  readonly row: string;
  /** What follows the rows, e.g. `ON CONFLICT DO NOTHING`. */
  readonly suffix: string;
}

/** Inserts rows in their order, several to a statement; resolves to the number of rows inserted. */
export async function insertRows(
  session: Session,
  { into, row, suffix }: BulkInsert,
  rows: readonly (readonly SqlValue[])[],
): Promise<number> {
  let inserted = 0;
  for (let start = 0; start < rows.length; start += MAX_ROWS) {
    const chunk = rows.slice(start, start + MAX_ROWS);
    const sql = `${into} VALUES ${chunk.map(() => row).join(', ')} ${suffix}`;
    inserted += (await session.run(sql, chunk.flat())).changes;
  }
  return inserted;
}
