import { z } from 'zod';
import { conditionSchema } from '../../shared/domain/condition.js';
import { judgeRecordSchema } from '../../shared/domain/judging.js';
import { instrumentSchema } from '../../shared/domain/instrument.js';
import { peopleAttributesSchema } from '../../shared/domain/population/attributes.js';
import { itemOrderListsSchema, specificationSchema } from '../../shared/domain/specification.js';
import { studyDesignSchema } from '../../shared/domain/study.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { templateSchema } from '../../shared/domain/template.js';
import { MettleError } from '../../shared/errors.js';
import { corruptStore } from './failure.js';
import type { StudySnapshot, StudySubjectRecord, StudyStatus } from './store.js';

const STATUSES = [
  'planned',
  'running',
  'paused',
  'complete',
  'failed',
] as const satisfies readonly StudyStatus[];

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be 64 lower-case hex digits' });

const count = z.number().int().min(0);

/** Every part of a snapshot but its hash; each part is stored as one JSON document. */
export const SNAPSHOT_PARTS = {
  design: studyDesignSchema,
  instruments: z.array(instrumentSchema),
  conditions: z.array(conditionSchema),
  templates: z.array(templateSchema).exactOptional(),
  specifications: z.array(specificationSchema).exactOptional(),
  itemOrders: itemOrderListsSchema.exactOptional(),
  targets: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.number()))),
  types: z.record(z.string(), z.string()),
  people: peopleAttributesSchema.exactOptional(),
  expectedPerSubject: count,
  quick: z.boolean(),
} satisfies Record<Exclude<keyof StudySnapshot, 'planHash'>, z.ZodType>;

export const snapshotSchema = z.object({
  planHash: sha256Schema,
  ...SNAPSHOT_PARTS,
}) satisfies z.ZodType<StudySnapshot>;

/** Fields that a later version adds are kept. */
export const subjectFileSchema = z.looseObject({
  path: z.string().min(1),
  bytes: count,
  modifiedMs: z.number(),
  sha256: sha256Schema,
  name: z.string(),
  architecture: z.string(),
  quantization: z.string(),
  family: z.string().nullable(),
  sizeLabel: z.string().nullable(),
  licence: z.string().nullable(),
  contextLength: count,
  vocabularySize: count,
  chatTemplate: z.string().nullable(),
  tensors: count,
  parameters: count.exactOptional(),
  weightsBytes: count.exactOptional(),
  parts: z.array(z.string().min(1)).exactOptional(),
  adapter: z
    .strictObject({
      path: z.string().min(1),
      bytes: count,
      modifiedMs: z.number(),
      sha256: sha256Schema,
      name: z.string(),
      scale: z.number(),
    })
    .exactOptional(),
  baseSha256: sha256Schema.exactOptional(),
  source: z.string().exactOptional(),
}) satisfies z.ZodType<SubjectFile>;

/** Fields that a later version adds are kept. */
export const runtimeSchema = z.looseObject({
  mettle: z.string(),
  nodeLlamaCpp: z.string(),
  llamaCpp: z.string(),
  gpu: z.string().nullable(),
  gpuLayers: count,
  layers: count.exactOptional(),
  gpuDevices: z.array(z.string()).exactOptional(),
  gpuFallback: z.string().exactOptional(),
  threads: count,
  lanes: count,
  contextSize: count,
  batchSize: count,
  determinism: z.enum(['strict', 'fast']),
  systemRole: z.enum(['native', 'folded-into-user', 'no-template']),
  thinking: z.enum(['none', 'closed-block']),
  judge: judgeRecordSchema.exactOptional(),
  machine: z
    .strictObject({
      platform: z.string(),
      arch: z.string(),
      processor: z.string().nullable(),
      cores: count,
      memoryBytes: count,
    })
    .exactOptional(),
}) satisfies z.ZodType<RuntimeRecord>;

/** Text of a JSON column or document; what it holds is checked by a schema of its own. */
export const jsonTextSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    });
    return z.NEVER;
  }
});

export const studyRowSchema = z.object({
  id: z.number().int(),
  plan_hash: sha256Schema,
  /** SHA-256 of the bundle that it was taken in from; empty for one's own. */
  origin: z.union([z.literal(''), sha256Schema]),
  status: z.enum(STATUSES),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type StudyRow = z.infer<typeof studyRowSchema>;

export const studySubjectRowSchema = z
  .object({
    file: jsonTextSchema.pipe(subjectFileSchema),
    runtime: jsonTextSchema.pipe(runtimeSchema).nullable(),
    responses: count,
    failure_code: z.string().nullable(),
    failure_message: z.string().nullable(),
  })
  .transform(
    ({ file, runtime, responses, failure_code: code, failure_message: message }): StudySubjectRecord => ({
      subject: file,
      runtime,
      responses,
      failure: code === null || message === null ? null : { code, message },
    }),
  );

/** What `schema` makes of rows that came back. Throws `STORE_CORRUPT` on rows that no Mettle wrote. */
export function readRows<T>(schema: z.ZodType<T>, rows: unknown, file: string, what: string): T {
  const parsed = schema.safeParse(rows);
  if (parsed.success) return parsed.data;
  throw corruptStore(file, `${what} is not readable (${describe(parsed.error)})`, parsed.error);
}

/** What `schema` makes of a value that is to be stored, or else `done` with. Throws `INVALID_INPUT`. */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown, what: string, done = 'stored'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new MettleError('INVALID_INPUT', `${what} cannot be ${done}: ${describe(parsed.error)}.`, {
    cause: parsed.error,
  });
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it has the wrong shape';
  const place = issue.path.join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
