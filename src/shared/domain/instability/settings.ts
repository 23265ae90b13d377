import { z } from 'zod';

/** How a study of kind `instability` judges a next design, and how often it permutes. */
export const instabilitySettingsSchema = z.strictObject({
  /** The generalizability coefficient Eρ² that a next design should reach. A convention, not a finding. */
  target: z.number().min(0.5).max(0.99).default(0.8),
  /** Permutations where not all are looked at. */
  permutations: z.number().int().min(999).max(100_000).default(999),
});
export type InstabilitySettings = z.infer<typeof instabilitySettingsSchema>;
