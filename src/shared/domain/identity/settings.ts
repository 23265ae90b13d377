import { z } from 'zod';
import { identifierSchema } from '../text.js';

/** Conditioning texts that say how to answer, as the library holds them among its roles. */
export const PLAIN_ARM = 'answer-only';
export const ACCURACY_ARM = 'strive-for-accuracy';
/** Asks for reasons before the answer: for sampled answers in free text alone. */
export const REASONING_ARM = 'reason-first';
export const IRRELEVANT_IDENTITY = 'left-handed';
/** The instrument that a study with confidence ratings makes of its headlines. */
export const CONFIDENCE_INSTRUMENT = 'confidence-ratings';
/**
 * Largest advantage of congruent over incongruent conclusions that counts as none: a tenth of it. Source's largest effect is
 * nine times that ("up to 90 %", Dash et al. 2025). See decision 33.
 */
export const RATIO_MARGIN = 0.1;

/** How a study of kind `identity` asks. Its identities are the design's roles, its stimuli the design's instruments. */
export const identitySettingsSchema = z.strictObject({
  /** A role that has no stake in anything asked, made as long as each identity; null: none. */
  irrelevant: identifierSchema.nullable().default(IRRELEVANT_IDENTITY),
  /** Roles that say how to answer, put before every identity; the others are compared with the first. */
  arms: z
    .array(identifierSchema)
    .min(1)
    .max(5)
    .refine((arms) => new Set(arms).size === arms.length, { error: 'must not repeat an arm' })
    .default([PLAIN_ARM, ACCURACY_ARM]),
  /** Of equivalence: P(correct | congruent) / P(correct | incongruent) within 1 / (1 + margin) .. 1 + margin is even-handed. */
  margin: z.number().gt(0).max(2).default(RATIO_MARGIN),
  /** Asks after every rating of a headline, in a second turn, how sure it is, from 1 to 7. */
  confidence: z.boolean().default(false),
});
export type IdentitySettings = z.infer<typeof identitySettingsSchema>;
