import type { AdjectivePairs } from '../../../shared/domain/adjectives.js';
import type { Persona, Role } from '../../../shared/domain/persona.js';
import type { PersonaSource } from '../../../shared/domain/persona-source.js';
import type { Population } from '../../../shared/domain/population.js';
import type { Language } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import { gradedPersonas } from './graded.js';
import { conditioningOf, drawPeople } from './population.js';
import { profilePersonas } from './profiles.js';
import type { InstrumentsAtHand } from './trait-targets.js';

/** What personas are made of, and the names that they may not take. */
export interface SourceTexts {
  readonly instruments: InstrumentsAtHand;
  readonly adjectives: AdjectivePairs;
  readonly populations: ReadonlyMap<string, Population>;
  readonly personas: ReadonlyMap<string, unknown>;
  readonly roles: ReadonlyMap<string, unknown>;
}

/** Text that is put before a persona's, as a role's is. */
export type Carrier = Pick<Persona, 'id' | 'name' | 'wordings'>;

/** What the sources of a study make. */
export interface MadePersonas {
  /** Personas and people with levels of traits. */
  readonly personas: readonly Persona[];
  /** People without levels of traits. */
  readonly roles: readonly Role[];
  readonly carriers: readonly Carrier[];
  /** Identifiers of the people among all of these. */
  readonly people: ReadonlySet<string>;
}

/**
 * Makes the personas of the sources, in the order of the sources: the same ones for the same seed. What two sources make alike
 * is there once; a persona that two of them put differently has both wordings. Throws `INVALID_STUDY` for a population that is
 * not in the library, for a name that the library has taken, and what the sources throw.
 */
export function personasOf(
  sources: readonly PersonaSource[],
  texts: SourceTexts,
  seed: number,
  language: Language,
): MadePersonas {
  const personas = new Map<string, Persona>();
  const roles = new Map<string, Role>();
  const carriers = new Map<string, Carrier>();
  const people = new Set<string>();
  for (const source of sources) {
    if (source.kind === 'graded')
      addAll(personas, gradedPersonas(source, texts.adjectives, texts.instruments));
    if (source.kind === 'profiles')
      addAll(personas, profilePersonas(source, texts.adjectives, texts.instruments));
    if (source.kind !== 'population') continue;
    const population = findPopulation(texts.populations, source.population);
    for (const person of drawPeople(population, source.size, seed)) {
      const made = conditioningOf(population, person, texts, language);
      people.add(person.id);
      if (source.use !== 'carriers') {
        if ('persona' in made) personas.set(person.id, made.persona);
        else roles.set(person.id, made.role);
      }
      if (source.use !== 'alone') carriers.set(person.id, 'persona' in made ? made.persona : made.role);
    }
  }
  refuseTaken([...personas.keys(), ...roles.keys(), ...carriers.keys()], texts);
  return {
    personas: [...personas.values()],
    roles: [...roles.values()],
    carriers: [...carriers.values()],
    people,
  };
}

function addAll(made: Map<string, Persona>, personas: readonly Persona[]): void {
  for (const persona of personas) {
    const present = made.get(persona.id);
    const added = persona.wordings.filter(({ id }) => present?.wordings.every((known) => known.id !== id));
    made.set(
      persona.id,
      present === undefined ? persona : { ...present, wordings: [...present.wordings, ...added] },
    );
  }
}

function findPopulation(populations: SourceTexts['populations'], id: string): Population {
  const population = populations.get(id);
  if (population !== undefined) return population;
  throw new MettleError(
    'INVALID_STUDY',
    `The study names the population "${id}", which is not in the library.`,
    {
      hint: `Choose from: ${[...populations.keys()].join(', ')}.`,
    },
  );
}

function refuseTaken(ids: readonly string[], { personas, roles }: SourceTexts): void {
  const taken = ids.find((id) => personas.has(id) || roles.has(id));
  if (taken === undefined) return;
  throw new MettleError(
    'INVALID_STUDY',
    `The study's sources make "${taken}", and the library has a text of that name.`,
    { hint: 'Give the text in your library another id, or leave the source out.' },
  );
}
