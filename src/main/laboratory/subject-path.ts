import { isAbsolute } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import { CALIBRATION_PREFIX, resolveSubject } from '../subjects/resolve-subject.js';
import type { LaboratoryContext } from './context.js';

/**
 * The file of a subject that a window names: `calibration:NAME` or an absolute path (`~/` is the home folder). A window has no
 * folder of its own, so a path relative to one leads nowhere. Throws `SUBJECT_NOT_FOUND`, `FILE_UNREADABLE`.
 */
export function subjectPath(
  context: Pick<LaboratoryContext, 'calibrationDirectory' | 'dataFolder'>,
  reference: string,
): Promise<string> {
  if (reference.startsWith(CALIBRATION_PREFIX) || reference.startsWith('~/') || isAbsolute(reference)) {
    return resolveSubject(reference, context.dataFolder, () => context.calibrationDirectory());
  }
  return Promise.reject(
    new MettleError('SUBJECT_NOT_FOUND', `The path ${reference} says of no folder where it begins.`, {
      hint: 'Choose the subject’s file again, so that its whole path is known.',
    }),
  );
}

/** The folder of the calibration subjects, or null where they are missing: what else there is can be used all the same. */
export function calibrationFolder(context: Pick<LaboratoryContext, 'calibrationDirectory'>): string | null {
  try {
    return context.calibrationDirectory();
  } catch (thrown) {
    if (MettleError.from(thrown).code === 'SUBJECT_NOT_FOUND') return null;
    throw thrown;
  }
}
