import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import { fileError } from '../engine/gguf/file-error.js';

/** A path that was passed over, and why. */
export interface SkippedPath {
  readonly path: string;
  readonly code: MettleError['code'];
  readonly message: string;
}

export interface FoundFiles {
  /** Sorted; one path for each file, however many links lead to it. */
  readonly files: readonly string[];
  readonly skipped: readonly SkippedPath[];
}

const GGUF_ENDING = /\.gguf$/i;

/**
 * Every file that ends in `.gguf` in the folders and below them. Links are followed; a folder or file that several paths
 * lead to is visited once, so that loops end. Folders that cannot be read are listed as skipped. Throws `CANCELLED`.
 */
export async function listGgufFiles(
  directories: readonly string[],
  signal?: AbortSignal,
): Promise<FoundFiles> {
  const visited = new Set<string>();
  const files: string[] = [];
  const skipped: SkippedPath[] = [];
  const pending = directories.map((directory) => resolve(directory)).reverse();
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    if (signal?.aborted === true)
      throw new MettleError('CANCELLED', 'The search for subjects was cancelled.');
    try {
      const real = await realpath(directory);
      if (visited.has(real)) continue;
      visited.add(real);
      const entries = await readdir(directory, { withFileTypes: true });
      const found = await sortEntries(directory, entries, skipped);
      pending.push(...found.folders.reverse());
      for (const file of found.files) {
        const realFile = await realpath(file);
        if (!visited.has(realFile)) files.push(file);
        visited.add(realFile);
      }
    } catch (thrown) {
      skipped.push(skip(directory, fileError(directory, thrown)));
    }
  }
  return { files, skipped };
}

/** The skipped path of an error. */
export function skip(path: string, error: MettleError): SkippedPath {
  return { path, code: error.code, message: error.message };
}

async function sortEntries(
  directory: string,
  entries: readonly Dirent[],
  skipped: SkippedPath[],
): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    const named = GGUF_ENDING.test(entry.name);
    try {
      const facts = entry.isSymbolicLink() ? await stat(path) : entry;
      if (facts.isDirectory()) folders.push(path);
      else if (named) files.push(path);
    } catch (thrown) {
      // A link to nowhere matters only where it stands for a model.
      if (named) skipped.push(skip(path, fileError(path, thrown)));
    }
  }
  return { files, folders };
}
