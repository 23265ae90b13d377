import type { CallInput } from '../../../shared/contract/contract.js';
import type { DocumentProblem } from '../../../shared/contract/library.js';
import { personaFileSchema, type Wording } from '../../../shared/domain/persona.js';
import type { Client } from '../../api/client.js';
import { targetWords } from './target-words.js';

/** A text that a table would become, before it is stored. */
export interface ReadRow {
  readonly id: string;
  readonly name: string;
  /** What it is and asks for. */
  readonly is: string;
  readonly wordings: readonly Wording[];
}

/** What a table comes to: a document that can be stored, or what is wrong. */
export interface ReadTable {
  /** The document as JSON; null where anything is wrong. */
  readonly document: string | null;
  readonly rows: readonly ReadRow[];
  /** Faults of the table, at its own lines. */
  readonly problems: readonly DocumentProblem[];
  /** What is wrong with the document that it makes: a name that is taken, say. */
  readonly clashes: readonly string[];
}

/** Reads a table of personas and checks the document that it makes. Stores nothing. */
export async function readTable(
  client: Pick<Client, 'call'>,
  input: CallInput<'personas.fromCsv'>,
): Promise<ReadTable> {
  const { text, problems } = await client.call('personas.fromCsv', input);
  if (text === null) return { document: null, rows: [], problems, clashes: [] };
  const check = await client.call('documents.check', { kind: 'personas', text });
  const clashes = check.problems.map(({ place, message }) => `${place} ${message}`.trim());
  const document = clashes.length === 0 ? text : null;
  return { document, rows: rowsOf(text), problems, clashes };
}

function rowsOf(text: string): ReadRow[] {
  const { personas, roles } = personaFileSchema.parse(JSON.parse(text));
  return [
    ...personas.map((persona) => ({ ...persona, is: `Persona, ${targetWords(persona)}` })),
    ...roles.map((role) => ({ ...role, is: `Role. ${role.reason}` })),
  ].map(({ id, name, is, wordings }) => ({ id, name, is, wordings }));
}
