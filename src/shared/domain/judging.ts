import { z } from 'zod';

/** A figure with the ends of its interval; null ends where resampling leaves it undefined too often to say. */
export const judgedFigureSchema = z.strictObject({
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type JudgedFigure = z.infer<typeof judgedFigureSchema>;

/** How a judge's most likely levels agree with labels. Distances are in levels, shares 0..1. */
export const agreementFiguresSchema = z.strictObject({
  /** Labelled replies. */
  replies: z.number().int(),
  /** Cohen's kappa with quadratic weights; null where chance alone leaves nothing to disagree on. */
  quadraticKappa: judgedFigureSchema.nullable(),
  /** Spearman's rank correlation; null where the judge always says the same. */
  spearman: judgedFigureSchema.nullable(),
  meanAbsoluteError: judgedFigureSchema,
  exact: judgedFigureSchema,
  withinOne: judgedFigureSchema,
});
export type AgreementFigures = z.infer<typeof agreementFiguresSchema>;

/** What is known of a judge: which model it is, and how it agrees with a labelled set. */
export const judgeRecordSchema = z.strictObject({
  /** SHA-256 of the judge's file, as of any subject. */
  sha256: z.string(),
  name: z.string(),
  quantization: z.string(),
  /** The labelled set that it was measured on. */
  labelled: z.strictObject({ id: z.string(), replies: z.number().int() }),
  /** Of the intervals, e.g. .95. */
  confidence: z.number(),
  overall: agreementFiguresSchema,
  scales: z.record(z.string(), agreementFiguresSchema),
  /** Mean probability outside the rating labels, 0..1: near 1, the judge does not answer with a rating at all. */
  offOption: z.number(),
  /** Replies of the set that it gave no rating, which count as the level farthest from their label. */
  unrated: z.number().int(),
});
export type JudgeRecord = z.infer<typeof judgeRecordSchema>;
