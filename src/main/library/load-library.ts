import { loadCatalogue } from './catalogue.js';
import type { Library } from './library.js';
import { resourcesFolder } from './resources-folder.js';

export type { Library } from './library.js';

/** Folders that hold `instruments/`, `personas/`, `templates/` and `populations/` with JSON files, each of them optional. */
export interface LibraryFolders {
  /** The shipped files; by default those that came with the program. */
  readonly resources?: string;
  /** The researcher's own, read after the shipped ones. */
  readonly extra?: readonly string[];
}

/**
 * Reads and validates the shipped instruments (the IPIP-NEO-120 among them), personas, roles, placebos, neutral texts,
 * templates and populations, then those of the extra folders; files of a folder in code-unit order. An identifier is taken once per kind.
 * Throws `INVALID_INSTRUMENT`, `INVALID_PERSONA` or `INVALID_TEMPLATE` naming file and place, `FILE_NOT_FOUND` for a folder
 * that does not exist, `FILE_UNREADABLE`.
 */
export async function loadLibrary(folders: LibraryFolders | string = {}): Promise<Library> {
  const { resources = resourcesFolder(), extra = [] } =
    typeof folders === 'string' ? { resources: folders } : folders;
  return (await loadCatalogue({ resources, extra })).library;
}
