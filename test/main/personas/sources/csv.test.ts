import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { readCsv } from '../../../../src/main/personas/sources/csv-rows.js';
import { personasFromCsv } from '../../../../src/main/personas/sources/csv.js';
import { validatePersonaFile } from '../../../../src/main/personas/validate.js';

const { instruments } = await loadLibrary();
const naming = { id: 'mine', name: 'Mine' };
const read = (...lines: string[]) => personasFromCsv(lines.join('\n'), naming, instruments);
/** `line:column place: message` of every problem. */
const problems = (...lines: string[]): string[] =>
  read(...lines).problems.map(({ line, column, place, message }) => `${line}:${column} ${place}: ${message}`);

describe('readCsv', () => {
  const values = (text: string): string[][] => readCsv(text).rows.map((row) => row.map(({ value }) => value));

  it('reads quotes, doubled quotes, separators and line ends within fields, and where fields begin', () => {
    expect(values('\uFEFFa,b\r\n"x, ""y""","two\r\nlines"\r\n\r\nlast,\r')).toEqual([
      ['a', 'b'],
      ['x, "y"', 'two\nlines'],
      ['last', ''],
    ]);
    const { rows } = readCsv('a,b\n"one\ntwo",c\nd,e');
    expect(rows[1]![1]).toEqual({ value: 'c', line: 3, column: 6 });
    expect(rows[2]![0]).toEqual({ value: 'd', line: 4, column: 1 });
  });

  it('takes semicolons and tabs where the first line has more of them', () => {
    expect(values('a;"b,c";d\n1;2,5;3')).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2,5', '3'],
    ]);
    expect(values('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('says where a quote is not closed, or followed by more', () => {
    expect(readCsv('a,b\n1,"x').faults).toEqual([
      { line: 2, column: 3, message: 'the closing quote of this field is missing' },
    ]);
    expect(readCsv('a,b\n"x"y,2').faults).toMatchObject([{ line: 2, column: 1 }]);
  });

  it('gives back any fields that were written by the rules', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '😀') });
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = [['id', 'name'], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
        const kept = rows.filter((row) => row.some((value) => value.trim() !== ''));
        expect(values(text).slice(1)).toEqual(kept);
      }),
    );
  });
});

describe('personasFromCsv', () => {
  it('makes personas with wordings, types and targets, and roles', () => {
    const { file, problems: none } = read(
      'id,name,kind,reason,type,wording,text,text.de,target:ipip-neo-120.E,target:own.scale-1',
      'loud,Loud,,,,,You are loud.,Du bist laut.,1,0.25',
      'loud,,,,,brief,Loud.,,,',
      'INTX,Thinker,persona,,INTP,,You think.,,,',
      'pilot,Pilot,role,Flies.,,,You are a pilot.,,,',
    );
    expect(none).toEqual([]);
    expect(validatePersonaFile(JSON.parse(JSON.stringify(file)), 'f')).toEqual(file);
    expect(file).toEqual({
      schemaVersion: 1,
      id: 'mine',
      name: 'Mine',
      licence: 'unknown',
      citation: 'Read from a table: Mine.',
      personas: [
        {
          id: 'loud',
          name: 'Loud',
          wordings: [
            { id: 'plain', heldOut: false, text: { en: 'You are loud.', de: 'Du bist laut.' } },
            { id: 'brief', heldOut: false, text: { en: 'Loud.' } },
          ],
          targets: { 'ipip-neo-120': { E: 1 }, own: { 'scale-1': 0.25 } },
        },
        {
          id: 'INTX',
          name: 'Thinker',
          type: 'INTP',
          wordings: [{ id: 'plain', heldOut: false, text: { en: 'You think.' } }],
          targets: {},
        },
      ],
      roles: [
        {
          id: 'pilot',
          name: 'Pilot',
          reason: 'Flies.',
          wordings: [{ id: 'plain', heldOut: false, text: { en: 'You are a pilot.' } }],
        },
      ],
      placebos: [],
      neutrals: [],
    });
  });

  it('takes the licence that is named', () => {
    const { file } = personasFromCsv('id,name,text\na,A,x', { ...naming, licence: 'CC0-1.0' }, instruments);
    expect(file?.licence).toBe('CC0-1.0');
  });

  it.each([
    [[''], ['1:1 : the table is empty']],
    [['id,name,text'], ['1:1 : no row follows the names of the columns']],
    [
      ['id,label', 'a,b'],
      ['1:1 name: is a column that the table needs', '1:1 text: is a column', '1:4 label: is not a column'],
    ],
    [['id,name,text,text', 'a,A,x,y'], ['1:14 text: stands twice']],
    [['id,name,text,text.en', 'a,A,x,y'], ['2:7 text.en: is a second text in language "en"']],
    [['id,name,text.DE', 'a,A,x'], ['1:9 text.DE: must end in a language tag']],
    [
      ['id,name,text,target:ipip-neo-120.Q', 'a,A,x,1'],
      ['1:14 target:ipip-neo-120.Q: names a scale that the instrument does not have'],
    ],
    [['id,name,text,target:E', 'a,A,x,1'], ['1:14 target:E: must be target:<instrument>.<scale>']],
    [['id,name,text', 'a b,A,x'], ['2:1 id: must be 1 to 64 letters']],
    [['id,name,text', 'a,,x'], ['2:3 name: must not be empty']],
    [['id,name,text', 'a,A,'], ['2:5 text: must not be empty']],
    [['id,name,text', 'a,A'], ['2:1 text: must not be empty']],
    [['id,name,text', 'a,A,x,y'], ['2:7 : the row has 4 fields, and the table 3 columns']],
    [['id,name,text', 'a,A,"x'], ['2:5 : the closing quote of this field is missing']],
    [['id,name,text,type', 'a,A,x,INTQ'], ['2:7 type: must be a type such as "INTP"']],
    [['id,name,text,kind', 'a,A,x,robot'], ['2:7 kind: must be "persona" or "role"']],
    [['id,name,text,kind', 'a,A,x,role'], ['2:1 reason: must not be empty for a role']],
    [['id,name,text,target:own.E', 'a,A,x,1.5'], ['2:7 target:own.E: must be a number from 0 to 1']],
    [
      ['id;name;text;target:own.E', 'a;A;x;0,5'],
      ['2:7 target:own.E: must be a number from 0 to 1, with a decimal point'],
    ],
    [
      ['id,name,text,kind,reason,target:own.E', 'a,A,x,role,r,1'],
      ['2:14 target:own.E: must be empty for a role'],
    ],
    [['id,name,text,wording', 'a,A,x,w', 'a,,y,w'], ['3:6 wording: "w" of "a" is used twice']],
    [['id,name,text', 'a,A,x', 'a,,x'], ['3:4 text: has the text of another wording of "a"']],
    [['id,name,text', 'a,A,x', 'a,B,y'], ['3:3 name: must be "A" or empty, as in the first row of "a"']],
    [['id,name,text,target:own.E', 'a,A,x,1', 'a,,y,0'], ['3:6 target:own.E: must be 1 or empty']],
    [['id,name,text,target:own.E', 'a,A,x,', 'a,,y,0'], ['3:6 target:own.E: must be empty, as']],
    [['id,name,text', '"a","A","x', 'y"', 'b,,z'], ['4:3 name: must not be empty']],
  ])('names line and column of what is wrong in %j', (lines, expected) => {
    expect(problems(...lines)).toEqual(expected.map((start) => expect.stringContaining(start) as string));
    expect(read(...lines).file).toBeNull();
  });

  it('tells at most 200 problems', () => {
    const rows = Array.from({ length: 500 }, (_, index) => `a${index},,`);
    expect(problems('id,name,text', ...rows)).toHaveLength(200);
  });
});
