import { z } from 'zod';
import { CONDITION_KINDS } from '../condition.js';
import { estimateSchema } from '../figures.js';

export const typeOutcomeSchema = z.strictObject({
  condition: z.string(),
  kind: z.enum(CONDITION_KINDS),
  persona: z.string(),
  requested: z.string(),
  /** Type of the condition's mean scores. */
  measured: z.string(),
  /** P(measured type = requested type) in one administration. */
  probability: z.number(),
});
export type TypeOutcome = z.infer<typeof typeOutcomeSchema>;

/** Mean P(measured type = requested type) over `persona` conditions whose requested type is not the default type. */
export const typeAdoptionSchema = estimateSchema.extend({
  instrument: z.string(),
  conditions: z.number(),
  chance: z.number(),
  /** The conditions that ask for the default type, where a subject succeeds for free. */
  requestedDefault: z
    .strictObject({
      estimate: z.number(),
      conditions: z.number(),
    })
    .nullable(),
  /** Over the axes whose requested side is not the default's: P(side = requested side). */
  axisFlips: estimateSchema
    .extend({
      axes: z.number(),
      chance: z.number(),
      byAxis: z.record(
        z.string(),
        z.strictObject({
          estimate: z.number(),
          conditions: z.number(),
        }),
      ),
    })
    .nullable(),
  rolePersona: estimateSchema
    .extend({
      conditions: z.number(),
    })
    .nullable(),
  outcomes: z.array(typeOutcomeSchema).readonly(),
});
export type TypeAdoption = z.infer<typeof typeAdoptionSchema>;

/** P(measured type = default type | measured ≠ requested), over the conditions of the type adoption rate. */
export const defaultPullSchema = estimateSchema.extend({
  chance: z.number(),
  conditions: z.number(),
  /** Mean P(measured ≠ requested), which the figure is conditional on. */
  missShare: z.number(),
});
export type DefaultPull = z.infer<typeof defaultPullSchema>;
