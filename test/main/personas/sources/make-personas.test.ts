import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { personasOf } from '../../../../src/main/personas/sources/make-personas.js';
import { personaSourceSchema, type PersonaSource } from '../../../../src/shared/domain/persona-source.js';

const library = await loadLibrary();
const sources = (...given: object[]): PersonaSource[] =>
  given.map((source) => personaSourceSchema.parse(source));
const make = (given: PersonaSource[], seed = 1) => personasOf(given, library, seed, 'en');
const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

describe('personasOf', () => {
  it('puts people where their use says, with and without levels', () => {
    const people = (population: string, use: string) =>
      make(sources({ kind: 'population', population, size: 3, use }));
    const all = ['-0001', '-0002', '-0003'];
    const named = (id: string) => all.map((number) => `${id}${number}`);
    expect(people('biographies', 'alone')).toMatchObject({ personas: [], carriers: [] });
    expect(ids(people('biographies', 'alone').roles)).toEqual(named('biographies'));
    expect(people('biographies', 'carriers')).toMatchObject({ personas: [], roles: [] });
    expect(ids(people('biographies', 'carriers').carriers)).toEqual(named('biographies'));
    const both = people('adults-with-traits', 'both');
    expect(ids(both.personas)).toEqual(named('adults-with-traits'));
    expect(ids(both.carriers)).toEqual(named('adults-with-traits'));
    expect([...both.people]).toEqual(named('adults-with-traits'));
  });

  it('has each persona once, with the wordings of every source that makes it', () => {
    const made = make(
      sources(
        { kind: 'graded', traits: ['E'], levels: [3, 5] },
        { kind: 'graded', traits: ['E'], levels: [3], scheme: 'published' },
        { kind: 'graded', traits: ['E'], levels: [3] },
        { kind: 'population', population: 'tenants', size: 2 },
        { kind: 'population', population: 'tenants', size: 4 },
      ),
    );
    expect(made.personas.map(({ id, wordings }) => [id, ids(wordings)])).toEqual([
      ['graded-E-3', ['qualified', 'published']],
      ['graded-E-5', ['qualified']],
    ]);
    expect(made.roles).toHaveLength(4);
  });

  it('makes other people of another seed', () => {
    const given = sources({ kind: 'population', population: 'biographies', size: 5 });
    expect(make(given, 2)).toEqual(make(given, 2));
    expect(make(given, 2)).not.toEqual(make(given, 3));
  });

  it('refuses a population that is not there, and a name that is taken', () => {
    expect(() => make(sources({ kind: 'population', population: 'moon', size: 1 }))).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message: expect.stringContaining('"moon"') as string,
        hint: expect.stringContaining('biographies') as string,
      }),
    );
    const roles = new Map([['graded-E-1', {}]]);
    expect(() => personasOf(sources({ kind: 'graded' }), { ...library, roles }, 1, 'en')).toThrow(
      expect.objectContaining({ message: expect.stringContaining('"graded-E-1"') as string }),
    );
  });
});
