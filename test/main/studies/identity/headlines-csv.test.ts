import { describe, expect, it } from 'vitest';
import { validateInstrument } from '../../../../src/main/instruments/validate.js';
import { headlinesFromCsv } from '../../../../src/main/studies/identity/stimuli/headlines-csv.js';

const naming = { id: 'published', name: 'Published', licence: 'CC-BY-4.0', citation: 'Ada (2026).' };
const read = (...lines: string[]) => headlinesFromCsv(lines.join('\n'), naming);

describe('a table of headlines', () => {
  it('becomes an instrument whose keying is their truth', () => {
    const { instrument, problems } = read(
      'id,headline,truth,source',
      'one,"Ice, it floats",TRUE,a book',
      'two,Stones float,fake,',
      ',Water is wet,1,',
      ',Fire is cold,no,',
    );
    expect(problems).toEqual([]);
    expect(validateInstrument(instrument, 'x').task).toEqual({ kind: 'veracity' });
    expect(instrument).toMatchObject(naming);
    expect(instrument!.items.map(({ id, keys, source }) => [id, keys[0]!.sign, source ?? null])).toEqual([
      ['one', 1, 'a book'],
      ['two', -1, null],
      ['h03', 1, null],
      ['h04', -1, null],
    ]);
    expect(instrument!.items[0]!.text).toEqual({ en: 'Ice, it floats' });
  });

  it('is refused by line, column and place', () => {
    const { instrument, problems } = read(
      'id,headline,truth',
      'a,Ice floats,true',
      'a,Stones float,maybe',
      '!,,false',
    );
    expect(instrument).toBeNull();
    expect(problems).toEqual([
      { line: 3, column: 1, place: 'id', message: '"a" is the id of line 2 already' },
      {
        line: 3,
        column: 16,
        place: 'truth',
        message: 'must be one of true, real, yes, 1, false, fake, no, 0, and is "maybe"',
      },
      {
        line: 4,
        column: 1,
        place: 'id',
        message: expect.stringContaining('must be 1 to 64 letters') as string,
      },
      { line: 4, column: 3, place: 'headline', message: 'is empty' },
    ]);
  });

  it.each([
    [[''], 'the table is empty'],
    [['headline,verdict', 'a,b'], 'is not a column that is known'],
    [['headline', 'a'], 'is a column that the table needs'],
    [['headline,headline,truth', 'a,b,true'], 'stands twice'],
    [['headline,truth', 'a,true', 'b,true'], 'there are 0 false headlines, and at least 2 are needed'],
    [['headline,truth', '"a,true'], ''],
  ])('of %j is refused', (lines, message) => {
    const { instrument, problems } = read(...lines);
    expect(instrument).toBeNull();
    expect(problems.map((problem) => problem.message).join('; ')).toContain(message);
  });
});
