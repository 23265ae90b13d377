import { z } from 'zod';
import { identifierSchema } from './text.js';

export const TRAITS = ['E', 'A', 'C', 'N', 'O'] as const;
/** The five domains in the order in which the adjective pairs are published. */
export type Trait = (typeof TRAITS)[number];

/** Names of the traits, for readers. */
export const TRAIT_NAMES: Readonly<Record<Trait, string>> = {
  E: 'Extraversion',
  A: 'Agreeableness',
  C: 'Conscientiousness',
  N: 'Neuroticism',
  O: 'Openness',
};

export const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** A graded level: 1 asks for the low pole, 5 for neither, 9 for the high pole; as a share of the range (level - 1) / 8. */
export const levelSchema = z.number().int().min(1).max(9);

export const GRADING_SCHEMES = ['qualified', 'published'] as const;
/**
 * How levels are put into words. `published` (Serapio-García et al. 2023): extremely, very, the bare adjective, a bit, neither
 * … nor. `qualified`: the same with "quite" at levels 3 and 7, since a bare adjective can be read as the pole.
 */
export type GradingScheme = (typeof GRADING_SCHEMES)[number];

function levelsSchema(levels: readonly number[]) {
  return z
    .array(levelSchema)
    .min(1)
    .refine((chosen) => new Set(chosen).size === chosen.length, { error: 'must not repeat a level' })
    .default([...levels]);
}

const traitsSchema = z
  .array(z.enum(TRAITS))
  .min(1)
  .refine((traits) => new Set(traits).size === traits.length, { error: 'must not repeat a trait' })
  .default([...TRAITS]);

export const gradingSchemeSchema = z.enum(GRADING_SCHEMES).default('qualified');

/** Where personas come from that stand in no file: they are made when the plan is, the same ones every time. */
export const personaSourceSchema = z.discriminatedUnion('kind', [
  /** One persona for each trait and level, out of the trait's adjective pairs. */
  z.strictObject({
    kind: z.literal('graded'),
    traits: traitsSchema,
    levels: levelsSchema(LEVELS),
    scheme: gradingSchemeSchema,
  }),
  /** One persona for each combination of levels over the traits: with five traits and levels 1 and 9, 32 of them. */
  z.strictObject({
    kind: z.literal('profiles'),
    traits: traitsSchema,
    levels: levelsSchema([1, 9]),
    scheme: gradingSchemeSchema,
  }),
  /** People drawn from a population file, with the study's seed. */
  z.strictObject({
    kind: z.literal('population'),
    population: identifierSchema,
    size: z.number().int().min(1).max(10_000),
    /**
     * `alone`: as conditions of their own; `carriers`: each before every persona of the study, as a role is; `both`.
     */
    use: z.enum(['alone', 'carriers', 'both']).default('alone'),
  }),
]);
export type PersonaSource = z.infer<typeof personaSourceSchema>;

export const MATCHED = ['placebo', 'anti-target'] as const;
/** What is made of the same token length for every persona of a study. */
export type Matched = (typeof MATCHED)[number];
