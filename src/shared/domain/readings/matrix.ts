import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** How many comparisons come out as Campbell and Fiske ask; the share is null without one. */
export const comparisonsSchema = z.strictObject({
  satisfied: z.number().int(),
  comparisons: z.number().int(),
  share: z.number().nullable(),
});
export type MatrixComparisons = z.infer<typeof comparisonsSchema>;

/** A figure that may be known without an interval (too few resamples define it), or not at all. */
export const matrixFigureSchema = z.strictObject({
  estimate: z.number().nullable(),
  interval: estimateSchema.nullable(),
});
export type MatrixFigure = z.infer<typeof matrixFigureSchema>;

/** The multitrait-multimethod matrix over conditions, and what is read from it. */
export const matrixSchema = z.strictObject({
  /** What it was taken over: conditions, those of one persona together. */
  respondents: z.number().int(),
  /** Rows and columns, reading by reading. */
  variables: z.array(z.strictObject({ trait: z.string(), reading: z.string() })).readonly(),
  /** Pearson's r; null where fewer than three respondents have both, or one does not vary. */
  correlations: z.array(z.array(z.number().nullable()).readonly()).readonly(),
  /** Respondents behind each. */
  pairs: z.array(z.array(z.number().int()).readonly()).readonly(),
  meanConvergent: matrixFigureSchema,
  /** Of |r|; without an interval, since resampling makes every |r| larger. */
  meanHeterotraitMonomethod: z.number().nullable(),
  /** Of |r|, likewise. */
  meanHeterotraitHeteromethod: z.number().nullable(),
  /** Convergent r less the mean |r| in its row and column. */
  meanDiscriminantDifference: matrixFigureSchema,
  traits: z
    .array(
      z.strictObject({
        trait: z.string(),
        convergent: matrixFigureSchema,
        discriminantDifference: matrixFigureSchema,
      }),
    )
    .readonly(),
  criteria: z.strictObject({
    convergentPositive: comparisonsSchema,
    aboveHeteromethod: comparisonsSchema,
    aboveMonomethod: comparisonsSchema,
    /** Over the two comparisons above; null without one. */
    share: z.number().nullable(),
    /** Mean ρ of the heterotrait pattern between blocks. */
    samePattern: z.number().nullable(),
  }),
  /** Heterotrait-monotrait ratios. */
  htmt: z
    .array(z.strictObject({ first: z.string(), second: z.string(), ratio: matrixFigureSchema }))
    .readonly(),
});
export type Matrix = z.infer<typeof matrixSchema>;
