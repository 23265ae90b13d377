import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MettleError } from '../../shared/errors.js';
import { insertRows } from './bulk-insert.js';
import type { Session } from './database.js';
import { readRows, sha256Schema } from './rows.js';
import { isWellFormed } from './unicode.js';

const textSchema = z.object({ text: z.string() });
const textRowsSchema = z.array(z.object({ sha256: sha256Schema, text: z.string() }));

/** A prompt whose text is what its hash says. */
export interface CheckedPrompt {
  /** SHA-256 (hex) of the text's UTF-8 bytes. */
  readonly hash: string;
  readonly text: string;
}

/**
 * Checks prompts by hash against their texts. Throws `INVALID_INPUT` on a text with another hash, and on one with a lone
 * surrogate: it has no UTF-8 bytes, so that its hash would stand for other texts too.
 */
export function checkPrompts(prompts: ReadonlyMap<string, string>): CheckedPrompt[] {
  return [...prompts].map(([hash, text]) => {
    if (!isWellFormed(text)) {
      throw new MettleError(
        'INVALID_INPUT',
        `The prompt ${hash} holds a lone surrogate, which has no UTF-8 form.`,
      );
    }
    const actual = createHash('sha256').update(text, 'utf8').digest('hex');
    if (actual === hash) return { hash, text };
    throw new MettleError('INVALID_INPUT', `The prompt stored as ${hash} has the SHA-256 ${actual}.`);
  });
}

/** Stores each text once. */
export async function storePrompts(session: Session, prompts: readonly CheckedPrompt[]): Promise<void> {
  await insertRows(
    session,
    { into: 'INSERT INTO prompts (sha256, text)', row: '(?, ?)', suffix: 'ON CONFLICT DO NOTHING' },
    prompts.map(({ hash, text }) => [Buffer.from(hash, 'hex'), text]),
  );
}

/** Throws `INVALID_INPUT` when one of `hashes` is neither among `given` nor stored. */
export async function requirePrompts(
  session: Session,
  hashes: ReadonlySet<string>,
  given: readonly CheckedPrompt[],
): Promise<void> {
  const known = new Set(given.map(({ hash }) => hash));
  for (const hash of hashes) {
    if (known.has(hash)) continue;
    const row = await session.first('SELECT 1 FROM prompts WHERE sha256 = ?', [Buffer.from(hash, 'hex')]);
    if (row !== undefined) continue;
    throw new MettleError(
      'INVALID_INPUT',
      `A response names the prompt ${hash}, which was not given with it.`,
    );
  }
}

/** The text with this SHA-256 (hex), or null. */
export async function findPrompt(session: Session, hash: string, file: string): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/i.test(hash)) return null;
  const row = await session.first('SELECT text FROM prompts WHERE sha256 = ?', [Buffer.from(hash, 'hex')]);
  return row === undefined ? null : readRows(textSchema, row, file, `the prompt ${hash}`).text;
}

/** The texts with these SHA-256 (hex) that are stored, by their hashes. */
export async function findPrompts(
  session: Session,
  hashes: readonly string[],
  file: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.all(
    `SELECT lower(hex(sha256)) AS sha256, text FROM prompts
     WHERE sha256 IN (SELECT unhex(value) FROM json_each(?))`,
    [JSON.stringify(hashes)],
  );
  const found = readRows(textRowsSchema, rows, file, 'a prompt');
  return new Map(found.map(({ sha256, text }) => [sha256, text]));
}
