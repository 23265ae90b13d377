import { z } from 'zod';

/** How much a design asks: items of one scale, templates, and runs; `runs` is null for exact option probabilities. */
export const designSizeSchema = z.strictObject({
  items: z.number().int(),
  templates: z.number().int(),
  runs: z.number().int().nullable(),
  /** There where item orders are crossed with these. */
  itemOrders: z.number().int().exactOptional(),
});
export type InstabilityDesignSize = z.infer<typeof designSizeSchema>;

/** A design with items × templates × item orders × runs over the scales that it is for. */
export const proposedDesignSchema = designSizeSchema.extend({ cost: z.number() });
export type ProposedSize = z.infer<typeof proposedDesignSchema>;

/** Both coefficients by the number of item orders, at the items, templates and runs that were asked. */
export const orderPointSchema = z.strictObject({
  itemOrders: z.number().int(),
  relative: z.number().nullable(),
  absolute: z.number().nullable(),
});
export type OrderPoint = z.infer<typeof orderPointSchema>;

/** What a scale's coefficients would come to in designs of other sizes, in as many item orders as were asked. */
export const scaleDecisionSchema = z.strictObject({
  items: z.array(z.number().int()).readonly(),
  templates: z.array(z.number().int()).readonly(),
  runs: z.array(z.number().int().nullable()).readonly(),
  /** Eρ², [template][run][item]; null where nothing varies. */
  relative: z.array(z.array(z.array(z.number().nullable()).readonly()).readonly()).readonly(),
  /** Φ, likewise. */
  absolute: z.array(z.array(z.array(z.number().nullable()).readonly()).readonly()).readonly(),
  /** Both at the size that was asked. */
  now: designSizeSchema.extend({ relative: z.number().nullable(), absolute: z.number().nullable() }),
  /** Ascending; there where item orders are crossed. */
  byItemOrders: z.array(orderPointSchema).readonly().exactOptional(),
  /** The cheapest that reaches the target; null where none within the limits does. */
  suggestion: proposedDesignSchema.nullable(),
});
export type ScaleDecision = z.infer<typeof scaleDecisionSchema>;
