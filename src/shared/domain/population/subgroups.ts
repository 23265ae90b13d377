import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** A subgroup less the one that it is compared with, on one scale, in points. */
export const subgroupGapSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  group: z.string(),
  simulated: estimateSchema,
  human: estimateSchema,
  /** Simulated less human. */
  difference: estimateSchema,
});
export type SubgroupGap = z.infer<typeof subgroupGapSchema>;

export const subgroupComparisonSchema = z.strictObject({
  name: z.string(),
  /** What the others are compared with: the largest group of people. */
  base: z.string(),
  groups: z
    .array(z.strictObject({ group: z.string(), simulated: z.number().int(), human: z.number().int() }))
    .readonly(),
  gaps: z.array(subgroupGapSchema).readonly(),
  /** Largest less smallest mean of a group, by scale: the demographic parity difference. */
  parity: z
    .array(
      z.strictObject({
        instrument: z.string(),
        scale: z.string(),
        simulated: z.number(),
        human: z.number(),
      }),
    )
    .readonly(),
  /** Mean accuracy by group and the largest less the smallest of them; null without people made of rows. */
  accuracy: z
    .strictObject({
      groups: z
        .array(z.strictObject({ group: z.string(), people: z.number().int(), accuracy: estimateSchema }))
        .readonly(),
      difference: z.number(),
    })
    .nullable(),
});
export type SubgroupComparison = z.infer<typeof subgroupComparisonSchema>;
