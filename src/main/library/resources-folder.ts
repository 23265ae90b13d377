import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MettleError } from '../../shared/errors.js';

/**
 * The folder with the shipped instruments, personas and templates: the nearest `resources` above this module, whether it
 * runs from source or from the built bundle. Throws `FILE_NOT_FOUND` where there is none.
 */
export function resourcesFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'resources');
    if (existsSync(join(candidate, 'instruments'))) return candidate;
    if (dirname(folder) === folder) {
      throw new MettleError('FILE_NOT_FOUND', `There is no resources folder in ${from} or above it.`, {
        hint: 'Install Mettle again, or name the folder that holds instruments, personas and templates.',
      });
    }
  }
}
