import { z } from 'zod';
import { conditionSchema } from '../domain/condition.js';
import { identifierSchema } from '../domain/text.js';
import { specificationSchema } from '../domain/specification.js';
import { studyDesignSchema } from '../domain/study.js';
import { OPTION_ORDERS } from '../domain/template.js';
import { call, doneSchema, nothingSchema } from './definition.js';

/** A design in the making: what a study file holds, but lists may still be empty. */
export const draftDesignSchema = studyDesignSchema.extend({
  subjects: z.array(z.string().min(1)),
  instruments: z.array(identifierSchema),
  templates: z.array(identifierSchema),
});
export type DraftDesign = z.infer<typeof draftDesignSchema>;

export const draftSchema = z.strictObject({
  id: z.number().int(),
  design: draftDesignSchema,
  /** Ask a few items a scale (`quickItemsPerScale`), for a first look. */
  quick: z.boolean(),
  /** The locked study that it was made from: responses of a changed plan are exploratory. */
  derivedFrom: z.strictObject({ study: z.number().int(), name: z.string() }).nullable(),
  updatedAt: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

export const planSizeSchema = z.strictObject({
  conditions: z.number(),
  templates: z.number(),
  orders: z.number(),
  /** There where item orders are crossed with these. */
  itemOrders: z.number().exactOptional(),
  items: z.number(),
  cells: z.number(),
  runs: z.number(),
  responses: z.number(),
  forwardPasses: z.number(),
});

/** A place in a design and what is wrong there; `place` is a path such as `conditions.personas[2]`. */
export const designProblemSchema = z.strictObject({ place: z.string(), message: z.string() });

export const designCheckSchema = z.strictObject({
  problems: z.array(designProblemSchema),
  /** Null while the plan cannot be made. */
  size: planSizeSchema.nullable(),
  planHash: z.string().nullable(),
  conditions: z.array(conditionSchema),
  /** Null unless the study varies the administration. */
  specifications: z.array(specificationSchema).nullable(),
  /** A stored study with the same plan: locking would go on with that one. */
  existing: z.strictObject({ id: z.number().int(), name: z.string() }).nullable(),
});
export type DesignCheck = z.infer<typeof designCheckSchema>;

const designInput = { design: draftDesignSchema, quick: z.boolean() };

/** Which cell of a design is to be shown. */
export const previewCellSchema = z.strictObject({
  condition: z.string().max(300),
  instrument: z.string().max(64),
  item: z.string().max(64),
  template: z.string().max(64),
  order: z.enum(OPTION_ORDERS),
  /** In a study that varies the administration: takes the place of template and order. */
  specification: z.string().max(64).exactOptional(),
});

export const promptPreviewSchema = z.strictObject({
  system: z.string().nullable(),
  user: z.string(),
  /** The question of the second turn, where the study asks after this one how sure the answer is. */
  next: z.string().exactOptional(),
  /** The exact text in the subject's own chat template; null without a subject. */
  text: z.string().nullable(),
  /** In presented order. */
  options: z.array(z.strictObject({ label: z.string(), score: z.number(), text: z.string() })),
  systemRole: z.enum(['native', 'folded-into-user', 'no-template']).nullable(),
});
export type PromptPreview = z.infer<typeof promptPreviewSchema>;

/** What two seconds of real answers say of the whole plan, for one subject. Sizes are bytes. */
export const costEstimateSchema = z.strictObject({
  reference: z.string(),
  name: z.string(),
  calibrationResponses: z.number(),
  responsesPerSecond: z.number(),
  /** For the whole plan; null where the calibration gave no response. */
  seconds: z.number().nullable(),
  tokens: z.number().nullable(),
  fileBytes: z.number(),
  memoryBytes: z.number(),
  gpu: z.string().nullable(),
  threads: z.number(),
  lanes: z.number(),
});
export type CostEstimate = z.infer<typeof costEstimateSchema>;

/** What a new draft is made from. */
export const draftSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty') }),
  /** Two calibration subjects, one that bends and one that does not. */
  z.strictObject({ kind: z.literal('first-study') }),
  z.strictObject({ kind: z.literal('study'), study: z.number().int() }),
  z.strictObject({ kind: z.literal('draft'), draft: z.number().int() }),
  /** The text of a study file. */
  z.strictObject({ kind: z.literal('file'), text: z.string().max(8_000_000) }),
]);

export const designCalls = {
  /** Throws `INVALID_STUDY` (a file that is not one), `STUDY_NOT_FOUND`. */
  'designs.create': call(z.strictObject({ from: draftSourceSchema }), draftSchema),
  'designs.list': call(nothingSchema, z.strictObject({ drafts: z.array(draftSchema) })),
  /** Throws `STUDY_NOT_FOUND`. */
  'designs.get': call(z.strictObject({ id: z.number().int() }), draftSchema),
  'designs.save': call(z.strictObject({ id: z.number().int(), ...designInput }), draftSchema),
  /** Takes a draft away; `designs.restore` brings it back until Mettle is closed. */
  'designs.remove': call(z.strictObject({ id: z.number().int() }), doneSchema),
  'designs.restore': call(z.strictObject({ id: z.number().int() }), draftSchema),
  /** Everything that keeps the plan from being made, and its size. */
  'designs.check': call(z.strictObject(designInput), designCheckSchema),
  /** Throws `INVALID_STUDY`, and `SUBJECT_NOT_FOUND`, `GGUF_*`, `CHAT_TEMPLATE_FAILED` for the subject. */
  'designs.preview': call(
    z.strictObject({ ...designInput, cell: previewCellSchema, subject: z.string().max(4096).nullable() }),
    promptPreviewSchema,
  ),
  /** Loads the subject and answers for two seconds; stores nothing. Throws what the engine throws. */
  'designs.estimate': call(
    z.strictObject({ ...designInput, subject: z.string().max(4096) }),
    costEstimateSchema,
  ),
  /** The draft as a study file. */
  'designs.export': call(
    z.strictObject({ id: z.number().int() }),
    z.strictObject({ fileName: z.string(), text: z.string() }),
  ),
  /**
   * Freezes the plan, stamps it with the time, and turns the draft into a study without responses. Throws `INVALID_STUDY`
   * and what its subjects' files throw.
   */
  'designs.lock': call(z.strictObject({ id: z.number().int() }), z.strictObject({ study: z.number().int() })),
};
