import { z } from 'zod';
import { call, doneSchema, errorShapeSchema, nothingSchema } from './definition.js';

/** What goes into a bundle, beside what always does. */
export const bundleChoicesSchema = z.strictObject({
  /** Generated answers and prompts as text; without them their hashes stay. */
  rawText: z.boolean().default(true),
  /** Paths of subjects' files on this machine. */
  filePaths: z.boolean().default(false),
  /** Parquet tables beside the CSV. */
  parquet: z.boolean().default(true),
  /** Logs that Inspect reads. */
  inspect: z.boolean().default(true),
  /** Who made the study, for its citation; nothing is taken from the system. */
  authors: z
    .array(
      z.strictObject({
        familyNames: z.string().min(1).max(200),
        givenNames: z.string().max(200),
        orcid: z
          .string()
          .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: 'must be an ORCID such as 0000-0002-1825-0097' })
          .exactOptional(),
        affiliation: z.string().max(300).exactOptional(),
      }),
    )
    .max(100)
    .default([]),
  /** Licence of the data: an SPDX identifier. */
  licence: z.string().min(1).max(100).default('CC-BY-4.0'),
});
export type BundleChoices = z.infer<typeof bundleChoicesSchema>;

/** What would go in. Sizes are bytes before compression, estimated for tables. */
export const bundlePreviewSchema = z.strictObject({
  study: z.number().int(),
  fileName: z.string(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number(), what: z.string() })),
  totalBytes: z.number(),
  responses: z.number().int(),
  partial: z.boolean(),
  /** What stays out, and why: withheld item texts, file paths. */
  leftOut: z.array(z.string()),
  /** What a reader will be told of the plan: `as planned`, or what departed from it. */
  departures: z.array(z.string()),
});
export type BundlePreview = z.infer<typeof bundlePreviewSchema>;

export const BUNDLE_JOB_KINDS = ['export', 'verify', 'import'] as const;

/** Findings of one check that a job carries; what follows is counted in one sentence. */
export const MOST_FINDINGS = 100;

/** One check of a bundle, with what was found. */
export const bundleCheckSchema = z.strictObject({
  name: z.enum(['archive', 'structure', 'checksums', 'signature', 'schemas', 'plan', 'counts', 'numbers']),
  /** `absent`: there was nothing to check, e.g. no signature. */
  outcome: z.enum(['passed', 'failed', 'absent']),
  /** One sentence a finding: what is wrong, and where; for a check that passed, what was checked. */
  findings: z.array(z.string()),
});
export type BundleCheck = z.infer<typeof bundleCheckSchema>;

export const bundleVerificationSchema = z.strictObject({
  path: z.string(),
  passed: z.boolean(),
  study: z.string().nullable(),
  planHash: z.string().nullable(),
  mettle: z.string().nullable(),
  checks: z.array(bundleCheckSchema),
  /** Numbers that were recomputed from the responses, and those that came out otherwise. */
  recomputed: z.strictObject({ numbers: z.number().int(), different: z.number().int() }),
  /** Name of the signing key; null without a signature that holds. */
  signedBy: z.string().nullable(),
});
export type BundleVerification = z.infer<typeof bundleVerificationSchema>;

export const BUNDLE_JOB_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed'] as const;

/** An export, verification or import, under way or over. */
export const bundleJobSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(BUNDLE_JOB_KINDS),
  /** Of the study, or of the bundle's file. */
  name: z.string(),
  state: z.enum(BUNDLE_JOB_STATES),
  step: z.string(),
  /** 0..1; null while unknown. */
  share: z.number().nullable(),
  /** Responses read or written a second; null while unknown. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** The bundle that is written or read; null where its file is gone, as that of an upload is once it was taken in. */
  path: z.string().nullable(),
  /** Whether the file was sent by the page, and is kept only as long as its job is on the list. */
  uploaded: z.boolean(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  /** Checks that are over, as they come; of each at most `MOST_FINDINGS` findings. */
  checks: z.array(bundleCheckSchema),
  verification: bundleVerificationSchema.nullable(),
  /** The study that is exported, or that an import made. */
  study: z.number().int().nullable(),
  /** Whether an import found that its study had been taken in before; null else. */
  known: z.boolean().nullable(),
  error: errorShapeSchema.nullable(),
});
export type BundleJob = z.infer<typeof bundleJobSchema>;
export const bundleJobsSchema = z.strictObject({ jobs: z.array(bundleJobSchema) });

/** One number of two studies side by side. */
export const comparedNumberSchema = z.strictObject({
  /** e.g. `resistance`, `default · Extraversion`. */
  name: z.string(),
  /** What it belongs to: a subject's name. */
  subject: z.string(),
  mine: z.number().nullable(),
  theirs: z.number().nullable(),
  difference: z.number().nullable(),
  /** `identical`: to the last digit; `within-noise`: within the interval of the difference; `different`: outside it. */
  outcome: z.enum(['identical', 'within-noise', 'different', 'missing']),
});
export type ComparedNumber = z.infer<typeof comparedNumberSchema>;

/** Two studies of one plan, or of overlapping cells, held against each other. */
export const studyComparisonSchema = z.strictObject({
  mine: z.strictObject({ study: z.number().int(), name: z.string() }),
  theirs: z.strictObject({ study: z.number().int(), name: z.string() }),
  samePlan: z.boolean(),
  /** Subjects of both, matched by SHA-256, else by family and quantization (`how`). */
  subjects: z.array(
    z.strictObject({
      mine: z.string(),
      theirs: z.string(),
      name: z.string(),
      how: z.enum(['same bytes', 'same variant']),
      cells: z.number().int(),
      identicalCells: z.number().int(),
      /** Largest difference of an option's probability over the cells of both; null in sampled mode. */
      largestDifference: z.number().nullable(),
      meanKl: z.number().nullable(),
      /** Scale means of both, for a chart. */
      scales: z.array(
        z.strictObject({
          condition: z.string(),
          scale: z.string(),
          mine: z.number(),
          theirs: z.number(),
        }),
      ),
    }),
  ),
  numbers: z.array(comparedNumberSchema),
  /** What differs in how they were run: program, build, processor, threads. */
  environment: z.array(z.strictObject({ what: z.string(), mine: z.string(), theirs: z.string() })),
});
export type StudyComparison = z.infer<typeof studyComparisonSchema>;

const pathSchema = z.string().min(1).max(4096);
const jobInput = z.strictObject({ id: z.string().min(1).max(200) });

export const bundleCalls = {
  'bundles.preview': call(
    z.strictObject({ study: z.number().int(), choices: bundleChoicesSchema }),
    bundlePreviewSchema,
  ),
  /** Begins an export into a folder (null: `bundles` in the data folder). Throws `STUDY_NOT_FOUND`, `FILE_*`. */
  'bundles.export': call(
    z.strictObject({
      study: z.number().int(),
      choices: bundleChoicesSchema,
      folder: pathSchema.nullable(),
    }),
    bundleJobSchema,
  ),
  /** Begins to check a bundle. Throws `FILE_*`. */
  'bundles.verify': call(z.strictObject({ path: pathSchema }), bundleJobSchema),
  /** Verifies, then takes the study in beside one's own, read-only. Throws `FILE_*`, `BUNDLE_*`. */
  'bundles.import': call(z.strictObject({ path: pathSchema }), bundleJobSchema),
  /** Ends a job that waits or runs; nothing half-written is left. Throws `INVALID_INPUT` for one that is not there. */
  'bundles.cancel': call(jobInput, doneSchema),
  /** Takes a job that is over off the list; a bundle that was written stays where it lies. Throws `INVALID_INPUT`. */
  'bundles.dismiss': call(jobInput, doneSchema),
  /** Shows an exported bundle in the system's own file manager. Throws `INVALID_INPUT`, `FILE_NOT_FOUND`, `NOT_ALLOWED`. */
  'bundles.reveal': call(jobInput, doneSchema),
  'bundles.jobs': call(nothingSchema, bundleJobsSchema),
  /** Throws `STUDY_NOT_FOUND`, and `INVALID_INPUT` where the two have nothing in common. */
  'bundles.compare': call(
    z.strictObject({ mine: z.number().int(), theirs: z.number().int() }),
    studyComparisonSchema,
  ),
};
