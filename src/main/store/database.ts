import { setTimeout as sleep } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import { MettleError } from '../../shared/errors.js';
import { sqliteCode, storeFailure } from './failure.js';

const FIRST_PAUSE_MILLISECONDS = 1;
/** Who waits for a lock looks at it again after this time at the latest. */
export const LONGEST_PAUSE_MILLISECONDS = 25;

/** What SQLite stores. A Buffer becomes a BLOB; a number with an integer value an INTEGER, any other a REAL. */
export type SqlValue = string | number | null | Buffer;

/** SQL on a connection whose turn it is. Statements are prepared once and kept. */
export interface Session {
  /** Runs one statement; resolves to the number of rows that it changed and the last inserted rowid. */
  run(sql: string, values?: readonly SqlValue[]): Promise<{ changes: number; lastId: number }>;
  /** All rows of one statement, unvalidated. */
  all(sql: string, values?: readonly SqlValue[]): Promise<readonly unknown[]>;
  /** The first row of one statement, unvalidated, or undefined. */
  first(sql: string, values?: readonly SqlValue[]): Promise<unknown>;
  /** Runs a script of several statements without values; while the file is busy it is begun anew. */
  script(sql: string): Promise<void>;
}

export interface ConnectionOptions {
  readonly readOnly: boolean;
  /** How long a statement waits for another connection's lock before it fails with SQLITE_BUSY. */
  readonly busyMilliseconds: number;
}

/**
 * One SQLite connection behind promises. Work is done one piece at a time in the order it was asked for, so that nothing
 * slips into another caller's transaction and nobody sees rows that are not committed. Everything it throws is a
 * MettleError `STORE_*`, or what the caller's own work threw.
 */
export class Connection {
  readonly file: string;
  readonly #handle: sqlite3.Database;
  readonly #statements = new Map<string, sqlite3.Statement>();
  readonly #session: Session;
  readonly #busyMilliseconds: number;
  #queue: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | null = null;

  private constructor(file: string, handle: sqlite3.Database, busyMilliseconds: number) {
    this.file = file;
    this.#handle = handle;
    this.#busyMilliseconds = busyMilliseconds;
    this.#session = {
      run: (sql, values) => this.#patiently(() => this.#run(sql, values)),
      all: (sql, values) => this.#patiently(() => this.#all(sql, values)),
      first: async (sql, values) => (await this.#session.all(sql, values))[0],
      script: (sql) => this.#patiently(() => settle((done) => this.#handle.exec(sql, done))),
    };
  }

  /** Opens `file`, and creates it unless `readOnly`. Throws `STORE_*`. */
  static async open(file: string, options: ConnectionOptions): Promise<Connection> {
    const mode = options.readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    let handle: sqlite3.Database | undefined;
    try {
      await settle((done) => {
        handle = new sqlite3.Database(file, mode | sqlite3.OPEN_FULLMUTEX, done);
      });
    } catch (error) {
      throw storeFailure(error, file);
    }
    if (handle === undefined) throw new TypeError('sqlite3 made no database');
    // SQLite's own waiting blocks one of the few threads that Node has for all connections, so that waiters could keep
    // the one they wait for from going on; `#patiently` waits without a thread.
    handle.configure('busyTimeout', 0);
    return new Connection(file, handle, options.busyMilliseconds);
  }

  /** Does `work` when its turn comes, outside any transaction. */
  turn<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#closing !== null) {
      return Promise.reject(new MettleError('STORE_FAILED', `The database ${this.file} is closed.`));
    }
    return this.#enqueue(() => work(this.#session));
  }

  /**
   * Does `work` in a transaction that holds the write lock from the start, so that it cannot fail half-way because of
   * another writer. Everything or, when `work` throws, nothing of it is kept.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.turn(async (session) => {
      await session.run('BEGIN IMMEDIATE');
      try {
        const result = await work(session);
        await session.run('COMMIT');
        return result;
      } catch (error) {
        await this.#rollBack(error);
        throw error;
      }
    });
  }

  /** Closes when everything asked for is done. Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#enqueue(async () => {
      await Promise.all([...this.#statements.values()].map(finalize));
      await settle((done) => this.#handle.close(done));
    });
    return this.#closing;
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work).catch((error: unknown) => {
      throw error instanceof Error && !('errno' in error) ? error : storeFailure(error, this.file);
    });
    // The caller hears of a failure; the queue only needs to know that this piece is over.
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /**
   * Asks again while another connection holds the lock. A statement that found the file busy has done nothing, and inside
   * a transaction there is none to wait for, since it holds the write lock from its start.
   */
  async #patiently<T>(statement: () => Promise<T>): Promise<T> {
    const end = performance.now() + this.#busyMilliseconds;
    for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
      try {
        return await statement();
      } catch (error) {
        if (sqliteCode(error) !== 'SQLITE_BUSY' || performance.now() + pause > end) throw error;
        await sleep(pause);
      }
    }
  }

  async #rollBack(reason: unknown): Promise<void> {
    try {
      await this.#session.run('ROLLBACK');
    } catch (error) {
      // After a full disk or a failed write SQLite has already rolled back by itself.
      const done = error instanceof Error && error.message.includes('no transaction is active');
      if (!done) throw storeFailure(new AggregateError([reason, error], 'could not roll back'), this.file);
    }
  }

  async #statement(sql: string): Promise<sqlite3.Statement> {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    let statement: sqlite3.Statement | undefined;
    await settle((done) => {
      statement = this.#handle.prepare(sql, done);
    });
    if (statement === undefined) throw new TypeError('sqlite3 made no statement');
    this.#statements.set(sql, statement);
    return statement;
  }

  async #run(sql: string, values: readonly SqlValue[] = []): Promise<{ changes: number; lastId: number }> {
    const statement = await this.#statement(sql);
    return new Promise((resolve, reject) => {
      statement.run([...values], function (error) {
        if (error === null) resolve({ changes: this.changes, lastId: this.lastID });
        else reject(error);
      });
    });
  }

  async #all(sql: string, values: readonly SqlValue[] = []): Promise<readonly unknown[]> {
    const statement = await this.#statement(sql);
    return new Promise((resolve, reject) => {
      statement.all<unknown>([...values], (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      });
    });
  }
}

function settle(start: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

/** The outcome of a statement's last step is repeated by its finalizer; whoever ran the statement has already had it. */
function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve());
  });
}
