import { readFile } from 'node:fs/promises';
import { type ErrorCode, MettleError } from '../../shared/errors.js';

/**
 * Reads a JSON file (UTF-8, a byte-order mark is allowed). Throws `FILE_NOT_FOUND` or `FILE_UNREADABLE` naming the file, or
 * `invalid` naming the file and, where the parser says it, the line and column of the mistake.
 */
export async function readJsonFile(path: string, invalid: ErrorCode): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw missing
      ? new MettleError('FILE_NOT_FOUND', `There is no file ${path}.`, { hint: 'Check the path.', cause })
      : new MettleError('FILE_UNREADABLE', `${path} cannot be read: ${reason(cause)}.`, {
          hint: 'Check that it is a file and that you may read it.',
          cause,
        });
  }
  const content = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new MettleError(invalid, `${path} is not JSON: ${reason(cause)}${place(reason(cause), content)}.`, {
      hint: 'Look for a missing comma, quote or bracket near the place named.',
      cause,
    });
  }
}

/** Newer engines name line and column themselves; older ones give an offset, and some mistakes lie at the very end. */
function place(message: string, content: string): string {
  if (message.includes('line ')) return '';
  const offset = /at position (\d+)/.exec(message)?.[1];
  const end = message.startsWith('Unexpected end') || message.startsWith('Unterminated');
  if (offset === undefined && !end) return '';
  const before = content.slice(0, offset === undefined ? content.length : Number(offset)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
