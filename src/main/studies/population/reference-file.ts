import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import type { Library } from '../../library/load-library.js';
import { referenceFromCsv } from './reference-csv.js';

const MOST_PROBLEMS_SHOWN = 8;

/**
 * A design whose human reference is a file, with what the file holds in the place of its name; any other design as it is.
 * Paths start at `folder`, the study file's. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, or `INVALID_STUDY` naming the lines
 * and columns of the table.
 */
export async function withReferenceRead(
  design: StudyDesign,
  folder: string,
  { instruments }: Pick<Library, 'instruments'>,
): Promise<StudyDesign> {
  const { population } = design;
  if (population?.reference.from !== 'file') return design;
  const { path, instrument: id, name, source, synthetic = false } = population.reference;
  const instrument = instruments.get(id);
  if (instrument === undefined) {
    throw new MettleError(
      'INVALID_STUDY',
      `The human reference is of the instrument "${id}", which is not in the library.`,
      {
        hint: `Choose from: ${[...instruments.keys()].join(', ')}.`,
      },
    );
  }
  const file = resolve(folder, path);
  const { reference, problems } = referenceFromCsv(await readText(file), instrument, {
    name,
    source,
    synthetic,
  });
  if (reference !== null) return { ...design, population: { ...population, reference } };
  const shown = problems
    .slice(0, MOST_PROBLEMS_SHOWN)
    .map(
      ({ line, column, place, message }) =>
        `line ${line}, column ${column}${place === '' ? '' : ` (${place})`} ${message}`,
    );
  const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more problems)` : '';
  throw new MettleError('INVALID_STUDY', `${file} is no human reference: ${shown.join('; ')}${more}.`, {
    hint: 'Correct the places named; docs/study-kinds.md tells the columns.',
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new MettleError('FILE_NOT_FOUND', `There is no human reference at ${file}.`, {
        hint: 'Correct population.reference.path: it starts at the study file.',
        cause,
      });
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('FILE_UNREADABLE', `The human reference ${file} cannot be read: ${message}.`, {
      cause,
    });
  }
}
