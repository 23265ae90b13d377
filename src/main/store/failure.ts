import { MettleError } from '../../shared/errors.js';

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  SQLITE_FULL: [
    'the disk is full',
    'Free some disk space and start again; everything stored so far is kept.',
  ],
  SQLITE_READONLY: ['it cannot be written to', 'Check the permissions of the file and of its folder.'],
  SQLITE_PERM: ['access to it was denied', 'Check the permissions of the file and of its folder.'],
  SQLITE_CANTOPEN: [
    'it cannot be opened',
    'Check that it is a file, and the permissions of the file and of its folder.',
  ],
  SQLITE_IOERR: ['the disk reported an error', 'Check the disk (space, connection, health) and start again.'],
  SQLITE_NOMEM: ['memory ran out', 'Close other programs and start again.'],
};

/** The name of SQLite's primary result code, e.g. `SQLITE_BUSY`, or null for an error that is not SQLite's. */
export function sqliteCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  return thrown.code.startsWith('SQLITE_') ? thrown.code : null;
}

/**
 * Turns what SQLite threw about the database `file` into `STORE_BUSY` (locked), `STORE_CORRUPT` (damaged, or not a
 * database) or `STORE_FAILED` (anything else, with the reason). A MettleError is handed through.
 */
export function storeFailure(thrown: unknown, file: string): MettleError {
  if (thrown instanceof MettleError) return thrown;
  const code = sqliteCode(thrown);
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
    return new MettleError('STORE_BUSY', `The database ${file} is in use by another program.`, {
      hint: 'Wait until it is done, or close it, and try again.',
      cause: thrown,
    });
  }
  if (code === 'SQLITE_NOTADB') return corruptStore(file, 'it is not an SQLite database', thrown);
  if (code === 'SQLITE_CORRUPT') return corruptStore(file, 'SQLite finds its contents malformed', thrown);
  const [reason, hint] = REASONS[code ?? ''] ?? [
    thrown instanceof Error ? thrown.message : String(thrown),
    undefined,
  ];
  return new MettleError('STORE_FAILED', `The database ${file} failed: ${reason}.`, {
    ...(hint === undefined ? {} : { hint }),
    cause: thrown,
  });
}

/** `STORE_CORRUPT` for the database `file`; `reason` goes on the sentence "… cannot be used: ". */
export function corruptStore(file: string, reason: string, cause?: unknown): MettleError {
  return new MettleError('STORE_CORRUPT', `The database ${file} cannot be used: ${reason}.`, {
    hint: 'Move it aside and put a backup in its place, or choose another data folder; the file was not changed.',
    cause,
  });
}
