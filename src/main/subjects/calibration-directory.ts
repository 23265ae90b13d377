import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MettleError } from '../../shared/errors.js';

/**
 * The folder of the calibration subjects that come with Mettle: `models/calibration` in the nearest folder at or above
 * this file that has one, so that it is found from source and from a build. Throws `SUBJECT_NOT_FOUND` where there is none.
 */
export function calibrationDirectory(from: string = dirname(fileURLToPath(import.meta.url))): string {
  let folder = from;
  for (;;) {
    const candidate = join(folder, 'models', 'calibration');
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new MettleError('SUBJECT_NOT_FOUND', `There is no folder models/calibration at or above ${from}.`, {
    hint: 'The calibration subjects come with Mettle: install it again.',
  });
}
