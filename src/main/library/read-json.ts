import { readFile } from 'node:fs/promises';
import { type ErrorCode, MettleError } from '../../shared/errors.js';

/** What stands where bytes could not be decoded. */
const UNDECODED = '\uFFFD';

/** Texts of a JSON document, with a colon after them where they are names, and the brackets around them. */
const TOKENS = /("(?:[^"\\]+|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * Reads a JSON file (UTF-8, a byte-order mark is allowed). Throws `FILE_NOT_FOUND` or `FILE_UNREADABLE` naming the file, or
 * `invalid` naming the file and, where the parser says it, the line and column of the mistake: a text that is no JSON, bytes
 * that are no UTF-8, and a name that one object has twice, of which the parser would silently keep the last.
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
  const undecoded = content.indexOf(UNDECODED);
  if (undecoded !== -1) {
    throw new MettleError(invalid, `${path} is not in UTF-8${placeAt(content, undecoded)}.`, {
      hint: 'Save it as UTF-8 again.',
    });
  }
  const value = parse(path, content, invalid);
  const repeated = repeatedName(content);
  if (repeated === null) return value;
  const { name, offset } = repeated;
  throw new MettleError(
    invalid,
    `${path} has the name ${JSON.stringify(name)} twice in one object${placeAt(content, offset)}.`,
    { hint: 'Leave one of the two away.' },
  );
}

function parse(path: string, content: string, invalid: ErrorCode): unknown {
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
  return placeAt(content, offset === undefined ? content.length : Number(offset));
}

function placeAt(content: string, offset: number): string {
  const before = content.slice(0, offset).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
}

/** The first name that an object of a JSON text has for the second time, or null. */
function repeatedName(content: string): { readonly name: string; readonly offset: number } | null {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: quoted, 2: colon, index } of content.matchAll(TOKENS)) {
    if (quoted === undefined) {
      if (token === '{' || token === '[') open.push(new Set());
      else open.pop();
    } else if (colon !== undefined) {
      const name = String(JSON.parse(quoted));
      if (open.at(-1)?.has(name) === true) return { name, offset: index };
      open.at(-1)?.add(name);
    }
  }
  return null;
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
