import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary, type Library } from '../../../../src/main/library/load-library.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { referenceFromCsv } from '../../../../src/main/studies/population/reference-csv.js';
import { withReferenceRead } from '../../../../src/main/studies/population/reference-file.js';
import type { StudyDesign } from '../../../../src/shared/domain/study.js';

const EXAMPLE = new URL('../../../../examples/simulated-population.json', import.meta.url);
const TABLE = new URL('../../../../examples/synthetic-people.csv', import.meta.url);

let library: Library;
let folder: string;
let example: Record<string, unknown>;
beforeAll(async () => {
  library = await loadLibrary();
  folder = await mkdtemp(join(tmpdir(), 'mettle-population-'));
  example = JSON.parse(await readFile(EXAMPLE, 'utf8')) as Record<string, unknown>;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const designWith = (population: object, changes: object = {}): StudyDesign => {
  const whole = {
    ...example,
    ...changes,
    population: { ...(example['population'] as object), ...population },
  };
  // What is undefined here is left out of a file.
  return validateDesign(JSON.parse(JSON.stringify(whole)), 'study.json');
};
const plan = (design: StudyDesign) => planStudy(design, library, { quick: true });
const ipip = () => library.instruments.get('ipip-neo-120')!;

describe('the plan of a population study', () => {
  it('makes people of the rows, with the row’s own scores as targets and its subgroups', () => {
    const snapshot = plan(designWith({ rows: { size: 12 } }));
    const people = snapshot.conditions.filter(({ kind }) => kind === 'persona');
    expect(people).toHaveLength(12);
    const [first] = people;
    expect(first?.persona).toMatch(/^row-\d{5}$/);
    expect(first?.system).toMatch(/^You are .*\. You are /);
    const row = Number(first!.persona!.slice(4)) - 1;
    const { reference } = snapshot.design.population!;
    if (reference.from !== 'answers') throw new Error('no table of people');
    const [n = NaN] = reference.rows[row] as number[];
    expect(snapshot.targets[first!.persona!]?.['ipip-neo-120']?.['N']).toBeCloseTo((n - 1) / 4, 12);
    expect(snapshot.people?.[first!.persona!]).toEqual({
      sex: reference.groups?.['sex']?.[row],
      age: reference.groups?.['age']?.[row],
    });
    expect(plan(designWith({ rows: { size: 12 } }))).toEqual(snapshot);
  });

  it('knows the attributes of people drawn', () => {
    const snapshot = plan(
      designWith(
        { rows: undefined, subgroups: ['age'] },
        {
          conditions: {
            default: ['none'],
            placebos: [],
            personas: [],
            sources: [{ kind: 'population', population: 'adults-with-traits', size: 3 }],
          },
        },
      ),
    );
    const [person] = snapshot.conditions.flatMap(({ persona }) => persona ?? []);
    expect(snapshot.people?.[person!]?.['age']).toMatch(/^(18-to-34|35-to-54|55-and-over)$/);
  });

  it.each([
    [
      'an instrument that is not asked',
      {
        reference: { from: 'norms', instrument: 'jungian-4x12', norms: 'any' },
        rows: undefined,
        subgroups: [],
      },
      /does not ask/,
    ],
    [
      'norms that are not there',
      {
        reference: { from: 'norms', instrument: 'ipip-neo-120', norms: 'nobody' },
        rows: undefined,
        subgroups: [],
      },
      /no norms "nobody"/,
    ],
    [
      'a file that was not read',
      {
        reference: { from: 'file', instrument: 'ipip-neo-120', name: 'a', source: 'b', path: 'people.csv' },
        rows: undefined,
        subgroups: [],
      },
      /was not read/,
    ],
    [
      'rows of norms',
      {
        reference: { from: 'norms', instrument: 'ipip-neo-120', norms: 'johnson-male-21-40' },
        subgroups: [],
      },
      /only where the human reference holds answers/,
    ],
    ['subgroups that are not there', { subgroups: ['shoe-size'] }, /no subgroups "shoe-size"/],
    [
      'a scale that is none',
      {
        reference: {
          from: 'moments',
          instrument: 'ipip-neo-120',
          name: 'a',
          source: 'b',
          scales: { X: { mean: 3, standardDeviation: 1 } },
        },
        rows: undefined,
        subgroups: [],
      },
      /scale "X"/,
    ],
  ] as const)('refuses %s', (_, population, message) => {
    expect(() => plan(designWith(population))).toThrow(message);
  });

  it('refuses a design of the kind without people, and people in another kind', () => {
    const { population, ...without } = example;
    expect(() => validateDesign(without, 'study.json')).toThrow(/population is missing/);
    expect(() => validateDesign({ ...example, kind: 'gain', population }, 'study.json')).toThrow(
      /belongs to a study of kind/,
    );
  });
});

describe('a human reference in a file', () => {
  it('is read in its place, from the study file’s folder, as the table that the example holds', async () => {
    await writeFile(join(folder, 'people.csv'), await readFile(TABLE, 'utf8'));
    const { reference } = designWith({}).population!;
    if (reference.from !== 'answers') throw new Error('no table of people');
    const { instrument, name, source, synthetic } = reference;
    const design = designWith({
      reference: { from: 'file', path: 'people.csv', instrument, name, source, synthetic },
    });
    const read = await withReferenceRead(design, folder, library);
    expect(read.population?.reference).toEqual(reference);
    const other = designWith({});
    expect(await withReferenceRead(other, folder, library)).toBe(other);
  });

  it('is refused with line and column, and told where it is missing', async () => {
    await writeFile(join(folder, 'wrong.csv'), 'E,weight\n3,1\n7,1\n');
    const file = (path: string) =>
      designWith({
        reference: { from: 'file', path, instrument: 'ipip-neo-120', name: 'a', source: 'b' },
        rows: undefined,
        subgroups: [],
      });
    await expect(withReferenceRead(file('wrong.csv'), folder, library)).rejects.toThrow(
      /line 3, column 1 \(E\) must be a number from 1 to 5/,
    );
    await expect(withReferenceRead(file('none.csv'), folder, library)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

describe('a table of people', () => {
  const read = (text: string) => referenceFromCsv(text, ipip(), { name: 'people', source: 'tests' });
  const problems = (text: string) =>
    read(text).problems.map(({ line, column, place, message }) => `${line}:${column} ${place} ${message}`);

  it('holds answers to items, scales, weights, subgroups and a second occasion; NA and empty are none', () => {
    const [first, second] = ipip().items;
    const { reference } = read(
      `person,${first!.id},${second!.id},E,weight,group:region,retest:E\nada,1,NA,3.5,0.5,north,3\nbea,5,2,,2,south,NA\n`,
    );
    expect(reference).toMatchObject({
      from: 'answers',
      columns: [first!.id, second!.id, 'E'],
      rows: [
        [1, null, 3.5],
        [5, 2, null],
      ],
      weights: [0.5, 2],
      groups: { region: ['north', 'south'] },
      retest: { columns: ['E'], rows: [[3], [null]] },
    });
  });

  it('names what is wrong by line and column', () => {
    const item = ipip().items[0]!.id;
    expect(problems('')).toEqual(['1:1  the table is empty']);
    expect(problems('E,nonsense\n3,1\n3,1\n')).toEqual([expect.stringMatching(/^1:3 nonsense is no item/)]);
    expect(problems('E,E\n3,1\n3,1\n')).toEqual([expect.stringMatching(/^1:3 E stands twice/)]);
    expect(problems('weight\n1\n1\n')).toEqual([expect.stringMatching(/has no item and no scale/)]);
    expect(problems('E,retest:N\n3,3\n3,3\n')).toEqual([
      expect.stringMatching(/^1:3 retest:N has no column "N"/),
    ]);
    expect(problems('E\n3\n')).toEqual([expect.stringMatching(/needs two people/)]);
    expect(problems(`${item}\n1.5\n3\n`)).toEqual([
      expect.stringMatching(/^2:1 .* must be one of 1, 2, 3, 4, 5/),
    ]);
    expect(problems('E,weight\n3,0\n"3,5",1\n')).toEqual([
      expect.stringMatching(/^2:3 weight must be a number above 0/),
      expect.stringMatching(/^3:1 E must be a number from 1 to 5/),
    ]);
    expect(problems('E\n3\n4,9\n')).toEqual([expect.stringMatching(/^3:3 {2}the row has 2 fields/)]);
  });

  it('of moments has a row a scale, with correlations where they are there', () => {
    expect(
      read('scale,mean,sd,n,r:E,r:N\nE,3.2,0.6,400,1,-0.3\nN,2.8,0.7,,-0.3,1\n').reference,
    ).toMatchObject({
      from: 'moments',
      scales: {
        E: { mean: 3.2, standardDeviation: 0.6, respondents: 400 },
        N: { mean: 2.8, standardDeviation: 0.7 },
      },
      correlations: {
        scales: ['E', 'N'],
        values: [
          [1, -0.3],
          [-0.3, 1],
        ],
      },
    });
    expect(problems('scale,mean,sd\nX,3,1\nE,three,0\n')).toEqual([
      expect.stringMatching(/^2:1 scale is no scale/),
      expect.stringMatching(/^3:3 mean must be a number/),
      expect.stringMatching(/^3:9 sd must be a number above 0/),
    ]);
    expect(problems('scale,mean,sd,r:E,r:N\nE,3,1,1,0.2\nN,3,1,0.3,1\n')).toHaveLength(2);
  });
});
