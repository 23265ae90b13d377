import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../../src/renderer/api/client.js';
import {
  goldWords,
  readLabelling,
  taskOf,
} from '../../../../../src/renderer/screens/design/labelling/labelling-reading.js';
import { labellingFromCsv } from '../../../../../src/main/studies/instability/labelling-csv.js';
import type { CallName } from '../../../../../src/shared/contract/contract.js';

const draft = {
  name: ' Tone ',
  question: 'How does it sound?',
  labels: 'Cold\n\n Mild \nWarm\n',
  scale: 'Warmth',
  licence: 'CC0-1.0',
  citation: 'Ada (2026).',
};

/** A client that answers as the laboratory would. */
const answering = (answers: Partial<Record<CallName, unknown>>): Pick<Client, 'call'> => ({
  call: ((name: CallName) => Promise.resolve(answers[name])) as Client['call'],
});

describe('a labelling task as it is written', () => {
  it('has its labels by line, without what is empty', () => {
    expect(taskOf(draft)).toMatchObject({
      task: { name: 'Tone', labels: ['Cold', 'Mild', 'Warm'], schemaVersion: 1 },
      faults: {},
    });
  });

  it('says of each field what it lacks', () => {
    const { task, faults } = taskOf({ ...draft, labels: 'Cold\ncold', question: ' ' });
    expect(task).toBeNull();
    expect(Object.keys(faults).toSorted()).toEqual(['labels', 'question']);
    expect(faults.labels).toContain('two to 20 labels');
  });
});

describe('a table of texts', () => {
  const { task } = taskOf(draft);
  const made = labellingFromCsv('text,gold\nCome in.,Warm\nIt is Tuesday.,\n', 'tone', task!);
  const labels = [
    { label: 'Cold', gold: 0 },
    { label: 'Mild', gold: 0 },
    { label: 'Warm', gold: 1 },
  ];

  it('shows what is asked and what people said before it is stored', async () => {
    const client = answering({
      'instruments.fromLabelling': { text: JSON.stringify(made.instrument), problems: [], texts: 2, labels },
      'documents.check': { id: 'tone', problems: [] },
    });
    const read = await readLabelling(client, 'text', 'tone', task!);
    expect(read.document).toBe(JSON.stringify(made.instrument));
    expect(read.texts).toEqual([
      { id: 't01', text: 'How does it sound?\n"Come in."', gold: 'Warm' },
      { id: 't02', text: 'How does it sound?\n"It is Tuesday."', gold: '' },
    ]);
    expect(goldWords(read)).toBe('1 of 2 have people’s label: Cold 0, Mild 0, Warm 1.');
    expect(goldWords({ ...read, labels: [] })).toContain('No text has people’s label');
  });

  it('cannot be stored with a fault of its own, or a name that is taken', async () => {
    const problem = { line: 2, column: 9, place: 'gold', message: 'must be one of Cold, Mild, Warm' };
    const faulty = answering({
      'instruments.fromLabelling': { text: null, problems: [problem], texts: 0, labels },
    });
    expect(await readLabelling(faulty, 'text', 'tone', task!)).toMatchObject({
      document: null,
      problems: [problem],
    });
    const clashing = answering({
      'instruments.fromLabelling': { text: JSON.stringify(made.instrument), problems: [], texts: 2, labels },
      'documents.check': { id: 'tone', problems: [{ ...problem, place: 'id', message: 'is taken' }] },
    });
    expect(await readLabelling(clashing, 'text', 'tone', task!)).toMatchObject({
      document: null,
      clashes: ['id is taken'],
    });
  });
});
