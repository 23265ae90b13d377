import { basename } from 'node:path';
import { MettleError } from '../../../shared/errors.js';

/** `BUNDLE_HOSTILE`: an archive that no Mettle writes and that could do harm; nothing of it was kept. */
export function hostile(path: string, what: string, cause?: unknown): MettleError {
  return new MettleError('BUNDLE_HOSTILE', `${basename(path)} is refused: ${what}.`, {
    hint: 'Mettle writes no such archive. Ask whoever sent it to export the study again.',
    cause,
  });
}

/** `BUNDLE_CORRUPT`: not a bundle, or one that does not hold what it says. */
export function corrupt(path: string, what: string, cause?: unknown): MettleError {
  return new MettleError('BUNDLE_CORRUPT', `${basename(path)} is not a whole bundle: ${what}.`, {
    hint: 'Copy the file anew, or ask whoever sent it to export the study again.',
    cause,
  });
}
