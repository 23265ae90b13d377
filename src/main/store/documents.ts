import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Session } from './database.js';
import { readRows } from './rows.js';

const idSchema = z.object({ id: z.number().int() });

/**
 * Stores `value` as JSON, each text once by its SHA-256, and resolves to the document's id. Strings and finite numbers
 * come back as they were (JSON escapes lone surrogates and NUL), except that the sign of zero is dropped.
 */
export async function storeDocument(session: Session, value: unknown, file: string): Promise<number> {
  const text = JSON.stringify(value);
  const sha256 = createHash('sha256').update(text).digest();
  await session.run('INSERT INTO documents (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING', [
    sha256,
    text,
  ]);
  const row = await session.first('SELECT id FROM documents WHERE sha256 = ?', [sha256]);
  return readRows(idSchema, row, file, 'a document').id;
}
