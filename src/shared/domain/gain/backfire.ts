import { z } from 'zod';

/** A persona and its anti-target on one scale that the persona asks for. */
export const backfirePairSchema = z.strictObject({
  condition: z.string(),
  antiTarget: z.string(),
  /** Short words for `condition`. */
  label: z.string(),
  instrument: z.string(),
  scale: z.string(),
  /** 1..9, of the persona. */
  level: z.number(),
  score: z.number(),
  antiScore: z.number(),
  /** (score - antiScore) / (pole - opposite pole); below 0 the two moved the wrong way round. */
  spread: z.number(),
  /** The spread that full following would give: 1 for a request of the pole. */
  requestedSpread: z.number(),
});
export type BackfirePair = z.infer<typeof backfirePairSchema>;

/** What several pairs come to. */
export const backfireSummarySchema = z.strictObject({
  count: z.number().int(),
  spread: z.number(),
  requestedSpread: z.number(),
  /** Pairs whose spread is below 0 by more than a tenth of the step from one level to the next. */
  backfired: z.number().int(),
});
export type BackfireSummary = z.infer<typeof backfireSummarySchema>;

export const backfireSchema = backfireSummarySchema.extend({
  byScale: z.array(backfireSummarySchema.extend({ instrument: z.string(), scale: z.string() })).readonly(),
  pairs: z.array(backfirePairSchema).readonly(),
});
export type Backfire = z.infer<typeof backfireSchema>;
