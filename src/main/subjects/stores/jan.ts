import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileError } from '../../engine/gguf/file-error.js';
import { listFiles, type SkippedPath } from '../list-gguf-files.js';
import { readFolder } from './flat-folder.js';
import {
  pathRules,
  variableFolder,
  type Store,
  type StoreContents,
  type StoredFile,
  type Surroundings,
} from './store.js';

const MODEL_PATH =
  /^model_path:\s*(?:"(?<double>[^"]+)"|'(?<single>[^']+)'|(?<bare>[^#\r\n]+?))\s*(?:#.*)?$/m;
/** A description is a few lines; what is longer is another file of that name. */
const LONGEST_DESCRIPTION = 65_536;

/**
 * Jan keeps `ORGANISATION/NAME/` with a GGUF file and a `model.yml` in `llamacpp/models` of its data folder, and kept them in
 * `models` before; models that were imported in place are named by `model_path` of their `model.yml`. Data folder: `Jan/data`
 * below `XDG_DATA_HOME` or `~/.local/share`, `~/Library/Application Support` on macOS, `%APPDATA%` on Windows; before that
 * `~/jan`.
 */
export const janStore: Store = {
  store: 'jan',
  folders(surroundings) {
    const rules = pathRules(surroundings);
    return dataFolders(surroundings).flatMap((folder) => [
      rules.join(folder, 'llamacpp', 'models'),
      rules.join(folder, 'models'),
    ]);
  },
  async read(folder, signal) {
    const own = await readFolder('jan', folder, { repository: joinFolders }, signal);
    const imported = await readImported(folder, signal);
    return { files: [...own.files, ...imported.files], skipped: [...own.skipped, ...imported.skipped] };
  },
};

function dataFolders(surroundings: Surroundings): readonly string[] {
  const rules = pathRules(surroundings);
  const { platform, homeDirectory } = surroundings;
  const base =
    platform === 'win32'
      ? (variableFolder(surroundings, 'APPDATA') ?? rules.join(homeDirectory, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? rules.join(homeDirectory, 'Library', 'Application Support')
        : (variableFolder(surroundings, 'XDG_DATA_HOME') ?? rules.join(homeDirectory, '.local', 'share'));
  return [rules.join(base, 'Jan', 'data'), rules.join(homeDirectory, 'jan')];
}

function joinFolders(folders: readonly string[]): string | null {
  return folders.length === 0 ? null : folders.join('/');
}

/** Models that were imported where they lay: their descriptions name a file outside this folder. */
async function readImported(folder: string, signal: AbortSignal | undefined): Promise<StoreContents> {
  const files: StoredFile[] = [];
  const skipped: SkippedPath[] = [];
  const { files: descriptions } = await listFiles([folder], { signal, wanted: /^model\.ya?ml$/i });
  for (const description of descriptions) {
    const path = await namedFile(description);
    if (path === null || isWithin(path, folder)) continue;
    const source = {
      store: 'jan',
      repository: relative(folder, dirname(description)).split(sep).join('/'),
      revision: null,
      tag: basename(path),
      notes: [],
    } as const;
    try {
      await stat(path);
      files.push({ path, sha256: null, source });
    } catch (thrown) {
      const { code, message } = fileError(path, thrown);
      skipped.push({ path, code, message: `${message.replace(/\.$/, '')}, which ${description} names.` });
    }
  }
  return { files, skipped };
}

/** The absolute path that a description names, where it is one of a GGUF file. */
async function namedFile(description: string): Promise<string | null> {
  const facts = await stat(description).catch(() => null);
  if (facts === null || facts.size > LONGEST_DESCRIPTION) return null;
  const groups = MODEL_PATH.exec(await readFile(description, 'utf8').catch(() => ''))?.groups;
  const named = groups?.['double'] ?? groups?.['single'] ?? groups?.['bare'] ?? '';
  return isAbsolute(named) && /\.gguf$/i.test(named) ? resolve(named) : null;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
