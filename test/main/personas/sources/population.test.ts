import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { conditioningOf, drawPeople } from '../../../../src/main/personas/sources/population.js';
import { validatePopulation } from '../../../../src/main/personas/sources/validate-population.js';
import type { Population } from '../../../../src/shared/domain/population.js';
import { personaSchema, roleSchema } from '../../../../src/shared/domain/persona.js';

const library = await loadLibrary();
const biographies = library.populations.get('biographies')!;
const adults = library.populations.get('adults-with-traits')!;
const tenants = library.populations.get('tenants')!;
const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const kinds = (population: Population, size: number, seed: number): string[] =>
  drawPeople(population, size, seed).map(({ categories }) => categories.map(({ id }) => id).join(' '));

/** Someone whose second attribute depends on the first. */
function made(changes: object = {}): Population {
  return validatePopulation(
    {
      schemaVersion: 1,
      id: 'made',
      name: 'Made',
      licence: 'CC0-1.0',
      citation: 'None.',
      from: 'marginals',
      attributes: [
        {
          id: 'age',
          name: 'Age',
          categories: [
            { id: 'young', share: 1, sentence: { en: 'You are 20.', de: 'Du bist 20.' } },
            { id: 'old', share: 3, sentence: { en: 'You are 80.' } },
          ],
        },
        {
          id: 'work',
          name: 'Work',
          categories: [
            { id: 'student', share: 5, given: { age: ['young'] } },
            { id: 'any', share: 5, levels: { N: 2 } },
          ],
        },
      ],
      ...changes,
    },
    'made.json',
  );
}

describe('drawPeople', () => {
  it('draws the same people for the same seed, and more of them for a larger size', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, size) => {
        for (const population of [biographies, tenants]) {
          expect(drawPeople(population, size, seed)).toEqual(drawPeople(population, 40, seed).slice(0, size));
        }
      }),
      { numRuns: 20 },
    );
    expect(kinds(biographies, 20, 1)).not.toEqual(kinds(biographies, 20, 2));
  });

  it('numbers people, within the length of an identifier', () => {
    expect(drawPeople(tenants, 2, 1).map(({ id }) => id)).toEqual(['tenants-0001', 'tenants-0002']);
    const long = drawPeople({ ...tenants, id: 'x'.repeat(64) }, 1, 1)[0]!;
    expect(long.id).toBe(`${'x'.repeat(58)}-0001`);
  });

  it('recovers the shares of marginals, also of those that apply to some only', () => {
    const people = drawPeople(made(), 20_000, 5);
    const share = (of: typeof people, id: string): number =>
      of.filter(({ categories }) => categories.some((category) => category.id === id)).length / of.length;
    const young = people.filter(({ categories }) => categories[0]?.id === 'young');
    // Five standard errors: √(p(1 - p) / n) is at most 0.0036 of all and 0.0071 of the young.
    expect(Math.abs(share(people, 'young') - 0.25)).toBeLessThan(0.016);
    expect(Math.abs(share(young, 'student') - 0.5)).toBeLessThan(0.036);
    expect(
      share(
        people.filter((person) => !young.includes(person)),
        'student',
      ),
    ).toBe(0);
  });

  it('recovers the weights of a table, and draws no one who is not in it', () => {
    if (tenants.from !== 'table') throw new TypeError('tenants are a table');
    const total = tenants.rows.reduce((sum, { weight }) => sum + weight, 0);
    const drawn = kinds(tenants, 13_000, 3);
    for (const { weight, values } of tenants.rows) {
      const row = tenants.attributes.map(({ id }) => values[id]).join(' ');
      const share = drawn.filter((kind) => kind === row).length / drawn.length;
      expect(Math.abs(share - weight / total)).toBeLessThan(0.021);
    }
    expect(new Set(drawn).size).toBe(tenants.rows.length);
  });

  it('names the attribute that leaves someone without a category', () => {
    const population = made();
    const [age, work] = population.attributes;
    const narrow = { ...work!, categories: work!.categories.slice(0, 1) };
    expect(() => drawPeople({ ...population, attributes: [age!, narrow] }, 50, 1)).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message: 'Attribute work of population made has no category for a person with age old.',
      }),
    );
  });
});

describe('conditioningOf', () => {
  const told = (population: Population, size: number) =>
    drawPeople(population, size, 9).map((person) => conditioningOf(population, person, library, 'en'));

  it('composes biographies as roles, in the order of the attributes', () => {
    for (const person of told(biographies, 60)) {
      if (!('role' in person)) throw new TypeError('a biography has no levels');
      const role = roleSchema.parse(person.role);
      expect(role.reason).toBe('Drawn from the population "Biographies".');
      const sentences = role.wordings[0]!.text.en!.split(/(?<=\.) /);
      expect(sentences.length).toBeGreaterThanOrEqual(10);
      expect(sentences[0]).toMatch(/years old/);
    }
  });

  it('makes personas of people with traits, told with the graded sentence of each', () => {
    for (const [index, person] of drawPeople(adults, 30, 4).entries()) {
      const composed = conditioningOf(adults, person, library, 'en');
      if (!('persona' in composed)) throw new TypeError('these have levels');
      const persona = personaSchema.parse(composed.persona);
      const levels = Object.assign(
        {},
        ...person.categories.map((category) => category.levels ?? {}),
      ) as object;
      expect(Object.keys(levels), `person ${index}`).toHaveLength(5);
      expect(persona.targets['ipip-neo-120']).toEqual(
        Object.fromEntries(
          Object.entries(levels).map(([trait, level]) => [trait, ((level as number) - 1) / 8]),
        ),
      );
      expect(persona.wordings[0]!.text.en!.match(/You are /g)).toHaveLength(6);
    }
  });

  it('tells a category with a sentence by it alone', () => {
    const population = made({
      attributes: [
        {
          id: 'mood',
          name: 'Mood',
          categories: [{ id: 'calm', share: 1, sentence: { en: 'Nothing upsets you.' }, levels: { N: 1 } }],
        },
      ],
    });
    expect(told(population, 1)).toMatchObject([
      {
        persona: {
          targets: { 'ipip-neo-120': { N: 0 } },
          wordings: [{ text: { en: 'Nothing upsets you.' } }],
        },
      },
    ]);
  });

  it.each([
    [{ age: 'old' }, 'de', 'category old of attribute age of population made has no text in language "de"'],
    [{ age: 'young', work: 'any' }, 'de', 'can be told in language "en" alone'],
  ])('refuses %j in %s', (wanted, language, message) => {
    const population = made();
    const person = drawPeople(population, 100, 1).find(({ categories }) =>
      Object.values(wanted).every((id) => categories.some((category) => category.id === id)),
    )!;
    expect(() => conditioningOf(population, person, library, language)).toThrow(
      expect.objectContaining({ code: 'INVALID_STUDY', message: expect.stringContaining(message) as string }),
    );
  });

  it('refuses a person of whom nothing is said', () => {
    const silent = made({
      attributes: [{ id: 'a', name: 'A', categories: [{ id: 'one', share: 1 }] }],
    });
    expect(() => told(silent, 1)).toThrow(expect.objectContaining({ code: 'INVALID_STUDY' }));
  });
});

describe('validatePopulation', () => {
  const attribute = (id: string, ...categories: object[]) => ({ id, name: id, categories });
  const one = (changes: object = {}) => ({ id: 'one', share: 1, ...changes });
  it.each([
    [[attribute('a', one()), attribute('a', one())], 'attributes[1] (a).id: "a" is used twice'],
    [[attribute('a', one(), one())], 'attributes[0] (a).categories[1] (one).id: "one" is used twice'],
    [
      [attribute('a', one({ given: { b: ['one'] } })), attribute('b', one())],
      'attributes[0] (a).categories[0] (one).given.b: must be an earlier attribute',
    ],
    [
      [attribute('a', one()), attribute('b', one({ given: { a: ['two'] } }))],
      'attributes[1] (b).categories[0] (one).given.a[0]: must be "one"',
    ],
    [
      [attribute('a', one({ levels: { E: 1 } })), attribute('b', one({ levels: { E: 9 } }))],
      'attributes[1] (b).categories[0] (one).levels.E: has its level from attribute "a" already',
    ],
    [[attribute('a', one({ share: 0 }))], 'attributes[0] (a).categories[0] (one).share'],
  ])('refuses attributes %j', (attributes, place) => {
    expect(() => made({ attributes })).toThrow(
      expect.objectContaining({
        code: 'INVALID_PERSONA',
        message: expect.stringContaining(`made.json is not a valid population: ${place}`) as string,
      }),
    );
  });

  it.each([
    [{ values: {} }, 'rows[0].values: must name a category of attribute "a"'],
    [{ values: { a: 'two' } }, 'rows[0].values.a: must be "one"'],
    [{ values: { a: 'one', b: 'one' } }, 'rows[0].values.b: is no attribute of this population'],
    [{ values: { a: 'one' }, weight: 0 }, 'rows[0].weight'],
  ])('refuses the row %j', (row, place) => {
    expect(() => made({ from: 'table', attributes: [attribute('a', one())], rows: [row] })).toThrow(
      expect.objectContaining({ message: expect.stringContaining(place) as string }),
    );
  });

  it('refuses conditions in a table, which says itself who there is', () => {
    const attributes = [attribute('a', one()), attribute('b', one({ given: { a: ['one'] } }))];
    expect(() => made({ from: 'table', attributes, rows: [{ values: { a: 'one', b: 'one' } }] })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('means nothing in a table') as string }),
    );
  });
});
