import { resolve } from 'node:path';
import { errorByLine } from '../laboratory/documents/error-by-line.js';
import { BrokenDocumentError, type Catalogue } from '../library/catalogue.js';
import type { Library } from '../library/load-library.js';
import type { Environment } from './environment.js';

/** Folders of the researcher's own, as `--library` names them. */
export interface LibraryOption {
  readonly library: readonly string[];
}

/** The library with the folders that `--library` names. Throws what reading and checking them throws, naming the lines. */
export async function chosenLibrary(environment: Environment, { library }: LibraryOption): Promise<Library> {
  return byLine(environment.library(foldersOf(environment, library)));
}

/** The same with the documents that it is read from. */
export async function chosenCatalogue(
  environment: Environment,
  { library }: LibraryOption,
): Promise<Catalogue> {
  return byLine(environment.catalogue(foldersOf(environment, library)));
}

async function byLine<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (thrown) {
    if (thrown instanceof BrokenDocumentError) throw await errorByLine(thrown.document, thrown.before);
    throw thrown;
  }
}

function foldersOf(environment: Environment, folders: readonly string[]): string[] {
  return folders.map((folder) => resolve(environment.workingDirectory, folder));
}
