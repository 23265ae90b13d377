import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateInstrument } from '../../../../src/main/instruments/validate.js';
import { labellingFromCsv } from '../../../../src/main/studies/instability/labelling-csv.js';
import { labellingTaskSchema } from '../../../../src/shared/domain/instability/labelling-task.js';

const EXAMPLE = join(import.meta.dirname, '../../../../examples/labelling');

const task = labellingTaskSchema.parse({
  schemaVersion: 1,
  name: 'Tone',
  question: 'How does it sound?',
  labels: ['Cold', 'Mild', 'Warm'],
  scale: 'Warmth',
  licence: 'CC0-1.0',
  citation: 'Ada (2026).',
});
const read = (...lines: string[]) => labellingFromCsv(lines.join('\n'), 'tone', task);

describe('a table of texts to be labelled', () => {
  it('becomes an instrument whose options are the labels, with what people said', () => {
    const { instrument, problems } = read(
      'gold,text,id',
      'warm,"Come in, dear.",one',
      '1,Go away.,',
      ',It is Tuesday.,',
    );
    expect(problems).toEqual([]);
    const valid = validateInstrument(instrument, 'tone');
    expect(valid.options.map(({ score, text }) => [score, text.en])).toEqual([
      [1, 'Cold'],
      [2, 'Mild'],
      [3, 'Warm'],
    ]);
    expect(valid.items.map(({ id, gold }) => [id, gold ?? null])).toEqual([
      ['one', 3],
      ['t02', 1],
      ['t03', null],
    ]);
    expect(valid.items[0]!.text.en).toBe('How does it sound?\n"Come in, dear."');
    expect(valid.items[0]!.options).toEqual([{ en: 'Cold' }, { en: 'Mild' }, { en: 'Warm' }]);
    expect(valid.scales[0]).toMatchObject({ name: 'Warmth', low: { name: 'Cold' }, high: { name: 'Warm' } });
  });

  it('is refused by line, column and place', () => {
    const { instrument, problems } = read('id,text,gold', 'a,Hello.,4', 'a,Hello.,', '!,,tepid');
    expect(instrument).toBeNull();
    expect(problems.map(({ line, place }) => [line, place])).toEqual([
      [2, 'gold'],
      [3, 'id'],
      [3, 'text'],
      [4, 'id'],
      [4, 'text'],
      [4, 'gold'],
    ]);
    expect(problems[0]).toEqual({
      line: 2,
      column: 10,
      place: 'gold',
      message: 'must be one of Cold, Mild, Warm or its number, and is "4"',
    });
  });

  it.each([
    [[''], 'the table is empty'],
    [['text,label', 'a,b'], 'is not a column that is known'],
    [['id', 'a'], 'is a column that the table needs'],
    [['text,text', 'a,b'], 'stands twice'],
    [['text'], 'no row follows'],
  ])('names what is wrong with %j', (lines, words) => {
    const { instrument, problems } = read(...lines);
    expect(instrument).toBeNull();
    expect(problems[0]!.message).toContain(words);
  });

  it('reads the example that is given with it', async () => {
    const described = labellingTaskSchema.parse(
      JSON.parse(await readFile(join(EXAMPLE, 'politeness.json'), 'utf8')),
    );
    const { instrument, problems } = labellingFromCsv(
      await readFile(join(EXAMPLE, 'politeness.csv'), 'utf8'),
      'politeness',
      described,
    );
    expect(problems).toEqual([]);
    expect(validateInstrument(instrument, 'politeness').items).toHaveLength(12);
    expect(instrument!.items.every(({ gold }) => gold !== undefined)).toBe(true);
  });

  it('asks for labels that can be told apart', () => {
    expect(labellingTaskSchema.safeParse({ ...task, labels: ['Warm', 'warm'] }).success).toBe(false);
    expect(labellingTaskSchema.safeParse({ ...task, labels: ['Warm'] }).success).toBe(false);
  });
});
