import type { Condition } from '../../../../shared/domain/condition.js';
import { personaSourceSchema, TRAITS, type PersonaSource } from '../../../../shared/domain/persona-source.js';
import { parseMadeName, type MadeName } from './made-names.js';

export type TraitSource = Exclude<PersonaSource, { kind: 'population' }>;
export type PopulationSource = Extract<PersonaSource, { kind: 'population' }>;

/** People that a source begins with. */
const FIRST_PEOPLE = 20;

/** A source as it is first put in: all traits and levels, the profiles of the two ends, or people of a population. */
export function newSource(kind: TraitSource['kind']): TraitSource;
export function newSource(kind: 'population', population: string): PopulationSource;
export function newSource(kind: PersonaSource['kind'], population?: string): PersonaSource {
  return personaSourceSchema.parse(
    kind === 'population' ? { kind, population, size: FIRST_PEOPLE } : { kind },
  );
}

/** How many personas a source makes. */
export function personaCount(source: PersonaSource): number {
  switch (source.kind) {
    case 'graded':
      return source.traits.length * source.levels.length;
    case 'profiles':
      return source.levels.length ** source.traits.length;
    case 'population':
      return source.size;
  }
}

/** The conditions of a plan that a source makes, texts of matched length left out. */
export function conditionsOf(source: PersonaSource, conditions: readonly Condition[]): Condition[] {
  return conditions.filter((condition) => {
    if (condition.lengthOf !== undefined) return false;
    return [condition.persona, condition.role].some((id) => {
      const made = id === undefined ? null : parseMadeName(id);
      return made !== null && makes(source, made, condition);
    });
  });
}

function makes(source: PersonaSource, made: MadeName, { kind, wording }: Condition): boolean {
  if (source.kind !== made.kind) return false;
  if (source.kind === 'population' && made.kind === 'population') {
    const stands = kind === 'role+persona' ? source.use !== 'alone' : source.use !== 'carriers';
    return stands && source.population.startsWith(made.prefix) && made.number <= source.size;
  }
  if (source.kind === 'population' || made.kind === 'population') return false;
  const told = TRAITS.filter((trait) => made.levels[trait] !== undefined);
  return (
    wording === source.scheme &&
    told.every((trait) => source.traits.includes(trait) && source.levels.includes(made.levels[trait] ?? 0)) &&
    (source.kind === 'graded' || told.length === source.traits.length)
  );
}

/** How many different personas a plan holds that were made out of adjectives: those that roles are put together with. */
export function portraitCount(conditions: readonly Condition[]): number {
  const ids = conditions.flatMap(({ kind, persona }) =>
    kind === 'persona' && persona !== undefined ? [persona] : [],
  );
  return [...new Set(ids)].filter((id) => {
    const made = parseMadeName(id);
    return made !== null && made.kind !== 'population';
  }).length;
}
