import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { expandConditions, madePersonas } from '../../../src/main/personas/conditions.js';
import { conditionSchema } from '../../../src/shared/domain/condition.js';
import { type ConditionSelection, conditionSelectionSchema } from '../../../src/shared/domain/study.js';

const library = await loadLibrary();
const selection = (parts: Partial<ConditionSelection>): ConditionSelection => ({
  default: ['none'],
  placebos: [],
  personas: [],
  roles: [],
  rolePersonas: [],
  sources: [],
  matched: [],
  wordings: 'first',
  ...parts,
});
const ids = (parts: Partial<ConditionSelection>): string[] =>
  expandConditions(selection(parts), library).map((condition) => condition.id);

describe('expandConditions', () => {
  it('gives the defaults, placebos and personas of an empty selection', () => {
    const conditions = expandConditions(conditionSelectionSchema.parse({}), library);
    expect(conditions.slice(0, 4)).toEqual([
      { id: 'default:none', kind: 'default', system: null },
      {
        id: 'default:assistant:plain',
        kind: 'default',
        wording: 'plain',
        system: 'You are a helpful assistant.',
      },
      expect.objectContaining({ id: 'default:language-model:plain' }),
      expect.objectContaining({ id: 'default:yourself:plain' }),
    ]);
    expect(conditions).toHaveLength(1 + 3 + library.placebos.size + 16);
  });

  it('names kind, sources and wording', () => {
    expect(
      ids({
        placebos: ['brick'],
        personas: ['INTP'],
        roles: ['librarian'],
        rolePersonas: [{ role: 'librarian', persona: 'INTP' }],
      }),
    ).toEqual([
      'default:none',
      'placebo:brick:plain',
      'persona:INTP:described',
      'role:librarian:plain',
      'role+persona:librarian:plain+INTP:described',
    ]);
  });

  it('puts the role text before the persona text, and keeps both sources', () => {
    const [, pair] = expandConditions(
      selection({ rolePersonas: [{ role: 'nurse', persona: 'ESTJ' }], wordings: 'held-out' }),
      library,
    );
    const text = (texts: readonly { id: string; text: Record<string, string> }[]): string =>
      texts.find(({ id }) => id === 'narrative')!.text.en!;
    expect(pair).toEqual({
      id: 'role+persona:nurse:narrative+ESTJ:narrative',
      kind: 'role+persona',
      role: 'nurse',
      persona: 'ESTJ',
      wording: 'narrative',
      heldOut: true,
      system: `${text(library.roles.get('nurse')!.wordings)}\n${text(library.personas.get('ESTJ')!.wordings)}`,
    });
  });

  it.each([
    ['first', ['persona:INTP:described']],
    ['trained', ['persona:INTP:described', 'persona:INTP:brief', 'persona:INTP:first-person']],
    ['held-out', ['persona:INTP:narrative']],
    [
      'all',
      ['persona:INTP:described', 'persona:INTP:brief', 'persona:INTP:first-person', 'persona:INTP:narrative'],
    ],
    [
      ['narrative', 'brief'],
      ['persona:INTP:brief', 'persona:INTP:narrative'],
    ],
  ] as const)('wordings %j', (wordings, expected) => {
    const chosen = typeof wordings === 'string' ? wordings : [...wordings];
    expect(ids({ personas: ['INTP'], wordings: chosen })).toEqual(['default:none', ...expected]);
  });

  it('falls back to the first wording of a neutral text, and of placebos and roles where wordings are named', () => {
    expect(ids({ default: ['assistant'], wordings: 'held-out' })).toEqual(['default:assistant:plain']);
    expect(ids({ placebos: ['lake'], roles: ['baker'], personas: ['ENFJ'], wordings: ['brief'] })).toEqual([
      'default:none',
      'placebo:lake:plain',
      'persona:ENFJ:brief',
      'role:baker:plain',
    ]);
  });

  it('gives every chosen role with every chosen persona', () => {
    const all = ids({ roles: ['nurse', 'baker'], personas: ['ISTJ', 'ENFP'], rolePersonas: 'all' });
    expect(all.filter((id) => id.startsWith('role+persona:'))).toEqual([
      'role+persona:nurse:plain+ISTJ:described',
      'role+persona:nurse:plain+ENFP:described',
      'role+persona:baker:plain+ISTJ:described',
      'role+persona:baker:plain+ENFP:described',
    ]);
  });

  it.each([
    [{ default: ['robot'] }, 'the neutral text "robot"', 'none, assistant, language-model, yourself'],
    [{ placebos: ['stone'] }, 'the placebo "stone"', 'tide-table, brick'],
    [{ personas: ['ABCD'] }, 'the persona "ABCD"', 'ISTJ, ISFJ'],
    [{ roles: ['king'] }, 'the role "king"', 'librarian, nurse'],
    [{ rolePersonas: [{ role: 'king', persona: 'ENFJ' }] }, 'the role "king"', 'librarian'],
    [{ rolePersonas: [{ role: 'nurse', persona: 'X' }] }, 'the persona "X"', 'ISTJ'],
    [{ personas: ['ENFJ'], wordings: ['brief', 'poem'] }, 'the wording "poem"', 'described, brief'],
    [{ personas: ['ENFJ'], wordings: ['poem'] }, 'No chosen persona has a wording', 'described, brief'],
  ])('refuses %j', (parts, message, known) => {
    expect(() => ids(parts)).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message: expect.stringContaining(message) as string,
        hint: expect.stringContaining(known) as string,
      }),
    );
  });

  it('refuses wordings that would silently leave out a kind', () => {
    const described = library.personas.get('ENFJ')!.wordings.slice(0, 1);
    const personas = new Map([['ENFJ', { ...library.personas.get('ENFJ')!, wordings: described }]]);
    expect(() =>
      expandConditions(selection({ personas: 'all', wordings: 'held-out' }), { ...library, personas }),
    ).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message: expect.stringContaining('"held-out"') as string,
      }),
    );
  });

  it('refuses a language that a text does not have', () => {
    expect(() => expandConditions(selection({ personas: ['ENFJ'] }), library, 'de')).toThrow(
      expect.objectContaining({ code: 'INVALID_STUDY', hint: 'Choose one of: en.' }),
    );
  });

  it('gives valid, unique conditions in one order, whatever the order of the selection', () => {
    const some = (known: ReadonlyMap<string, unknown>): fc.Arbitrary<string[]> =>
      fc.array(fc.constantFrom(...known.keys()), { maxLength: 6 });
    fc.assert(
      fc.property(
        some(library.placebos),
        some(library.personas),
        // Without a wording of the kind asked for, a role is refused.
        some(
          new Map(
            [...library.roles].filter(([, { wordings }]) =>
              [true, false].every((held) => wordings.some(({ heldOut }) => heldOut === held)),
            ),
          ),
        ),
        fc.constantFrom('first' as const, 'trained' as const, 'held-out' as const, 'all' as const),
        (placebos, personas, roles, wordings) => {
          const parts = selection({ placebos, personas, roles, rolePersonas: 'all', wordings });
          const conditions = expandConditions(parts, library);
          for (const condition of conditions) conditionSchema.parse(condition);
          const keys = conditions.map((condition) => condition.id);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.every((key) => !key.includes('|'))).toBe(true);
          const turned = {
            ...parts,
            placebos: placebos.toReversed(),
            personas: personas.toReversed(),
            roles: roles.toReversed(),
          };
          expect(expandConditions(turned, library)).toEqual(conditions);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('adds what the sources make after what was chosen', () => {
    const graded = {
      kind: 'graded' as const,
      traits: ['E' as const],
      levels: [1, 9],
      scheme: 'qualified' as const,
    };
    const people = { kind: 'population' as const, population: 'biographies', size: 2 };
    const parts = { personas: ['INTP'], roles: ['nurse'] };
    expect(ids({ ...parts, sources: [graded, { ...people, use: 'both' }], wordings: 'held-out' })).toEqual([
      'default:none',
      'persona:INTP:narrative',
      'persona:graded-E-1:qualified',
      'persona:graded-E-9:qualified',
      'role:nurse:narrative',
      'role:biographies-0001:drawn',
      'role:biographies-0002:drawn',
      ...['0001', '0002'].flatMap((number) =>
        ['INTP:narrative', 'graded-E-1:qualified', 'graded-E-9:qualified'].map(
          (persona) => `role+persona:biographies-${number}:drawn+${persona}`,
        ),
      ),
    ]);
    expect(ids({ personas: ['INTP'], sources: [{ ...people, use: 'alone' }] })).toHaveLength(4);
    expect(ids({ ...parts, rolePersonas: 'all', sources: [graded] }).slice(-3)).toEqual([
      'role+persona:nurse:plain+INTP:described',
      'role+persona:nurse:plain+graded-E-1:qualified',
      'role+persona:nurse:plain+graded-E-9:qualified',
    ]);
    const pairs = [{ role: 'nurse', persona: 'graded-E-9' }];
    expect(ids({ rolePersonas: pairs, sources: [graded] }).at(-1)).toBe(
      'role+persona:nurse:plain+graded-E-9:qualified',
    );
  });

  it('puts no person before another, and draws them with the seed', () => {
    const adults = {
      kind: 'population' as const,
      population: 'adults-with-traits',
      size: 3,
      use: 'both' as const,
    };
    const parts = selection({ personas: ['INTP'], sources: [adults] });
    const conditions = expandConditions(parts, library, 'en', 5);
    const carried = conditions.filter(({ kind }) => kind === 'role+persona');
    expect(carried.map(({ persona }) => persona)).toEqual(['INTP', 'INTP', 'INTP']);
    expect(expandConditions(parts, library, 'en', 5)).toEqual(conditions);
    expect(expandConditions(parts, library, 'en', 6)).not.toEqual(conditions);
    const made = madePersonas(parts, library, 5, 'en');
    expect(made.map(({ id, wordings }) => `persona:${id}:drawn ${wordings[0]?.text.en}`)).toEqual(
      conditions
        .filter(({ persona }) => persona?.startsWith('adults'))
        .map(({ id, system }) => `${id} ${system}`),
    );
  });

  it('refuses two conditions of one name', () => {
    const placebo = library.placebos.get('lake')!;
    const wordings = [{ ...placebo.wordings[0]!, id: 'described' }];
    const placebos = new Map([['matched-INTP', { ...placebo, id: 'matched-INTP', wordings }]]);
    const parts = selection({ personas: ['INTP'], placebos: 'all', matched: ['placebo'] });
    expect(() => expandConditions(parts, { ...library, placebos })).toThrow('placebo:matched-INTP:described');
  });
});
