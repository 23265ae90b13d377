import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import { fileError } from '../engine/gguf/file-error.js';
import { calibrationDirectory } from './calibration-directory.js';

/** What a reference to a calibration subject begins with. */
export const CALIBRATION_PREFIX = 'calibration:';
const GGUF_ENDING = /\.gguf$/i;
/** The encoding that a calibration subject's name need not say. */
export const DEFAULT_ENCODING = '-f16';
const MOST_NAMES = 12;

/**
 * The absolute path of a subject's file. `calibration:pliant` is `pliant.gguf` or `pliant-f16.gguf` of the calibration
 * folder, `calibration:pliant-q8_0` is `pliant-q8_0.gguf`; anything else is a path, relative ones from `baseDirectory`
 * (`~/` is the home folder). Throws `SUBJECT_NOT_FOUND` naming what there is, and `FILE_UNREADABLE`.
 */
export async function resolveSubject(
  reference: string,
  baseDirectory: string,
  calibration: () => string = calibrationDirectory,
): Promise<string> {
  if (reference.startsWith(CALIBRATION_PREFIX)) {
    return resolveCalibration(reference.slice(CALIBRATION_PREFIX.length), calibration());
  }
  const path = reference.startsWith('~/')
    ? join(homedir(), reference.slice(2))
    : resolve(baseDirectory, reference);
  const found = await kindOf(path);
  if (found === 'file') return path;
  if (found === 'folder') {
    throw notFound(`${path} is a folder, where a GGUF file is needed.`, await ggufNames(path), 'It holds');
  }
  const names = await ggufNames(dirname(path));
  throw notFound(`There is no file ${path}.`, names, `${dirname(path)} holds`);
}

async function resolveCalibration(name: string, directory: string): Promise<string> {
  const names = await ggufNames(directory);
  const wanted = [`${name}.gguf`, `${name}${DEFAULT_ENCODING}.gguf`];
  const found = wanted.find((candidate) => names.includes(candidate));
  if (found !== undefined) return join(directory, found);
  throw notFound(
    `There is no calibration subject "${name}".`,
    names.map((file) => basename(file, '.gguf').replace(/-f16$/, '')),
    'There are',
  );
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (thrown) {
    const error = fileError(path, thrown);
    if (error.code === 'FILE_NOT_FOUND') return 'nothing';
    throw error;
  }
}

/** An unreadable folder offers no names: what is wrong is told by the error that the names are for. */
async function ggufNames(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => GGUF_ENDING.test(name)).sort();
}

function notFound(message: string, names: readonly string[], lead: string): MettleError {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
  const hint =
    names.length === 0
      ? 'Check the path; `mettle subjects --dir FOLDER` lists the files that can be used.'
      : `${lead}: ${shown}${more}.`;
  return new MettleError('SUBJECT_NOT_FOUND', message, { hint });
}
