import { z } from 'zod';
import { estimateSchema } from '../figures.js';

export const IDENTITY_VERDICTS = [
  'not-measurable',
  'identity-congruent',
  'even-handed',
  'undecided',
] as const;
export type IdentityVerdictLabel = (typeof IDENTITY_VERDICTS)[number];

/** How well neutral tables are read: the gate that motivated reasoning has to pass first. */
export const competenceSchema = z.strictObject({
  /** P(correct) on neutral tables, over counts and framings. */
  accuracy: estimateSchema,
  /** Pairs of tables that it rests on. */
  pairs: z.number().int(),
  /** Whether the interval lies above chance and the accuracy is at least what counts as above it. */
  passed: z.boolean(),
});
export type Competence = z.infer<typeof competenceSchema>;

/** What a subject makes of evidence tables under one identity in one arm. */
export const reasoningRowSchema = z.strictObject({
  identity: z.string(),
  arm: z.string(),
  /** Conditions that it was read from. */
  conditions: z.array(z.string()).readonly(),
  /** Names of the covers that the identity has a stake in. */
  covers: z.array(z.string()).readonly(),
  /** Pairs of tables, one congruent and one incongruent of the same counts, that were answered. */
  pairs: z.number().int(),
  framings: z.number().int(),
  /** P(correct) where the rates support what the identity would rather have, and where they do not. */
  congruent: z.number(),
  incongruent: z.number(),
  /** congruent - incongruent. */
  difference: estimateSchema.nullable(),
  /** congruent / incongruent - 1; null where one of the two is 0. */
  ratio: estimateSchema.nullable(),
  /** The same of the same tables under the irrelevant identity, else without any: what the subject leans to by itself. */
  ownLeaning: estimateSchema.nullable(),
  /** (1 + ratio) / (1 + ownLeaning) - 1: what the identity adds. */
  shift: estimateSchema.nullable(),
  /** Neutral tables under this identity. */
  neutral: competenceSchema.nullable(),
  /** Larger p of the two tests that ratio and shift lie above 0, 1 where one points down; adjusted after Holm over identities. */
  p: z.number().nullable(),
  pHolm: z.number().nullable(),
  /** Of the two one-sided tests against the margin. */
  pEquivalence: z.number().nullable(),
  label: z.enum(IDENTITY_VERDICTS),
});
export type ReasoningRow = z.infer<typeof reasoningRowSchema>;

/** What another way of answering does to an identity's effect, against the first arm: differences of differences. */
export const armEffectSchema = z.strictObject({
  identity: z.string(),
  arm: z.string(),
  /** Drop of discernment in this arm less that in the first: below 0 the arm helps. */
  drop: estimateSchema.nullable(),
  /** (1 + ratio) in this arm over (1 + ratio) in the first, less 1: below 0 the arm helps. */
  ratio: estimateSchema.nullable(),
  /** Neutral tables: accuracy in this arm less that in the first, under the identity. */
  neutral: estimateSchema.nullable(),
});
export type ArmEffect = z.infer<typeof armEffectSchema>;
