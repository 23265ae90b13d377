import { basename, dirname, resolve } from 'node:path';
import { CALIBRATION_PREFIX, DEFAULT_ENCODING } from './resolve-subject.js';

/**
 * What a study that may lie anywhere calls the subject in a file: `calibration:pliant` in the folder of the calibration
 * subjects (`calibration:pliant-q8_0` for another encoding than F16), elsewhere the absolute path. `resolveSubject` leads
 * back to the file. `calibration` is null where the calibration subjects are missing.
 */
export function subjectReference(path: string, calibration: string | null): string {
  const absolute = resolve(path);
  if (calibration === null || dirname(absolute) !== resolve(calibration)) return absolute;
  const name = basename(absolute).replace(/\.gguf$/i, '');
  return `${CALIBRATION_PREFIX}${name.endsWith(DEFAULT_ENCODING) ? name.slice(0, -DEFAULT_ENCODING.length) : name}`;
}
