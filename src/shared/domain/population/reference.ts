import { z } from 'zod';
import { gradingSchemeSchema } from '../persona-source.js';
import { identifierSchema } from '../text.js';

/** As many people as a data set may hold. */
export const MOST_PEOPLE = 20_000;
/** As many numbers as a data set may hold: it is kept within the design. */
export const MOST_NUMBERS = 500_000;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be 64 lower-case hex digits' });

/** What every reference says of itself. */
const origin = {
  /** The instrument whose items or scales the figures are of. */
  instrument: identifierSchema,
  name: z.string().min(1).max(200),
  /** Who was measured, and where the figures come from. */
  source: z.string().min(1).max(2000),
  /** There where the people were made up by a program. */
  synthetic: z.literal(true).exactOptional(),
};

/** Columns with one row a person; null where there is no answer. */
const answerTableSchema = z.strictObject({
  columns: z.array(identifierSchema).min(1).max(1000),
  rows: z.array(z.array(z.number().nullable())).min(2).max(MOST_PEOPLE),
});

/**
 * Answers of people. Columns are items (answers as given, before keying) or scales (scores), on the instrument's response
 * scale. `sha256` is that of the file that it was read from.
 */
export const humanAnswersSchema = z.strictObject({
  from: z.literal('answers'),
  ...origin,
  sha256: sha256Schema,
  ...answerTableSchema.shape,
  /** One a person, above 0; all alike where it is absent. */
  weights: z.array(z.number().gt(0)).exactOptional(),
  /** By subgroup column, one value a person; empty where it is not known. */
  groups: z.record(identifierSchema, z.array(z.string().max(100))).exactOptional(),
  /** The same people's answers on a second occasion. */
  retest: answerTableSchema.exactOptional(),
});
export type HumanAnswers = z.infer<typeof humanAnswersSchema>;

/** Figures of a human sample without its answers, on the instrument's response scale. */
export const humanMomentsSchema = z.strictObject({
  from: z.literal('moments'),
  ...origin,
  sha256: sha256Schema.exactOptional(),
  scales: z
    .record(
      identifierSchema,
      z.strictObject({
        mean: z.number(),
        standardDeviation: z.number().gt(0),
        /** People behind the figures; without it they are taken as known exactly. */
        respondents: z.number().int().min(3).exactOptional(),
      }),
    )
    .refine((scales) => Object.keys(scales).length > 0, { error: 'needs at least one scale' }),
  correlations: z
    .strictObject({
      scales: z.array(identifierSchema).min(2).max(200),
      values: z.array(z.array(z.number().min(-1).max(1))),
    })
    .exactOptional(),
});
export type HumanMoments = z.infer<typeof humanMomentsSchema>;

/** Norms that come with an instrument. */
export const humanNormsSchema = z.strictObject({
  from: z.literal('norms'),
  instrument: identifierSchema,
  norms: identifierSchema,
});

/** A file beside the study file; it is read into `answers` or `moments` before the study is planned. */
export const humanFileSchema = z.strictObject({
  from: z.literal('file'),
  ...origin,
  path: z.string().min(1),
});

export const humanReferenceSchema = z.discriminatedUnion('from', [
  humanAnswersSchema,
  humanMomentsSchema,
  humanNormsSchema,
  humanFileSchema,
]);
/** The people that a simulated population is held against. */
export type HumanReference = z.infer<typeof humanReferenceSchema>;

/** Simulated people made of the rows of the reference, one of each. */
export const matchedRowsSchema = z.strictObject({
  /** As many as there are rows, at most; drawn without replacement, with the study's seed. */
  size: z.number().int().min(2).max(10_000),
  scheme: gradingSchemeSchema,
});
export type MatchedRows = z.infer<typeof matchedRowsSchema>;
