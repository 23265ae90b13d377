import { z } from 'zod';
import { identifierSchema, localisedSchema } from '../text.js';

export const EXPERIMENT_TESTS = [
  'student',
  'welch',
  'paired',
  'anova',
  'chi-square',
  'proportions',
  'proportion',
] as const;
/**
 * How an experiment is analysed: two independent means (`student`, `welch`), two means of the same people (`paired`), a full
 * factorial of independent means (`anova`), a table of choices (`chi-square`), two shares (`proportions`), or one share
 * against chance (`proportion`).
 */
export type ExperimentTest = (typeof EXPERIMENT_TESTS)[number];

/** `F`, `t`, `z` and `r` as usual, `chi2` with one degree of freedom or more, without a correction for continuity. */
export const STATISTICS = ['t', 'F', 'chi2', 'z', 'r'] as const;

/**
 * How sure a published figure is: `primary`, read in the original or on a page of its authors; `secondary`, read in another
 * work that cites it (`place` says which); `recalled`, that some of it stands from memory (`note` says what), agrees with what
 * was read, and is to be looked up before anything rests on it; `constructed`, of an experiment made up for Mettle.
 */
export const FIGURE_CONFIDENCE = ['primary', 'secondary', 'recalled', 'constructed'] as const;

/** What a publication says of one hypothesis. */
export const publishedEffectSchema = z
  .strictObject({
    /** Participants whose answers were tested. */
    n: z.number().int().min(2),
    statistic: z
      .strictObject({
        name: z.enum(STATISTICS),
        value: z.number(),
        degrees: z.array(z.number().gt(0)).max(2),
      })
      .exactOptional(),
    /** Choices by cell, where the publication counts them or gives shares and group sizes. */
    counts: z
      .record(
        identifierSchema,
        z.strictObject({ successes: z.number().int().min(0), count: z.number().int().min(1) }),
      )
      .exactOptional(),
    /** Two-sided; where it is left out, that of the statistic or of the counts. */
    p: z.number().min(0).max(1).exactOptional(),
    /** As a standardised difference, above 0 in the direction of the hypothesis. */
    d: z.number(),
    /** How d was had. */
    dFrom: z.string().min(1),
    /** Where the figures stand. */
    place: z.string().min(1),
    confidence: z.enum(FIGURE_CONFIDENCE),
    note: z.string().min(1).exactOptional(),
  })
  .refine(({ statistic, counts, p }) => statistic !== undefined || counts !== undefined || p !== undefined, {
    error: 'must hold a statistic, counts or p',
  });
export type PublishedEffect = z.infer<typeof publishedEffectSchema>;

export const hypothesisSchema = z.strictObject({
  id: identifierSchema,
  /** `main`: of one factor; `interaction`: of two or more. */
  kind: z.enum(['main', 'interaction']),
  factors: z.array(identifierSchema).min(1),
  statement: z.string().min(1),
  /** A weight for each cell, summing to 0 unless there is but one: the hypothesis is that the weighted sum is above 0. */
  contrast: z.record(identifierSchema, z.number()),
  /** Absent for an experiment of known truth. */
  published: publishedEffectSchema.exactOptional(),
  /** What is so by construction, in an experiment of known truth. */
  truth: z.enum(['effect', 'none']).exactOptional(),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

/** A later study of the same effect in people. */
export const laterReplicationSchema = z.strictObject({
  citation: z.string().min(1),
  doi: z.string().min(1).exactOptional(),
  found: z.enum(['replicated', 'weaker', 'not-replicated']),
  d: z.number().exactOptional(),
  confidence: z.enum(FIGURE_CONFIDENCE),
});

export const factorSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  /** Within: every participant meets every level. */
  within: z.boolean().default(false),
  levels: z.array(z.strictObject({ id: identifierSchema, name: z.string().min(1) })).min(1),
});
export type Factor = z.infer<typeof factorSchema>;

const cellHeading = {
  id: identifierSchema,
  /** The level of each factor. */
  levels: z.record(identifierSchema, identifierSchema),
  /** Scores that count as the choice in this cell, where they are others than the experiment's. */
  counted: z.array(z.number().int()).min(1).exactOptional(),
};

const checkHeading = {
  id: identifierSchema,
  /** Scores of the answers that pass. */
  passing: z.array(z.number().int()).min(1),
};

const design = {
  title: z.string().min(1),
  citation: z.string().min(1),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, { error: 'must be a DOI such as 10.1126/science.7455683' })
    .exactOptional(),
  domain: z.string().min(1),
  /** In what the wording or the task departs from the original. */
  departures: z.string().min(1).exactOptional(),
  factors: z.array(factorSchema).min(1).max(3),
  test: z.enum(EXPERIMENT_TESTS),
  /** Scores that count as the choice asked about: tests of shares. */
  counted: z.array(z.number().int()).min(1).exactOptional(),
  /** The share expected by chance: `proportion`. */
  chance: z.number().gt(0).lt(1).exactOptional(),
  hypotheses: z.array(hypothesisSchema).min(1),
  replications: z.array(laterReplicationSchema).default([]),
};

/** What an experiment is beside its texts: it goes with the instrument that its texts are compiled into. */
export const experimentDesignSchema = z.strictObject({
  ...design,
  cells: z.array(z.strictObject(cellHeading)).min(1),
  checks: z.array(z.strictObject(checkHeading)).default([]),
});
export type ExperimentDesign = z.infer<typeof experimentDesignSchema>;

/** The file format of `resources/experiments/*.json`. */
export const experimentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: identifierSchema,
  version: z.string().min(1),
  description: z.string().min(1),
  licence: z.string().min(1),
  url: z.string().exactOptional(),
  ...design,
  /**
   * `question`: a cell's text is a situation with a question, put as items of format `choice` are; `statement`: it is a
   * statement to be rated.
   */
  frame: z.enum(['question', 'statement']).default('question'),
  /** Ascending by score, 2 to 9 of them. */
  options: z
    .array(z.strictObject({ score: z.number().int(), text: localisedSchema }))
    .min(2)
    .max(9),
  cells: z
    .array(
      z.strictObject({
        ...cellHeading,
        /** What a participant of this cell reads and is asked. */
        text: localisedSchema,
        /** The options in this cell's own words, in the order of `options`. */
        options: z.array(localisedSchema).exactOptional(),
      }),
    )
    .min(1)
    .max(24),
  /** Attention and manipulation checks, put to every participant apart from the stimulus. */
  checks: z
    .array(z.strictObject({ ...checkHeading, text: localisedSchema, options: z.array(localisedSchema) }))
    .default([]),
});
export type Experiment = z.infer<typeof experimentSchema>;
