import type { AdjectivePairs } from '../../../shared/domain/adjectives.js';
import type { Persona } from '../../../shared/domain/persona.js';
import {
  LEVELS,
  TRAIT_NAMES,
  TRAITS,
  type GradingScheme,
  type Trait,
} from '../../../shared/domain/persona-source.js';
import { targetsOf, type InstrumentsAtHand } from './trait-targets.js';

/** The language that the adjective pairs, and so every graded text, are in. */
export const GRADED_LANGUAGE = 'en';

const MIDDLE = 5;

/** What stands before an adjective, by the level's distance from the middle (0 to 4). */
const QUALIFIERS: Readonly<Record<GradingScheme, readonly string[]>> = {
  published: ['', 'a bit ', '', 'very ', 'extremely '],
  qualified: ['', 'a bit ', 'quite ', 'very ', 'extremely '],
};

/**
 * One phrase for each pair of opposite adjectives (low pole first) at a graded level (1 to 9): `extremely timid`, `quite bold`,
 * and `neither timid nor bold` at 5. Levels and qualifiers follow Serapio-García et al. 2023 (arXiv:2307.00184).
 */
export function gradedPhrases(
  pairs: readonly (readonly [string, string])[],
  level: number,
  scheme: GradingScheme,
): string[] {
  if (level === MIDDLE) return pairs.map(([low, high]) => `neither ${low} nor ${high}`);
  const qualifier = QUALIFIERS[scheme][Math.abs(level - MIDDLE)] ?? '';
  return pairs.map(([low, high]) => `${qualifier}${level < MIDDLE ? low : high}`);
}

/** `You are a, b and c.` from one phrase or more. */
export function youAre(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  if (phrases.length < 2) return `You are ${last}.`;
  return `You are ${phrases.slice(0, -1).join(', ')} and ${last}.`;
}

/** The sentence that asks for a level (1 to 9) of a trait with all of the trait's adjective pairs. */
export function gradedSentence(
  adjectives: AdjectivePairs,
  trait: Trait,
  level: number,
  scheme: GradingScheme,
): string {
  return youAre(gradedPhrases(adjectives.traits[trait], level, scheme));
}

/**
 * One persona for each trait and level, in the order of the traits and upwards, with targets on every instrument at hand that
 * measures the trait.
 */
export function gradedPersonas(
  source: {
    readonly traits: readonly Trait[];
    readonly levels: readonly number[];
    readonly scheme: GradingScheme;
  },
  adjectives: AdjectivePairs,
  instruments: InstrumentsAtHand,
): Persona[] {
  const levels = LEVELS.filter((level) => source.levels.includes(level));
  return TRAITS.filter((trait) => source.traits.includes(trait)).flatMap((trait) =>
    levels.map((level) => ({
      id: `graded-${trait}-${level}`,
      name: `${TRAIT_NAMES[trait]}, level ${level} of ${LEVELS.length}`,
      wordings: [
        {
          id: source.scheme,
          heldOut: false,
          text: { [GRADED_LANGUAGE]: gradedSentence(adjectives, trait, level, source.scheme) },
        },
      ],
      targets: targetsOf({ [trait]: level }, instruments),
    })),
  );
}
