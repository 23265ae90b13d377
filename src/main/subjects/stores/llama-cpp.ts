import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { readHubCache } from './hub-cache.js';
import { readFlatFolder } from './flat-folder.js';
import { pathRules, variableFolder, type Store, type StoredFile, type Surroundings } from './store.js';

const MANIFEST = /^manifest=(?<organisation>[^=]+)=(?<repository>[^=]+)=(?<tag>.+)\.json$/;

/**
 * llama.cpp's cache. Today it has the hub's layout, in `LLAMA_CACHE` or else in the hub's own cache, which is searched as such.
 * Before March 2026 it was flat, `ORGANISATION_REPOSITORY_FILE.gguf` beside `manifest=ORGANISATION=REPOSITORY=TAG.json`, in
 * `LLAMA_CACHE` or else in `llama.cpp` below `XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on
 * Windows (llama.cpp: `fs_get_cache_directory` in `common/common.cpp`, `common/hf-cache.cpp`). A folder may hold both.
 */
export const llamaCppStore: Store = {
  store: 'llama-cpp',
  folders: (surroundings) => [
    ...new Set([
      ...[variableFolder(surroundings, 'LLAMA_CACHE')].filter((folder) => folder !== null),
      flatFolder(surroundings),
    ]),
  ],
  async read(folder, signal) {
    const hub = await readHubCache('llama-cpp', folder, signal);
    const flat = await readFlatFolder('llama-cpp', folder, signal);
    const repositories = await manifestRepositories(folder);
    return {
      files: [...hub.files, ...flat.files.map((file) => withRepository(file, repositories))],
      skipped: [...flat.skipped, ...hub.skipped.filter(({ path }) => path !== folder)],
    };
  },
};

function flatFolder(surroundings: Surroundings): string {
  const rules = pathRules(surroundings);
  const { platform, homeDirectory } = surroundings;
  if (platform === 'win32') {
    const local =
      variableFolder(surroundings, 'LOCALAPPDATA') ?? rules.join(homeDirectory, 'AppData', 'Local');
    return rules.join(local, 'llama.cpp');
  }
  if (platform === 'darwin') return rules.join(homeDirectory, 'Library', 'Caches', 'llama.cpp');
  return rules.join(
    variableFolder(surroundings, 'XDG_CACHE_HOME') ?? rules.join(homeDirectory, '.cache'),
    'llama.cpp',
  );
}

/** By the beginning of their files' names. An underscore may belong to either name, so the path alone does not tell. */
async function manifestRepositories(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  return new Map(
    names.flatMap((name) => {
      const groups = MANIFEST.exec(name)?.groups;
      if (groups === undefined) return [];
      const { organisation = '', repository = '' } = groups;
      return [[`${organisation}_${repository}_`, `${organisation}/${repository}`] as const];
    }),
  );
}

function withRepository(file: StoredFile, repositories: ReadonlyMap<string, string>): StoredFile {
  const name = basename(file.path);
  const [longest] = [...repositories.keys()]
    .filter((beginning) => name.startsWith(beginning))
    .sort((left, right) => right.length - left.length);
  if (longest === undefined) return file;
  const repository = repositories.get(longest) ?? null;
  return { ...file, source: { ...file.source, repository, tag: name.slice(longest.length) } };
}
