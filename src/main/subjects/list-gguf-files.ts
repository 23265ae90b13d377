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
  /** Sorted within each folder. Several paths may lead to one file. */
  readonly files: readonly string[];
  readonly skipped: readonly SkippedPath[];
}

export interface ListOptions {
  readonly signal?: AbortSignal | undefined;
  /** Names of the files wanted. */
  readonly wanted: RegExp;
  /** Names of files to be passed over with a reason. */
  readonly unfinished?: RegExp;
  /** Levels of folders below the first that are searched; all by default. */
  readonly deepest?: number | undefined;
  /** Files and folders that are looked at before the search ends; 100,000 by default. */
  readonly most?: number;
}

const GGUF_ENDING = /\.gguf$/i;

/** The folder, within that of fetched models, of what is not fetched as a whole or not checked yet: never searched. */
export const UNFINISHED_FOLDER = '.mettle-downloads';
/** How programs call a file while they fetch it. */
const UNFINISHED =
  /^incomplete-.*\.gguf$|\.gguf\.(part|partial|incomplete|ipull|download|crdownload|downloadinprogress|tmp|temp)$/i;
const MOST_ENTRIES = 100_000;

/**
 * Every file that ends in `.gguf` in the folders and below them, down to `deepest` levels. Links are followed; a folder that
 * several paths lead to is visited once, so that loops end. The folder of Mettle's own unfinished downloads is left out. Folders
 * that cannot be read and other downloads that are not finished are listed as skipped, and so is a folder that holds too much to
 * be searched as a whole. Throws `CANCELLED`.
 */
export function listGgufFiles(
  directories: readonly string[],
  signal?: AbortSignal,
  deepest?: number,
): Promise<FoundFiles> {
  return listFiles(directories, { signal, deepest, wanted: GGUF_ENDING, unfinished: UNFINISHED });
}

/** As `listGgufFiles`, for files of other names. */
export async function listFiles(directories: readonly string[], options: ListOptions): Promise<FoundFiles> {
  const visited = new Set<string>();
  const files: string[] = [];
  const skipped: SkippedPath[] = [];
  for (const root of directories) await listRoot(resolve(root), options, { visited, files, skipped });
  return { files, skipped };
}

interface Findings {
  /** Real paths of folders. */
  readonly visited: Set<string>;
  readonly files: string[];
  readonly skipped: SkippedPath[];
}

async function listRoot(root: string, options: ListOptions, findings: Findings): Promise<void> {
  const { deepest = Infinity, most = MOST_ENTRIES } = options;
  const pending = [{ path: root, level: 0 }];
  let looked = 0;
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (options.signal?.aborted === true) {
      throw new MettleError('CANCELLED', 'The search for subjects was cancelled.');
    }
    const { path, level } = folder;
    try {
      const real = await realpath(path);
      if (findings.visited.has(real)) continue;
      findings.visited.add(real);
      const entries = await readdir(path, { withFileTypes: true });
      looked += entries.length;
      if (looked > most) {
        findings.skipped.push(tooMuch(root, path, most));
        return;
      }
      const folders = await sortEntries(path, entries, options, findings);
      if (level >= deepest) continue;
      for (const below of folders.reverse()) pending.push({ path: below, level: level + 1 });
    } catch (thrown) {
      findings.skipped.push(skip(path, fileError(path, thrown)));
    }
  }
}

/** The skipped path of an error. */
export function skip(path: string, error: MettleError): SkippedPath {
  return { path, code: error.code, message: error.message };
}

/** Notes the files of a folder and gives the folders in it. */
async function sortEntries(
  directory: string,
  entries: readonly Dirent[],
  { wanted, unfinished }: ListOptions,
  findings: Findings,
): Promise<string[]> {
  const folders: string[] = [];
  for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    const named = wanted.test(entry.name);
    try {
      const facts = entry.isSymbolicLink() ? await stat(path) : entry;
      if (facts.isDirectory()) {
        if (entry.name !== UNFINISHED_FOLDER) folders.push(path);
      } else if (unfinished?.test(entry.name) === true) findings.skipped.push(download(path));
      else if (named) findings.files.push(path);
    } catch (thrown) {
      // A link to nowhere matters only where it stands for a model.
      if (named) findings.skipped.push(skip(path, fileError(path, thrown)));
    }
  }
  return folders;
}

function download(path: string): SkippedPath {
  return { path, code: 'GGUF_TRUNCATED', message: `${path} is a download that is not finished.` };
}

function tooMuch(root: string, path: string, most: number): SkippedPath {
  return {
    path: root,
    code: 'FILE_UNREADABLE',
    message: `${root} holds more than ${most} files and folders; the search ended at ${path}.`,
  };
}
