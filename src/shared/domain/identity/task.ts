import { z } from 'zod';
import { identifierSchema } from '../text.js';

/** One of the two conclusions that a table can support, and who is congruent with it. */
export const claimSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  /** Identities that would rather have this conclusion; nobody's in a neutral cover. */
  held: z.array(identifierSchema).default([]),
});

/** A story around the counts, in two versions with swapped labels: one for each claim. */
export const coverSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  claims: z.tuple([claimSchema, claimSchema]),
});
export type Claim = z.infer<typeof claimSchema>;
export type Cover = z.infer<typeof coverSchema>;

/**
 * What an instrument measures of reasoning. `veracity`: items are headlines, rated for accuracy, keyed +1 where true and -1
 * where false. `evidence`: items are 2x2 tables with two conclusions, of which the upper option (score 1) is the one that the
 * rates support. `confidence`: items are second turns, each of which asks how sure an answer to a headline is; a study makes
 * that instrument itself.
 */
export const taskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('veracity') }),
  z.strictObject({ kind: z.literal('evidence'), covers: z.array(coverSchema).min(1) }),
  z.strictObject({ kind: z.literal('confidence') }),
]);
export type Task = z.infer<typeof taskSchema>;
export type EvidenceTask = Extract<Task, { kind: 'evidence' }>;

/** What a table is: its cover, the claim that its rates support, and which counts it holds. */
export const evidenceSchema = z.strictObject({
  cover: identifierSchema,
  supports: identifierSchema,
  /** Tables with the same counts, one for each claim of a cover, are a pair. */
  counts: identifierSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Which answer a second turn asks about. */
export const firstTurnSchema = z.strictObject({
  instrument: identifierSchema,
  item: identifierSchema,
  /**
   * Place (from 0, ascending by score) of the option that stands as the answer in the first turn: option probabilities are read
   * after each of them. Absent where answers are sampled: what the same run said stands there.
   */
  option: z.number().int().min(0).exactOptional(),
});
export type FirstTurn = z.infer<typeof firstTurnSchema>;

/** True for a cover that no identity has a stake in. */
export function isNeutral({ claims }: Pick<Cover, 'claims'>): boolean {
  return claims.every(({ held }) => held.length === 0);
}
