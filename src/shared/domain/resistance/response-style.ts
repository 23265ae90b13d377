import { z } from 'zod';
import { CONDITION_KINDS } from '../condition.js';
import { byScale } from '../figures.js';

export const answerStyleSchema = z.strictObject({
  /** Mean raw answer over balanced sets of + and - items, minus the midpoint, in points; null without such a set. */
  acquiescence: z.number().nullable(),
  /** Probability of an outermost option. */
  extremity: z.number().nullable(),
  /** Probability of the middle option; null for an even number of options. */
  midpointUse: z.number().nullable(),
});
export type AnswerStyle = z.infer<typeof answerStyleSchema>;

export const responseStyleSchema = answerStyleSchema.extend({
  /** The same over the default conditions alone. */
  default: answerStyleSchema,
  /** Mean probability outside the options (readout); null in sampled mode. */
  offOption: z.number().nullable(),
  /** Share of answers that refuse (sampled); null in readout mode. */
  refusalRate: z.number().nullable(),
  unparsedRate: z.number().nullable(),
  truncatedRate: z.number().nullable(),
  refusalRateByKind: z.partialRecord(z.enum(CONDITION_KINDS), z.number()).nullable(),
  /** Mean absolute difference between option orders, in points. */
  orderEffect: z.number().nullable(),
  /** Mean raw answer in forward minus reversed order: above 0, later options are favoured. */
  positionShift: z.number().nullable(),
  /** Means over scales that vary over conditions. */
  alpha: z.number().nullable(),
  omega: z.number().nullable(),
});
export type ResponseStyle = z.infer<typeof responseStyleSchema>;

/** Movement of scales that the persona does not ask for, in points. */
export const haloSchema = z.strictObject({
  cells: z.number(),
  meanShift: z.number(),
  /** Share of cells that moved by more than `margin`. */
  share: z.number(),
  margin: z.number(),
  byScale: byScale(
    z.strictObject({
      meanShift: z.number(),
      share: z.number(),
      cells: z.number(),
    }),
  ),
});
export type Halo = z.infer<typeof haloSchema>;

/** How far graded requests were exceeded, in points beyond the requested level as seen from the default. */
export const overshootSchema = z.strictObject({
  cells: z.number(),
  /** Mean excess, counting cells without one as 0. */
  mean: z.number(),
  /** Share of cells that exceed by more than `margin`. */
  share: z.number(),
  margin: z.number(),
});
export type Overshoot = z.infer<typeof overshootSchema>;
