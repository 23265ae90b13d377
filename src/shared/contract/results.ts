import { z } from 'zod';
import { gainResultSchema } from '../domain/gain/result.js';
import { instabilityResultSchema } from '../domain/instability/result.js';
import { populationResultSchema } from '../domain/population/result.js';
import { identityResultSchema } from '../domain/identity/result.js';
import { quantizationComparisonSchema } from '../domain/quantization/comparison.js';
import { quantizationResultSchema } from '../domain/quantization/result.js';
import { readingsResultSchema } from '../domain/readings/result.js';
import { replicationResultSchema } from '../domain/replication/result.js';
import { resistanceResultSchema } from '../domain/resistance.js';
import { specificationResultSchema } from '../domain/specification-curve/result.js';
import { call, errorShapeSchema } from './definition.js';
import { runtimeRecordSchema, studySubjectSchema, studySummarySchema } from './studies.js';
import { quantizationViewsSchema, resistanceViewsSchema } from './views.js';

/** The findings of one study kind on one subject. A new kind adds a member. */
export const findingsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('resistance'),
    result: resistanceResultSchema,
    views: resistanceViewsSchema,
  }),
  z.strictObject({ kind: z.literal('gain'), result: gainResultSchema }),
  z.strictObject({ kind: z.literal('specification'), result: specificationResultSchema }),
  z.strictObject({ kind: z.literal('readings'), result: readingsResultSchema }),
  z.strictObject({ kind: z.literal('instability'), result: instabilityResultSchema }),
  z.strictObject({ kind: z.literal('population'), result: populationResultSchema }),
  z.strictObject({ kind: z.literal('replication'), result: replicationResultSchema }),
  z.strictObject({
    kind: z.literal('quantization'),
    result: quantizationResultSchema,
    views: quantizationViewsSchema,
  }),
  z.strictObject({ kind: z.literal('identity'), result: identityResultSchema }),
]);
export type Findings = z.infer<typeof findingsSchema>;
export type FindingsOf<Kind extends Findings['kind']> = Extract<Findings, { kind: Kind }>;

/** What a kind of study says of its subjects together. A kind that compares them adds a member. */
export const comparisonSchema = z.discriminatedUnion('kind', [quantizationComparisonSchema]);
export type Comparison = z.infer<typeof comparisonSchema>;

export const subjectResultsSchema = z.strictObject({
  subject: studySubjectSchema,
  runtime: runtimeRecordSchema.nullable(),
  /**
   * `ready`: the findings are those of all stored responses; `stale`: of fewer, newer ones are being worked out;
   * `computing`: the first are being worked out; `empty`: no response yet; `failed`: see `error`.
   */
  state: z.enum(['ready', 'stale', 'computing', 'empty', 'failed']),
  /** Responses that the findings rest on. */
  analysed: z.number().int(),
  findings: findingsSchema.nullable(),
  error: errorShapeSchema.nullable(),
});
export type SubjectResults = z.infer<typeof subjectResultsSchema>;
/** A subject's results in a study of one kind. */
export type SubjectResultsOf<Kind extends Findings['kind']> = Omit<SubjectResults, 'findings'> & {
  readonly findings: FindingsOf<Kind> | null;
};

export const studyResultsSchema = z.strictObject({
  study: studySummarySchema,
  subjects: z.array(subjectResultsSchema).readonly(),
  /** From the findings above; null for kinds of study that read each subject by itself. */
  comparison: comparisonSchema.nullable(),
});
export type StudyResults = z.infer<typeof studyResultsSchema>;
export type StudyResultsOf<Kind extends Findings['kind']> = Omit<StudyResults, 'subjects'> & {
  readonly subjects: readonly SubjectResultsOf<Kind>[];
};

export const resultCalls = {
  /**
   * What is known of a study at once: stored findings, and for subjects without current ones a state; working those out
   * begins, and `results.changed` tells when they are there. Throws `STUDY_NOT_FOUND`, `STORE_*`.
   */
  'results.get': call(z.strictObject({ study: z.number().int() }), studyResultsSchema),
  /** The report to read, as plain text in 100 columns. */
  'results.report': call(
    z.strictObject({ study: z.number().int() }),
    z.strictObject({ fileName: z.string(), text: z.string() }),
  ),
};
