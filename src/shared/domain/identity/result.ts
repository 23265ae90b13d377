import { z } from 'zod';
import { coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema } from '../resistance/gate.js';
import { confidenceFindingsSchema } from './confidence.js';
import { armEffectSchema, competenceSchema, IDENTITY_VERDICTS, reasoningRowSchema } from './reasoning.js';
import { veracityRowSchema } from './veracity.js';

export const identityVerdictSchema = z.strictObject({
  label: z.enum(IDENTITY_VERDICTS),
  /** One sentence with the figures that it rests on. */
  sentence: z.string(),
});
export type IdentityVerdict = z.infer<typeof identityVerdictSchema>;

/** All findings of the study kind `identity` on one subject: plain data, every number finite. */
export const identityResultSchema = z.strictObject({
  verdict: identityVerdictSchema,
  /** True until everything that the study asks has been answered. */
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  /** Largest ratio, less 1, that counts as none. */
  margin: z.number(),
  gate: gateSchema,
  /** Neutral tables without an identity in the first arm; null without neutral tables. */
  competence: competenceSchema.nullable(),
  /** Discernment without an identity in the first arm lies above chance; null without headlines. */
  discerns: z.boolean().nullable(),
  /** In the design's order; the others are compared with the first. */
  arms: z.array(z.string()).readonly(),
  /** In the order of the study's conditions. */
  identities: z.array(z.string()).readonly(),
  irrelevant: z.string().nullable(),
  /** Baseline, irrelevant identity and identities, arm by arm; empty without headlines. */
  veracity: z.array(veracityRowSchema).readonly(),
  /** How sure ratings of headlines are said to be; null where the study does not ask, or nothing was answered. */
  confidenceRatings: confidenceFindingsSchema.nullable().default(null),
  /** Identities that have a stake in a cover, arm by arm; empty without evidence tables. */
  reasoning: z.array(reasoningRowSchema).readonly(),
  /** Neutral tables without an identity, arm by arm. */
  neutralByArm: z.array(z.strictObject({ arm: z.string(), accuracy: estimateSchema })).readonly(),
  /** Empty with one arm. */
  armEffects: z.array(armEffectSchema).readonly(),
});
export type IdentityResult = z.infer<typeof identityResultSchema>;

/** An identifier of an identity or an arm in words: `not-religious` reads "not religious". */
export function identityWords(id: string): string {
  return id.replaceAll('-', ' ');
}
