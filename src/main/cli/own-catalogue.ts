import { resolve } from 'node:path';
import type { Catalogue } from '../library/catalogue.js';
import type { Library } from '../library/load-library.js';
import type { Environment } from './environment.js';

/** Folders of the researcher's own, as `--library` names them. */
export interface LibraryOption {
  readonly library: readonly string[];
}

/** The library with the folders that `--library` names. Throws what reading and checking them throws. */
export async function chosenLibrary(environment: Environment, { library }: LibraryOption): Promise<Library> {
  return environment.library(foldersOf(environment, library));
}

/** The same with the documents that it is read from. */
export async function chosenCatalogue(
  environment: Environment,
  { library }: LibraryOption,
): Promise<Catalogue> {
  return environment.catalogue(foldersOf(environment, library));
}

function foldersOf(environment: Environment, folders: readonly string[]): string[] {
  return folders.map((folder) => resolve(environment.workingDirectory, folder));
}
