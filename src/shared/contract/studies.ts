import { z } from 'zod';
import { conditionSchema } from '../domain/condition.js';
import { instrumentSchema } from '../domain/instrument.js';
import { itemOrderListsSchema, specificationSchema } from '../domain/specification.js';
import { analysisSettingsSchema, studyDesignSchema } from '../domain/study.js';
import { templateSchema } from '../domain/template.js';
import { identifierSchema } from '../domain/text.js';
import { call, doneSchema, nothingSchema } from './definition.js';

/**
 * `cancelled`: given up, and may be gone on with all the same; `interrupted`: a run was killed; `queued`: waits for its turn; `running-elsewhere`: another process runs it.
 */
export const STUDY_STATES = [
  'planned',
  'queued',
  'running',
  'running-elsewhere',
  'paused',
  'cancelled',
  'interrupted',
  'complete',
  'failed',
] as const;
export const studyStateSchema = z.enum(STUDY_STATES);
export type StudyState = z.infer<typeof studyStateSchema>;

export const failureSchema = z.strictObject({ code: z.string(), message: z.string() });

export const studySubjectSchema = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  quantization: z.string(),
  family: z.string().nullable(),
  path: z.string(),
  responses: z.number().int(),
  expected: z.number().int(),
  failure: failureSchema.nullable(),
});
export type StudySubject = z.infer<typeof studySubjectSchema>;

/** A bundle that a study was taken in from, once all of it had been verified. */
export const studyOriginSchema = z.strictObject({
  /** SHA-256 (hex) of the bundle's file. */
  bundleSha256: z.string(),
  /** Version of the Mettle that wrote it. */
  mettle: z.string(),
  importedAt: z.string(),
});

export const studySummarySchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  description: z.string(),
  kind: z.string(),
  state: studyStateSchema,
  quick: z.boolean(),
  mode: z.enum(['readout', 'sampled']),
  subjects: z.array(studySubjectSchema),
  instruments: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  conditions: z.number().int(),
  responses: z.number().int(),
  expected: z.number().int(),
  planHash: z.string(),
  /** When the plan was frozen, before its first response. */
  lockedAt: z.string(),
  /** Null, or the locked study that this plan is a changed copy of. */
  exploratoryOf: z.strictObject({ id: z.number().int(), name: z.string() }).nullable(),
  /** Where it came from, where it was taken in from a bundle: it is only read then. Null for one's own. */
  origin: studyOriginSchema.nullable(),
  /** What was changed after the lock, e.g. analysis settings, with the time. Empty: analysed as planned. */
  changesAfterLock: z.array(z.strictObject({ at: z.string(), what: z.string() })),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type StudySummary = z.infer<typeof studySummarySchema>;

/** How a subject ran; see `RuntimeRecord`. */
export const runtimeRecordSchema = z.looseObject({
  mettle: z.string(),
  nodeLlamaCpp: z.string(),
  llamaCpp: z.string(),
  gpu: z.string().nullable(),
  gpuLayers: z.number(),
  layers: z.number().exactOptional(),
  gpuDevices: z.array(z.string()).readonly().exactOptional(),
  gpuFallback: z.string().exactOptional(),
  threads: z.number(),
  lanes: z.number(),
  contextSize: z.number(),
  batchSize: z.number(),
  determinism: z.enum(['strict', 'fast']),
  systemRole: z.enum(['native', 'folded-into-user', 'no-template']),
  thinking: z.enum(['none', 'closed-block']),
});

export const studyDetailSchema = z.strictObject({
  summary: studySummarySchema,
  design: studyDesignSchema,
  instruments: z.array(instrumentSchema),
  conditions: z.array(conditionSchema),
  templates: z.array(templateSchema),
  /** The ways in which the items are put, in a study that varies the administration. */
  specifications: z.array(specificationSchema).exactOptional(),
  /** The orders of the items, in a study that crosses several. */
  itemOrders: itemOrderListsSchema.exactOptional(),
  /** Name of each persona that the study asks for, and its requested type where it has one. */
  personas: z.array(z.strictObject({ id: z.string(), type: z.string().nullable() })),
  runtimes: z.array(z.strictObject({ sha256: z.string(), runtime: runtimeRecordSchema.nullable() })),
});
export type StudyDetail = z.infer<typeof studyDetailSchema>;

const studyInput = z.strictObject({ study: z.number().int() });

export const studyCalls = {
  /** Stored studies, newest first; `removed` are those in the bin. */
  'studies.list': call(
    nothingSchema,
    z.strictObject({ studies: z.array(studySummarySchema), removed: z.array(studySummarySchema) }),
  ),
  /** Throws `STUDY_NOT_FOUND`. */
  'studies.get': call(studyInput, studyDetailSchema),
  /** Changes the name alone, which is no part of the plan. */
  'studies.rename': call(
    z.strictObject({ study: z.number().int(), name: identifierSchema }),
    studySummarySchema,
  ),
  /** Reads the same responses by other settings; the study is marked as changed after its lock. */
  'studies.changeAnalysis': call(
    z.strictObject({ study: z.number().int(), analysis: analysisSettingsSchema }),
    studySummarySchema,
  ),
  /** Puts a study in the bin. Throws `STUDY_RUNNING`. */
  'studies.remove': call(studyInput, doneSchema),
  'studies.restore': call(studyInput, studySummarySchema),
};
