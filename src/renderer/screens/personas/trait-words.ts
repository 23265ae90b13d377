import type { GradingScheme, Trait } from '../../../shared/domain/persona-source.js';

/** The five traits by name. */
export const TRAIT_WORDS: Readonly<Record<Trait, string>> = {
  E: 'Extraversion',
  A: 'Agreeableness',
  C: 'Conscientiousness',
  N: 'Neuroticism',
  O: 'Openness',
};

/** How each scheme puts levels into words. */
export const SCHEME_WORDS: Readonly<
  Record<GradingScheme, { readonly name: string; readonly means: string }>
> = {
  qualified: {
    name: 'Qualified',
    means: 'Levels 3 and 7 say “quite”, since a bare adjective can be read as the pole.',
  },
  published: {
    name: 'As published',
    means: 'Levels 3 and 7 are the bare adjective, as in Serapio-García et al. (2023).',
  },
};

const MIDDLE = 5;
const HIGHEST = 9;

/** Which pole a graded level leans to. */
export function levelLeaning(level: number): string {
  if (level === 1) return 'low pole';
  if (level === HIGHEST) return 'high pole';
  if (level === MIDDLE) return 'neither';
  return level < MIDDLE ? 'towards low' : 'towards high';
}

/** Graded levels by trait, in a line: `Extraversion 7, Openness 2`. */
export function traitLevels(levels: Readonly<Partial<Record<Trait, number>>>): string {
  return Object.entries(levels)
    .map(([trait, level]) => `${TRAIT_WORDS[trait as Trait]} ${level}`)
    .join(', ');
}
