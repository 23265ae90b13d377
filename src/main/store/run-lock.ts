import { existsSync } from 'node:fs';
import { MettleError } from '../../shared/errors.js';
import { Connection } from './database.js';

/** A look at a lock holds it shared for a moment; taking it waits that moment out. */
const PATIENCE_MILLISECONDS = 250;

/**
 * The file whose lock stands for running the study: empty, beside the database, and left in place, since deleting a
 * lock file lets two processes each hold "the" lock on different files of one name.
 */
export function runLockFile(databaseFile: string, studyId: number): string {
  return `${databaseFile}.run-${studyId}.lock`;
}

/**
 * Takes the lock, or resolves to null when someone has it, in this process or another. It is an exclusive SQLite
 * transaction on an empty database of its own, i.e. a lock of the operating system: it ends with the process however that
 * ends, and holds on Linux, macOS and Windows alike. Throws `STORE_FAILED` where the file cannot be made.
 */
export async function takeRunLock(databaseFile: string, studyId: number): Promise<Connection | null> {
  const connection = await Connection.open(runLockFile(databaseFile, studyId), {
    readOnly: false,
    busyMilliseconds: PATIENCE_MILLISECONDS,
  });
  try {
    await connection.turn((session) => session.run('BEGIN EXCLUSIVE'));
    return connection;
  } catch (error) {
    await connection.close();
    if (error instanceof MettleError && error.code === 'STORE_BUSY') return null;
    throw error;
  }
}

/** Whether someone holds the lock now. */
export async function isRunLockTaken(databaseFile: string, studyId: number): Promise<boolean> {
  const file = runLockFile(databaseFile, studyId);
  if (!existsSync(file)) return false;
  const connection = await Connection.open(file, { readOnly: true, busyMilliseconds: 0 });
  try {
    await connection.turn((session) => session.all('SELECT name FROM sqlite_schema'));
    return false;
  } catch (error) {
    if (error instanceof MettleError && error.code === 'STORE_BUSY') return true;
    throw error;
  } finally {
    await connection.close();
  }
}

/** `STUDY_RUNNING`, naming the process where it is known. */
export function studyRunning(studyId: number, runner: number | null): MettleError {
  const by =
    runner === null ? 'another process' : runner === process.pid ? 'this process' : `process ${runner}`;
  return new MettleError('STUDY_RUNNING', `Study ${studyId} is being run by ${by}.`, {
    hint: 'Wait until it is done, or pause it there (Ctrl-C); reading its results is possible all the while.',
  });
}
