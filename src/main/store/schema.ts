import { z } from 'zod';
import { MettleError } from '../../shared/errors.js';
import type { Connection, Session } from './database.js';
import { corruptStore } from './failure.js';
import { initial } from './migrations/0001-initial.js';
import { laboratory } from './migrations/0002-laboratory.js';
import { imported } from './migrations/0003-imported.js';
import { stagedImports } from './migrations/0004-staged-imports.js';
import type { Migration } from './migrations/migration.js';

/** "MTTL" in ASCII, in the file's header: what tells a database of Mettle from other SQLite files. */
export const APPLICATION_ID = 0x4d54544c;

const MIGRATIONS: readonly Migration[] = [initial, laboratory, imported, stagedImports];

/** The version that this program writes. */
export const STORE_VERSION = MIGRATIONS.length;

const TABLES = [
  'documents',
  'studies',
  'study_parts',
  'study_subjects',
  'prompts',
  'cells',
  'responses',
  'drafts',
  'study_changes',
  'run_queue',
  'findings',
  'study_origins',
];

const headerSchema = z.object({ application: z.number(), version: z.number(), objects: z.number() });
type Header = z.infer<typeof headerSchema>;

/**
 * Checks that the file is a database of Mettle that this program can read, and brings it up to `STORE_VERSION` unless
 * `readOnly`. A file that is refused is left as it was. Throws `STORE_NEWER`, `STORE_CORRUPT` (not SQLite, damaged, not
 * Mettle's), `STORE_FAILED` (an older version, opened read-only), `STORE_BUSY`.
 */
export async function prepareSchema(connection: Connection, readOnly: boolean): Promise<void> {
  const { file } = connection;
  const header = await connection.turn((session) => readHeader(session, file));
  checkHeader(header, file);
  if (readOnly) {
    if (header.version < STORE_VERSION) {
      throw new MettleError(
        'STORE_FAILED',
        `The database ${file} has version ${header.version}, and reading needs version ${STORE_VERSION}.`,
        { hint: 'Run a study with this data folder once: that brings the database up to date.' },
      );
    }
  } else {
    // Both are no-ops inside a transaction. WAL lets analyses read while a run writes. NORMAL syncs at checkpoints alone:
    // a killed process loses nothing, a power failure at most the last commits, never the file's consistency, and a study
    // that lost its last batches asks for them again when it goes on.
    await connection.turn((session) =>
      session.script(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864;',
      ),
    );
    await migrate(connection);
  }
  await connection.turn(async (session) => {
    // Without recursive triggers INSERT OR REPLACE would delete rows behind the append-only triggers.
    await session.script(
      'PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cache_size = -8192;',
    );
    await checkTables(session, file);
  });
}

async function readHeader(session: Session, file: string): Promise<Header> {
  const row = await session.first(
    `SELECT a.application_id AS application, v.user_version AS version,
       (SELECT count(*) FROM sqlite_schema) AS objects
     FROM pragma_application_id AS a, pragma_user_version AS v`,
  );
  const checks = await session.all('PRAGMA quick_check(sqlite_schema)');
  const [check] = z.array(z.object({ quick_check: z.string() })).parse(checks);
  if (check?.quick_check !== 'ok') throw corruptStore(file, check?.quick_check ?? 'its check gave no answer');
  return headerSchema.parse(row);
}

function checkHeader(header: Header, file: string): void {
  const empty = header.objects === 0 && header.version === 0 && header.application === 0;
  if (!empty && header.application !== APPLICATION_ID) {
    throw corruptStore(file, 'it is a database of another program');
  }
  if (header.version > STORE_VERSION) {
    throw new MettleError(
      'STORE_NEWER',
      `The database ${file} was written by a newer Mettle: it has version ${header.version}, and this program knows ` +
        `versions up to ${STORE_VERSION}.`,
      { hint: 'Update Mettle, or choose another data folder.' },
    );
  }
}

async function migrate(connection: Connection): Promise<void> {
  for (const { version, sql } of MIGRATIONS) {
    await connection.transaction(async (session) => {
      // Read again under the write lock: another process may have opened the same file at the same time.
      const header = await readHeader(session, connection.file);
      if (header.version >= version) return;
      await session.script(
        `${sql}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};`,
      );
    });
  }
}

async function checkTables(session: Session, file: string): Promise<void> {
  const rows = await session.all("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const names = new Set(
    z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map(({ name }) => name),
  );
  const missing = TABLES.filter((name) => !names.has(name));
  if (missing.length > 0) throw corruptStore(file, `it lacks the table ${missing.join(', ')}`);
}
