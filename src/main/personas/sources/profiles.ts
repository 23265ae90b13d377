import type { AdjectivePairs } from '../../../shared/domain/adjectives.js';
import type { Persona } from '../../../shared/domain/persona.js';
import { LEVELS, TRAITS, type GradingScheme, type Trait } from '../../../shared/domain/persona-source.js';
import { MettleError } from '../../../shared/errors.js';
import { GRADED_LANGUAGE, gradedSentence } from './graded.js';
import { targetsOf, type InstrumentsAtHand, type TraitLevels } from './trait-targets.js';

/** As many people as a population source may draw. */
const MOST_PROFILES = 10_000;

/**
 * One persona for each combination of levels over the traits, told with a graded sentence for each trait; the last trait's
 * level changes fastest. With five traits and levels 1 and 9 these are the 2^5 profiles of Serapio-García et al. 2023
 * (arXiv:2307.00184). Throws `INVALID_STUDY` where that would be more than 10,000.
 */
export function profilePersonas(
  source: {
    readonly traits: readonly Trait[];
    readonly levels: readonly number[];
    readonly scheme: GradingScheme;
  },
  adjectives: AdjectivePairs,
  instruments: InstrumentsAtHand,
): Persona[] {
  const traits = TRAITS.filter((trait) => source.traits.includes(trait));
  const levels = LEVELS.filter((level) => source.levels.includes(level));
  const count = levels.length ** traits.length;
  if (count > MOST_PROFILES) {
    throw new MettleError(
      'INVALID_STUDY',
      `Profiles of ${levels.length} levels over ${traits.length} traits would be ${count} personas, more than ${MOST_PROFILES}.`,
      { hint: 'Give the source in conditions.sources fewer levels or fewer traits.' },
    );
  }
  let combinations: TraitLevels[] = [{}];
  for (const trait of traits) {
    combinations = combinations.flatMap((chosen) => levels.map((level) => ({ ...chosen, [trait]: level })));
  }
  return combinations.map((chosen) => {
    const told = traits.flatMap((trait) => {
      const level = chosen[trait];
      return level === undefined ? [] : [{ trait, level }];
    });
    return {
      id: `profile-${told.map(({ trait, level }) => `${trait}${level}`).join('-')}`,
      name: `Profile ${told.map(({ trait, level }) => `${trait}${level}`).join(' ')}`,
      wordings: [
        {
          id: source.scheme,
          heldOut: false,
          text: {
            [GRADED_LANGUAGE]: told
              .map(({ trait, level }) => gradedSentence(adjectives, trait, level, source.scheme))
              .join(' '),
          },
        },
      ],
      targets: targetsOf(chosen, instruments),
    };
  });
}
