import sqlite from 'sqlite3';

/** The version of SQLite that the store runs on, e.g. `3.52.0`. */
export function sqliteVersion(): string {
  return sqlite.VERSION;
}
