import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import { dataFolder, DATABASE_NAME } from '../laboratory/data-folder.js';
import type { Environment } from './environment.js';

/** The data folder that a command works in. */
export function chosenDataFolder(environment: Environment, option: string | undefined): string {
  return dataFolder({
    option,
    environment: environment.variables,
    platform: environment.platform,
    homeDirectory: environment.homeDirectory,
    workingDirectory: environment.workingDirectory,
  });
}

/**
 * Opens the store of a data folder, which is made where it is missing, works with it and closes it whatever happens.
 * Throws `STORE_*`, and what `work` throws.
 */
export async function withStore<Result>(
  environment: Environment,
  folder: string,
  work: (store: LaboratoryStore) => Promise<Result>,
): Promise<Result> {
  return useAndClose(
    await environment.openStore({ file: join(folder, DATABASE_NAME), readOnly: false }),
    work,
  );
}

/**
 * As `withStore`, but only to read, which may be done while a study runs. `work` gets null where nothing was ever stored.
 */
export async function withStoreToRead<Result>(
  environment: Environment,
  folder: string,
  work: (store: LaboratoryStore | null) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, DATABASE_NAME);
  if (!existsSync(file)) return work(null);
  return useAndClose(await environment.openStore({ file, readOnly: true }), work);
}

/** As `withStore`, for what changes studies that are there. `work` gets null where nothing was ever stored. */
export async function withStoreToChange<Result>(
  environment: Environment,
  folder: string,
  work: (store: LaboratoryStore | null) => Promise<Result>,
): Promise<Result> {
  return existsSync(join(folder, DATABASE_NAME)) ? withStore(environment, folder, work) : work(null);
}

async function useAndClose<Result>(
  store: LaboratoryStore,
  work: (store: LaboratoryStore) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
