import { LEVELS, TRAIT_NAMES, TRAITS, type Trait } from '../../../../shared/domain/persona-source.js';

/** What a persona or a person that a source has made is, read from its identifier. */
export type MadeName =
  | {
      readonly kind: 'graded' | 'profiles';
      /** Graded levels, 1 to 9, by trait. */
      readonly levels: Readonly<Partial<Record<Trait, number>>>;
    }
  | {
      readonly kind: 'population';
      /** The beginning of the population's identifier, of 58 characters at most. */
      readonly prefix: string;
      /** From 1. */
      readonly number: number;
    };

const GRADED = /^graded-([EACNO])-([1-9])$/;
const PROFILE = /^profile-[EACNO][1-9](?:-[EACNO][1-9])*$/;
const PERSON = /^(.+)-(\d{4,5})$/;

/** Reads `graded-E-3`, `profile-E1-A9` and `tenants-0012`; null for what no source has named. */
export function parseMadeName(id: string): MadeName | null {
  const graded = GRADED.exec(id);
  if (graded !== null) return { kind: 'graded', levels: levelsOf([`${graded[1]}${graded[2]}`]) };
  if (PROFILE.test(id)) return { kind: 'profiles', levels: levelsOf(id.split('-').slice(1)) };
  const person = PERSON.exec(id);
  if (person === null) return null;
  return { kind: 'population', prefix: person[1] ?? '', number: Number(person[2]) };
}

/**
 * What a reader calls it: `Extraversion, level 3 of 9`, `Profile E1 A9`, `Tenants, person 12`; null for what no source has named.
 * `populations` are the names of the populations by identifier.
 */
export function madeName(id: string, populations: ReadonlyMap<string, string>): string | null {
  const made = parseMadeName(id);
  if (made === null) return null;
  if (made.kind === 'population') {
    const population = [...populations].find(([known]) => known.slice(0, LONGEST_PREFIX) === made.prefix);
    return population === undefined ? null : `${population[1]}, person ${made.number}`;
  }
  const told = TRAITS.flatMap((trait) => {
    const level = made.levels[trait];
    return level === undefined ? [] : [{ trait, level }];
  });
  if (made.kind === 'profiles') return `Profile ${told.map(({ trait, level }) => trait + level).join(' ')}`;
  return told.map(({ trait, level }) => `${TRAIT_NAMES[trait]}, level ${level} of ${LEVELS.length}`).join();
}

/** What a person's identifier takes of the population's. */
const LONGEST_PREFIX = 58;

function levelsOf(told: readonly string[]): Partial<Record<Trait, number>> {
  return Object.fromEntries(told.map((entry) => [entry.charAt(0), Number(entry.charAt(1))]));
}
