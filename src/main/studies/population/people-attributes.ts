import type { PeopleAttributes } from '../../../shared/domain/population/attributes.js';
import type { HumanReference } from '../../../shared/domain/population/reference.js';
import type { Persona } from '../../../shared/domain/persona.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import type { Library } from '../../library/load-library.js';
import { drawPeople } from '../../personas/sources/population.js';
import { rowOfPerson } from './row-people.js';

/**
 * The subgroup values of the people of a design, by persona or role: for people drawn their category of every attribute, for
 * people made of rows the row's own subgroups. Nothing is known of other personas.
 */
export function peopleAttributes(
  design: StudyDesign,
  library: Pick<Library, 'populations'>,
  reference: HumanReference,
  made: readonly Persona[],
): PeopleAttributes {
  const attributes: Record<string, Record<string, string>> = {};
  for (const source of design.conditions.sources) {
    const population = source.kind === 'population' ? library.populations.get(source.population) : undefined;
    if (source.kind !== 'population' || population === undefined) continue;
    for (const { id, categories } of drawPeople(population, source.size, design.seed)) {
      attributes[id] = Object.fromEntries(
        population.attributes.map((attribute, at) => [attribute.id, categories[at]?.id ?? '']),
      );
    }
  }
  const groups = reference.from === 'answers' ? (reference.groups ?? {}) : {};
  for (const { id } of made) {
    const row = rowOfPerson(id);
    if (row === null) continue;
    attributes[id] = Object.fromEntries(
      Object.entries(groups).map(([name, values]) => [name, values[row] ?? '']),
    );
  }
  return attributes;
}
