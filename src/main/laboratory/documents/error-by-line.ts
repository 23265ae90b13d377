import { readFile } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import type { BrokenDocument, Catalogue } from '../../library/catalogue.js';
import { DOCUMENT_ERRORS } from '../../library/document.js';
import { checkDocument } from './check-document.js';
import { listProblems } from './describe-problem.js';

/**
 * Why a file of a researcher's own cannot be used, by line, beside what the catalogue holds; as it was told before where
 * the file cannot be read, or is at odds with another of hers and in order by itself.
 */
export async function errorByLine(
  { kind, path, error }: BrokenDocument,
  catalogue: Catalogue,
): Promise<MettleError> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return error;
  const { problems } = checkDocument(kind, text, catalogue);
  if (problems.length === 0) return error;
  return new MettleError(DOCUMENT_ERRORS[kind], `${path} cannot be used: ${listProblems(problems)}.`, {
    hint: 'Correct the lines named and try again.',
    cause: error,
  });
}
