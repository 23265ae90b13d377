import { basename, dirname, relative, sep } from 'node:path';
import type { SubjectStore } from '../../../shared/domain/subject-source.js';
import { listGgufFiles } from '../list-gguf-files.js';
import type { StoreContents } from './store.js';

/** The GGUF files that lie in a folder itself, not below it. Throws `CANCELLED`. */
export function readFlatFolder(
  store: SubjectStore,
  folder: string,
  signal?: AbortSignal,
): Promise<StoreContents> {
  return readFolder(store, folder, { deepest: 0, repository: () => null }, signal);
}

export interface FolderLayout {
  /** Levels of folders below the first that are searched; all by default. */
  readonly deepest?: number;
  /** The repository that a file belongs to, by the names of the folders that lead to it. */
  readonly repository: (folders: readonly string[]) => string | null;
}

/** The GGUF files of a folder and those below it; the file's name is its tag. Throws `CANCELLED`. */
export async function readFolder(
  store: SubjectStore,
  folder: string,
  { deepest, repository }: FolderLayout,
  signal?: AbortSignal,
): Promise<StoreContents> {
  const found = await listGgufFiles([folder], signal, deepest);
  return {
    files: found.files.map((path) => {
      const folders = relative(folder, dirname(path))
        .split(sep)
        .filter((name) => name !== '');
      const source = {
        store,
        repository: repository(folders),
        revision: null,
        tag: basename(path),
        notes: [],
      };
      return { path, sha256: null, source };
    }),
    skipped: found.skipped,
  };
}
