import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import { Connection } from './database.js';
import type { LaboratoryStore } from './laboratory-store.js';
import { prepareSchema } from './schema.js';
import { SqliteLaboratoryStore } from './sqlite-laboratory-store.js';
import { removeLeftovers } from './staged-import.js';

export interface StoreOptions {
  /** The database file; its folder is created when the store is opened for writing. */
  readonly file: string;
  /** Reads alone, also while another process writes. The file must exist. */
  readonly readOnly?: boolean;
  readonly now?: () => Date;
  /** How long to wait for another process's lock before `STORE_BUSY`, in milliseconds. */
  readonly busyMilliseconds?: number;
}

/**
 * Opens the database of studies, creating or updating it unless `readOnly`, and deletes what a killed import left. Throws `FILE_NOT_FOUND` (read-only, no such
 * file), `STORE_NEWER` (written by a newer Mettle), `STORE_CORRUPT` (damaged, or not a database of Mettle), `STORE_BUSY`
 * (locked), `STORE_FAILED` (anything else: permissions, disk).
 */
export async function openStore(options: StoreOptions): Promise<LaboratoryStore> {
  const { file, readOnly = false, now = () => new Date(), busyMilliseconds = 5000 } = options;
  if (readOnly && !existsSync(file)) {
    throw new MettleError('FILE_NOT_FOUND', `There is no database ${file}.`, {
      hint: 'Run a study first, or name the data folder that holds one.',
    });
  }
  if (!readOnly) await makeFolder(dirname(file));
  const connection = await Connection.open(file, { readOnly, busyMilliseconds });
  try {
    await prepareSchema(connection, readOnly);
    if (!readOnly) await removeLeftovers(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return new SqliteLaboratoryStore(connection, readOnly, () => now().toISOString());
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MettleError('STORE_FAILED', `The data folder ${folder} cannot be created: ${reason}.`, {
      hint: 'Choose another data folder, or check the permissions of the one above it.',
      cause: error,
    });
  }
}
