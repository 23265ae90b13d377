import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MettleError } from '../../../shared/errors.js';
import { BUNDLE_EXTENSION } from '../../bundles/format/entries.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { absolutePath } from '../absolute-path.js';

/** The folder that bundles are exported to where none is named. */
export const EXPORT_FOLDER = 'bundles';

/**
 * The folder that a bundle is to be written to: the one named, which must be there, else the data folder's own, which is made.
 * Throws `INVALID_INPUT`, `FILE_NOT_FOUND`, `FILE_UNREADABLE`.
 */
export async function exportFolder(dataFolder: string, named: string | null): Promise<string> {
  const folder = named === null ? join(dataFolder, EXPORT_FOLDER) : absolutePath(named);
  try {
    if (named === null) await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) {
      throw new MettleError('FILE_UNREADABLE', `${folder} is no folder.`, { hint: 'Choose a folder.' });
    }
    await access(folder, constants.W_OK);
  } catch (thrown) {
    const error = fileError(folder, thrown);
    if (error.code !== 'FILE_NOT_FOUND' && error.code !== 'FILE_UNREADABLE') throw error;
    throw new MettleError(
      error.code,
      error.code === 'FILE_NOT_FOUND'
        ? `There is no folder ${folder}.`
        : `Nothing can be written to ${folder}.`,
      { hint: 'Choose another folder, or one that you may write to.', cause: thrown },
    );
  }
  return folder;
}

/**
 * A path in `folder` for the bundle of a study with this name, where neither one of the `present` files nor another export
 * (`taken`) is: a number is added where there must be one.
 */
export function freePath(
  folder: string,
  name: string,
  present: readonly string[],
  taken: ReadonlySet<string>,
): string {
  for (let number = 1; ; number += 1) {
    const file = `${name}${number === 1 ? '' : `-${number}`}${BUNDLE_EXTENSION}`;
    const path = join(folder, file);
    if (!present.includes(file) && !taken.has(path)) return path;
  }
}

/** Removes what an export that died has left beside its place. */
export async function removeDrafts(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => [] as string[]);
  for (const name of names) {
    if (!name.startsWith(start) || !/^\d+\.\d+\.tmp$/.test(name.slice(start.length))) continue;
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}
