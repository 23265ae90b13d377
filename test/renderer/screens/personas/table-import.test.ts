import { describe, expect, it } from 'vitest';
import type { CallName } from '../../../../src/shared/contract/contract.js';
import type { Client } from '../../../../src/renderer/api/client.js';
import { readTable } from '../../../../src/renderer/screens/personas/table-import.js';

/** A client that answers as the laboratory would. */
function answering(answers: Partial<Record<CallName, unknown>>): Pick<Client, 'call'> {
  return { call: ((name: CallName) => Promise.resolve(answers[name])) as Client['call'] };
}

const input = { text: 'id,name,text\n', id: 'mine', name: 'Mine' };
const file = JSON.stringify({
  schemaVersion: 1,
  id: 'mine',
  name: 'Mine',
  licence: 'unknown',
  citation: 'us',
  personas: [
    {
      id: 'bold',
      name: 'Bold',
      wordings: [{ id: 'plain', text: { en: 'You are bold.' } }],
      targets: { i: { E: 1 } },
    },
  ],
  roles: [
    { id: 'baker', name: 'Baker', reason: 'An early trade.', wordings: [{ id: 'plain', text: { en: 'x' } }] },
  ],
});

describe('a table of personas', () => {
  it('shows what it becomes before it is stored', async () => {
    const client = answering({
      'personas.fromCsv': { text: file, problems: [] },
      'documents.check': { id: 'mine', problems: [] },
    });
    const read = await readTable(client, input);
    expect(read.document).toBe(file);
    expect(read.rows.map(({ name, is }) => [name, is])).toEqual([
      ['Bold', 'Persona, asks for E high'],
      ['Baker', 'Role. An early trade.'],
    ]);
  });

  it('cannot be stored with a fault of its own, or a name that is taken', async () => {
    const problem = { line: 2, column: 1, place: 'name', message: 'must not be empty' };
    const faulty = await readTable(
      answering({ 'personas.fromCsv': { text: null, problems: [problem] } }),
      input,
    );
    expect(faulty).toEqual({ document: null, rows: [], problems: [problem], clashes: [] });
    const clashing = answering({
      'personas.fromCsv': { text: file, problems: [] },
      'documents.check': {
        id: 'mine',
        problems: [{ ...problem, place: 'personas[0].id', message: 'there is already a persona "bold"' }],
      },
    });
    expect(await readTable(clashing, input)).toMatchObject({
      document: null,
      clashes: ['personas[0].id there is already a persona "bold"'],
      rows: [{ id: 'bold' }, { id: 'baker' }],
    });
  });
});
