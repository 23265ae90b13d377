import type { Trait } from '../../../shared/domain/persona-source.js';
import {
  populationSchema,
  type Attribute,
  type Category,
  type Population,
} from '../../../shared/domain/population.js';
import { type Problem, repeatedIdentifiers, validateAgainst } from '../../instruments/problems.js';

/**
 * Checks a population file beyond its schema: identifiers are unique, `given` names earlier attributes and their categories, a
 * trait has its level from one attribute alone, and every row of a table names one category of every attribute. `source` names
 * the file in messages. Throws `INVALID_PERSONA` naming the places.
 */
export function validatePopulation(raw: unknown, source: string): Population {
  return validateAgainst(raw, populationSchema, populationProblems, {
    code: 'INVALID_PERSONA',
    what: 'population',
    source,
  });
}

function populationProblems(population: Population): Problem[] {
  const { attributes } = population;
  return [
    ...repeatedIdentifiers(attributes, ['attributes']),
    ...attributes.flatMap(({ categories }, index) =>
      repeatedIdentifiers(categories, ['attributes', index, 'categories']),
    ),
    ...attributes.flatMap((attribute, index) => givenProblems(population, attribute, index)),
    ...traitProblems(attributes),
    ...(population.from === 'table' ? rowProblems(population) : []),
  ];
}

function givenProblems(
  { from, attributes }: Population,
  { categories }: Attribute,
  index: number,
): Problem[] {
  return categories.flatMap(({ given = {} }, place) => {
    const path = ['attributes', index, 'categories', place, 'given'];
    return Object.entries(given).flatMap(([earlier, wanted]): Problem[] => {
      if (from === 'table')
        return [{ path: [...path, earlier], message: 'means nothing in a table: its rows say who there is' }];
      const attribute = attributes.slice(0, index).find(({ id }) => id === earlier);
      if (attribute === undefined)
        return [{ path: [...path, earlier], message: 'must be an earlier attribute' }];
      return wanted.flatMap((value, position) =>
        attribute.categories.some(({ id }) => id === value)
          ? []
          : [
              {
                path: [...path, earlier, position],
                message: `must be ${categoryNames(attribute.categories)}`,
              },
            ],
      );
    });
  });
}

/** Two attributes that each set the level of a trait would leave it open which of them counts. */
function traitProblems(attributes: readonly Attribute[]): Problem[] {
  const owners = new Map<Trait, string>();
  return attributes.flatMap(({ id, categories }, index) =>
    categories.flatMap(({ levels = {} }, place) =>
      (Object.keys(levels) as Trait[]).flatMap((trait): Problem[] => {
        const owner = owners.get(trait) ?? id;
        owners.set(trait, owner);
        if (owner === id) return [];
        const path = ['attributes', index, 'categories', place, 'levels', trait];
        return [{ path, message: `has its level from attribute "${owner}" already` }];
      }),
    ),
  );
}

function rowProblems({ attributes, rows }: Extract<Population, { from: 'table' }>): Problem[] {
  return rows.flatMap(({ values }, row) => [
    ...attributes.flatMap(({ id, categories }): Problem[] => {
      const value = values[id];
      if (value === undefined)
        return [{ path: ['rows', row, 'values'], message: `must name a category of attribute "${id}"` }];
      return categories.some((category) => category.id === value)
        ? []
        : [{ path: ['rows', row, 'values', id], message: `must be ${categoryNames(categories)}` }];
    }),
    ...Object.keys(values)
      .filter((name) => !attributes.some(({ id }) => id === name))
      .map((name) => ({
        path: ['rows', row, 'values', name],
        message: 'is no attribute of this population',
      })),
  ]);
}

function categoryNames(categories: readonly Category[]): string {
  return categories.map(({ id }) => `"${id}"`).join(' or ');
}
