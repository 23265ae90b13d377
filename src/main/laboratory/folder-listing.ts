import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FolderListing } from '../../shared/contract/application.js';
import { fileError } from '../engine/gguf/file-error.js';

const MOST_ENTRIES = 2000;
const GGUF_ENDING = /\.gguf$/i;
const byName = new Intl.Collator('en', { numeric: true });

type Entry = FolderListing['entries'][number];

/**
 * What a researcher may choose from in a folder: folders first, then GGUF files, each sorted; hidden ones, and links that
 * lead nowhere or in a ring, are left out. At most 2000 entries. `path` is absolute. Throws `FILE_NOT_FOUND` and
 * `FILE_UNREADABLE`.
 */
export async function listFolder(path: string): Promise<FolderListing> {
  const found = await readdir(path, { withFileTypes: true }).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  const candidates = found
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((left, right) => byName.compare(left.name, right.name));
  const folders: Entry[] = [];
  const files: Entry[] = [];
  for (const candidate of candidates) {
    const entry = await describe(path, candidate);
    if (entry !== null) (entry.kind === 'folder' ? folders : files).push(entry);
  }
  const entries = [...folders, ...files];
  const parent = dirname(path);
  return {
    path,
    parent: parent === path ? null : parent,
    entries: entries.slice(0, MOST_ENTRIES),
    cut: entries.length > MOST_ENTRIES,
  };
}

/** Null for what is neither a folder nor a GGUF file. Only links and GGUF files are looked at one by one. */
async function describe(folder: string, candidate: Dirent): Promise<Entry | null> {
  const { name } = candidate;
  const path = join(folder, name);
  if (candidate.isDirectory()) return { name, path, kind: 'folder', bytes: null };
  const named = GGUF_ENDING.test(name);
  if (!candidate.isSymbolicLink() && !named) return null;
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory() === true) return { name, path, kind: 'folder', bytes: null };
  return named && facts?.isFile() === true ? { name, path, kind: 'gguf', bytes: facts.size } : null;
}
