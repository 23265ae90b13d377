import { z } from 'zod';

export const steerabilityCellSchema = z.strictObject({
  condition: z.string(),
  instrument: z.string(),
  scale: z.string(),
  /** W1(default, pole) - W1(condition, pole) over W1(opposite pole, pole): 0 no move, below 0 backfire. */
  index: z.number(),
  /** The default's own distance from the pole: the largest index possible. */
  ceiling: z.number(),
  /** W1(default, condition) over W1(opposite pole, pole): movement of any kind, change of spread included. */
  displacement: z.number(),
});
export type SteerabilityCell = z.infer<typeof steerabilityCellSchema>;

export const steerabilitySummarySchema = z.strictObject({
  cells: z.number(),
  index: z.number(),
  ceiling: z.number(),
  displacement: z.number(),
});
export type SteerabilitySummary = z.infer<typeof steerabilitySummarySchema>;

/** Means over `persona` conditions; null without cells. */
export const steerabilitySchema = z.strictObject({
  against: steerabilitySummarySchema.nullable(),
  with: steerabilitySummarySchema.nullable(),
  cells: z.array(steerabilityCellSchema).readonly(),
});
export type Steerability = z.infer<typeof steerabilitySchema>;
