import { isAbsolute } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import { parseAdaptedReference } from '../subjects/adapted-reference.js';
import { resolvePlace } from '../subjects/resolve-place.js';
import { CALIBRATION_PREFIX } from '../subjects/resolve-subject.js';
import type { LaboratoryContext } from './context.js';

/**
 * Where a subject lies that a window names: `calibration:NAME` or an absolute path (`~/` is the home folder), or two of them
 * with an adapter's scale. A window has no folder of its own, so a path relative to one leads nowhere. Throws
 * `SUBJECT_NOT_FOUND`, `FILE_UNREADABLE`, and `INVALID_INPUT` for a reference that cannot be read.
 */
export async function subjectPlace(
  context: Pick<LaboratoryContext, 'calibrationDirectory' | 'dataFolder'>,
  reference: string,
): Promise<SubjectPlace> {
  const adapted = parseAdaptedReference(reference);
  for (const file of adapted === null ? [reference] : [adapted.base, adapted.adapter]) requireWhole(file);
  return resolvePlace(reference, context.dataFolder, () => context.calibrationDirectory());
}

/** The file of a subject that a window names; with an adapter, that of the base. Throws as `subjectPlace` does. */
export async function subjectPath(
  context: Pick<LaboratoryContext, 'calibrationDirectory' | 'dataFolder'>,
  reference: string,
): Promise<string> {
  return (await subjectPlace(context, reference)).path;
}

function requireWhole(file: string): void {
  if (file.startsWith(CALIBRATION_PREFIX) || file.startsWith('~/') || isAbsolute(file)) return;
  throw new MettleError('SUBJECT_NOT_FOUND', `The path ${file} says of no folder where it begins.`, {
    hint: 'Choose the subject’s file again, so that its whole path is known.',
  });
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
