import { z } from 'zod';

/** How a study of kind `replication` reads its answers. */
export const replicationSettingsSchema = z.strictObject({
  /** An effect counts as found below this p, two-sided, in the direction of its hypothesis. */
  alpha: z.number().gt(0).lt(0.5).default(0.05),
  /** How often the experiments are run anew on the stored answers, with other assignments and other draws. */
  redraws: z.number().int().min(20).max(5000).default(400),
  /** The smallest effect of interest as d; null: the one that the original had one chance in three to find. */
  smallestEffect: z.number().gt(0).nullable().default(null),
});
export type ReplicationSettings = z.infer<typeof replicationSettingsSchema>;
