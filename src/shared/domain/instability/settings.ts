import { z } from 'zod';

/** Item orders that a study of kind `instability` crosses with its personas, templates and option orders. */
export const itemOrdersSchema = z.strictObject({
  /** How many: the first is as published, the others are drawn with the design's seed, no two alike. */
  count: z.number().int().min(2).max(24),
  /** Items in one running conversation before a fresh one begins: in contexts of one item their order changes nothing. */
  conversationLength: z.number().int().min(2).max(200).default(10),
});
export type ItemOrdersChoice = z.infer<typeof itemOrdersSchema>;

/** How a study of kind `instability` judges a next design, and how often it permutes. */
export const instabilitySettingsSchema = z.strictObject({
  /** The generalizability coefficient Eρ² that a next design should reach. A convention, not a finding. */
  target: z.number().min(0.5).max(0.99).default(0.8),
  /** Permutations where not all are looked at. */
  permutations: z.number().int().min(999).max(100_000).default(999),
  /** Absent: every item has a fresh context, so that its order is no source of variance. */
  itemOrders: itemOrdersSchema.exactOptional(),
});
export type InstabilitySettings = z.infer<typeof instabilitySettingsSchema>;
