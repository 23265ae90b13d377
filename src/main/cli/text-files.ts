import { readFile, writeFile } from 'node:fs/promises';
import { MAX_DOCUMENT_CHARACTERS } from '../../shared/contract/library.js';
import { MettleError } from '../../shared/errors.js';

/**
 * A text file that a researcher names. Throws `FILE_NOT_FOUND` or `FILE_UNREADABLE`, and `INVALID_INPUT` for a text longer
 * than a document may be.
 */
export async function readTextFile(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw code === 'ENOENT' || code === 'ENOTDIR'
      ? new MettleError('FILE_NOT_FOUND', `There is no file ${path}.`, { hint: 'Check the path.', cause })
      : new MettleError('FILE_UNREADABLE', `${path} cannot be read (${code}).`, {
          hint: 'Check that it is a file and that you may read it.',
          cause,
        });
  }
  if (text.length <= MAX_DOCUMENT_CHARACTERS) return text;
  throw new MettleError(
    'INVALID_INPUT',
    `${path} has ${text.length} characters, and a document has at most ${MAX_DOCUMENT_CHARACTERS}.`,
    { hint: 'Part it into several documents.' },
  );
}

/** Writes a new text file; one that is there is left alone. Throws `INVALID_INPUT` then, and `FILE_UNREADABLE`. */
export async function writeNewTextFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw code === 'EEXIST'
      ? new MettleError('INVALID_INPUT', `There is already a file ${path}.`, {
          hint: 'Name another file with --out, or move that one away.',
          cause,
        })
      : new MettleError('FILE_UNREADABLE', `${path} cannot be written (${code}).`, {
          hint: 'Check that its folder is there and that you may write in it.',
          cause,
        });
  }
}
