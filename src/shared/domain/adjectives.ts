import { z } from 'zod';
import { TRAITS } from './persona-source.js';

/** Pairs of opposite adjectives by trait, the low pole first. The format of `resources/conditioning/adjective-pairs.json`. */
export const adjectivePairsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  traits: z.record(z.enum(TRAITS), z.array(z.tuple([z.string().min(1), z.string().min(1)])).min(1)),
});
export type AdjectivePairs = z.infer<typeof adjectivePairsSchema>;
