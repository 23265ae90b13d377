import { isAbsolute, relative, resolve, sep } from 'node:path';
import { MettleError } from '../../shared/errors.js';

/**
 * A path from a window in its plainest form: absolute, without `..` or a separator at its end. Throws `INVALID_INPUT` for one
 * that is relative, or holds the character that ends a path.
 */
export function absolutePath(path: string): string {
  if (path.includes('\0') || !isAbsolute(path)) {
    throw new MettleError(
      'INVALID_INPUT',
      `${JSON.stringify(path)} is not the whole path of a file or folder.`,
      {
        hint: 'Give the path from the root of the disk.',
      },
    );
  }
  return resolve(path);
}

/** Whether a path is `folder` or lies in it. Both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
