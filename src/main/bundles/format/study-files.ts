import { z } from 'zod';
import { comparisonSchema, findingsSchema } from '../../../shared/contract/results.js';
import { instrumentSchema } from '../../../shared/domain/instrument.js';
import { runtimeSchema, sha256Schema, SNAPSHOT_PARTS } from '../../store/rows.js';

const countSchema = z.number().int().min(0);
const { instruments: instrumentsPart, ...planParts } = SNAPSHOT_PARTS;
void instrumentsPart;

/**
 * `study/plan.json`: all of a study's snapshot but its instruments, which have files of their own, in the order of
 * `design.instruments` (see `plannedInstruments`). Every default is filled in. `design.subjects` and `design.judge.subject` name files by their file name
 * where paths were left out.
 */
export const planFileSchema = z.strictObject({
  planHash: sha256Schema,
  lockedAt: z.iso.datetime(),
  ...planParts,
});
export type PlanFile = z.infer<typeof planFileSchema>;

/** `study/departures.json`: how what was done differs from what was planned. */
export const departuresFileSchema = z.strictObject({
  /** The locked study that this plan is a changed copy of. */
  exploratoryOf: z.strictObject({ name: z.string(), planHash: sha256Schema }).nullable(),
  /** What was changed after the lock, oldest first. */
  changes: z.array(z.strictObject({ at: z.iso.datetime(), what: z.string() })),
  /** Subjects with fewer responses than planned. */
  missing: z.array(
    z.strictObject({
      sha256: sha256Schema,
      name: z.string(),
      responses: countSchema,
      expected: countSchema,
      failure: z.string().nullable(),
    }),
  ),
  /** The above as sentences; the one sentence `As planned.` where nothing departs. */
  sentences: z.array(z.string()).min(1),
});
export type DeparturesFile = z.infer<typeof departuresFileSchema>;

/** `study/instruments/ID.json`: an instrument as it was administered. */
export const instrumentFileSchema = z.strictObject({
  /** Why the texts of items, options and rubrics are not in here, one sentence; null where they are. */
  withheld: z.string().nullable(),
  /** Where withheld, `WITHHELD_TEXT` stands in the place of every such text. */
  instrument: instrumentSchema,
});
export type InstrumentFile = z.infer<typeof instrumentFileSchema>;

/** What stands in the place of a text that is left out. */
export const WITHHELD_TEXT = '[withheld]';

/** A file of a subject, or of its adapter: its name always, its path only where paths were asked for. */
const placeShape = {
  fileName: z.string().min(1),
  path: z.string().min(1).nullable(),
  bytes: countSchema,
  sha256: sha256Schema,
  name: z.string(),
} as const;

/** A subject as its GGUF file describes itself; see `SubjectFile`. */
export const bundledSubjectSchema = z.strictObject({
  ...placeShape,
  architecture: z.string(),
  quantization: z.string(),
  family: z.string().nullable(),
  sizeLabel: z.string().nullable(),
  licence: z.string().nullable(),
  contextLength: countSchema,
  vocabularySize: countSchema,
  chatTemplate: z.string().nullable(),
  tensors: countSchema,
  parameters: countSchema.exactOptional(),
  weightsBytes: countSchema.exactOptional(),
  /** All parts of a split model in order: file names, or paths where these were asked for. */
  parts: z.array(z.string().min(1)).exactOptional(),
  adapter: z.strictObject({ ...placeShape, scale: z.number() }).exactOptional(),
  baseSha256: sha256Schema.exactOptional(),
  /** Where to get it, as far as that is known. */
  source: z.string().nullable(),
});
export type BundledSubject = z.infer<typeof bundledSubjectSchema>;

/** `study/environment.json`: each subject, and how it was run, in the study's order. */
export const environmentFileSchema = z.strictObject({
  subjects: z.array(
    z.strictObject({
      subject: bundledSubjectSchema,
      /** Null for a subject that was never loaded. */
      runtime: runtimeSchema.nullable(),
      responses: countSchema,
      expected: countSchema,
      /** The message may name files, so that it is there only where paths were asked for. */
      failure: z.strictObject({ code: z.string(), message: z.string().nullable() }).nullable(),
    }),
  ),
});
export type EnvironmentFile = z.infer<typeof environmentFileSchema>;

/** `study/findings/SHA256.json`: every number that is reported of a subject. */
export const findingsFileSchema = z.strictObject({
  sha256: sha256Schema,
  name: z.string(),
  /** Null for a subject without responses. */
  findings: findingsSchema.nullable(),
});
export type FindingsFile = z.infer<typeof findingsFileSchema>;

/** `study/comparison.json`, in kinds of study that compare subjects. */
export const comparisonFileSchema = comparisonSchema;
