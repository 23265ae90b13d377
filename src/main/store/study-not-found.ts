import { MettleError } from '../../shared/errors.js';

/** `STUDY_NOT_FOUND` for what the caller called the study. */
export function studyNotFound(reference: string): MettleError {
  return new MettleError('STUDY_NOT_FOUND', `No stored study is called ${reference}.`, {
    hint: 'Give its number, its exact name or at least 6 digits of its plan hash, as in the list of studies.',
  });
}
