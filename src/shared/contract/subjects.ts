import { z } from 'zod';
import { subjectSourceSchema, subjectStoreSchema } from '../domain/subject-source.js';
import { call, doneSchema, errorShapeSchema, nothingSchema } from './definition.js';

/** How fast a subject is: prompts of the usual kind a second, and tokens a second of free replies. */
export const speedSchema = z.strictObject({
  /** Readouts a second. */
  readouts: z.number().nullable(),
  /** Generated tokens a second. */
  tokens: z.number().nullable(),
  /** `estimated` from the file's size and this machine's speed with others; `measured` on this machine with this file. */
  basis: z.enum(['estimated', 'measured']),
});
export type Speed = z.infer<typeof speedSchema>;

/** How much of a subject the graphics processor would hold; sizes are bytes. */
export const gpuFitSchema = z.strictObject({
  device: z.string(),
  totalBytes: z.number(),
  freeBytes: z.number(),
  layers: z.number().int(),
  /** Of the model's layers, how many fit the free memory together with their share of the context. */
  fittingLayers: z.number().int(),
});
export type GpuFit = z.infer<typeof gpuFitSchema>;

/** A GGUF file as a list shows it. Sizes are bytes. */
export const subjectSummarySchema = z.strictObject({
  /** How a design names it: `calibration:pliant`, or an absolute path. */
  reference: z.string(),
  path: z.string(),
  name: z.string(),
  calibration: z.boolean(),
  architecture: z.string(),
  quantization: z.string(),
  family: z.string().nullable(),
  sizeLabel: z.string().nullable(),
  licence: z.string().nullable(),
  bytes: z.number(),
  contextLength: z.number(),
  /** With one lane. */
  memoryBytes: z.number(),
  fits: z.boolean(),
  fitMessage: z.string().nullable(),
  chatTemplate: z.boolean(),
  /** SHA-256 (hex) where it is known already: a list reads no whole files. */
  sha256: z.string().nullable(),
  source: subjectSourceSchema,
  /**
   * Variants of one base model share it: families are groups, variants are rows. Normalised name of the base model, its size
   * included.
   */
  group: z.string(),
  /** Files of a split model; 1 for a single file. */
  parts: z.number().int(),
  /** Weights in the model; null where the file does not tell. */
  parameters: z.number().nullable(),
  /** Bits a weight takes on average: 8 times the tensors' bytes over `parameters`; null where that is null. */
  bitsPerWeight: z.number().nullable(),
  speed: speedSchema.nullable(),
  /** Other paths that lead to the same bytes or file. */
  alsoAt: z.array(z.string()),
});
export type SubjectSummary = z.infer<typeof subjectSummarySchema>;

/** A LoRA adapter that was found, to be laid over a base of its architecture. */
export const adapterSummarySchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  architecture: z.string(),
  /** Name of the base model that it was trained on, where it says so. */
  base: z.string().nullable(),
  bytes: z.number(),
  source: subjectSourceSchema,
});
export type AdapterSummary = z.infer<typeof adapterSummarySchema>;

/** A place that is searched of itself: another program's store of models. */
export const searchedStoreSchema = z.strictObject({
  store: subjectStoreSchema,
  /** Folders that were looked in; those that are not there are left out. */
  paths: z.array(z.string()),
  subjects: z.number().int(),
  skipped: z.number().int(),
});

export const subjectListSchema = z.strictObject({
  subjects: z.array(subjectSummarySchema),
  adapters: z.array(adapterSummarySchema),
  /** Stores that are there, or were searched in vain; empty where the search of stores is off. */
  stores: z.array(searchedStoreSchema),
  /** Files whose hashes are being computed in the background: bytes done of total; null where none is. */
  hashing: z
    .strictObject({ files: z.number().int(), doneBytes: z.number(), totalBytes: z.number() })
    .nullable(),
  /** Files and folders that were passed over, and why. */
  skipped: z.array(z.strictObject({ path: z.string(), store: subjectStoreSchema, error: errorShapeSchema })),
  /** Folders that are searched, besides the calibration subjects. */
  folders: z.array(z.string()),
  freeBytes: z.number(),
});
export type SubjectList = z.infer<typeof subjectListSchema>;

/** Design values of a calibration subject, from its data sheet. */
const dataSheetSchema = z.strictObject({
  purpose: z.string(),
  /** Figures as the sheet states them: name and value, ready to be shown. */
  facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
});

/**
 * What a file says of where it came from, beside `SubjectSource`, which its place tells. Whoever wrote the file put it there;
 * nothing of it is checked.
 */
export const subjectOriginSchema = z.strictObject({
  organisation: z.string().nullable(),
  quantizedBy: z.string().nullable(),
  /** Of the repository or the page, the nearest first. */
  addresses: z.array(z.string()),
  licenceAddress: z.string().nullable(),
  baseModels: z.array(
    z.strictObject({
      name: z.string().nullable(),
      organisation: z.string().nullable(),
      address: z.string().nullable(),
    }),
  ),
  /** As the file names them, mostly by ISO 639-1. */
  languages: z.array(z.string()),
});
export type SubjectOrigin = z.infer<typeof subjectOriginSchema>;

export const subjectDetailSchema = z.strictObject({
  summary: subjectSummarySchema,
  sha256: z.string(),
  modifiedAt: z.string(),
  vocabularySize: z.number(),
  tensors: z.number(),
  chatTemplateText: z.string().nullable(),
  /** Why the chat template cannot be used; null where it can, or where there is none. */
  chatTemplateProblem: z.string().nullable(),
  /** How a system prompt reaches the subject. */
  systemRole: z.enum(['native', 'folded-into-user', 'no-template']),
  /** Whether the chat template knows of thinking before an answer. */
  thinking: z.boolean(),
  /** e.g. `gpt2 (llama-bpe)`: kind and pre-tokenizer, as the file names them. */
  tokenizer: z.string(),
  origin: subjectOriginSchema,
  /** How the file was quantized, as far as it says: e.g. an importance matrix and its data set. */
  quantizationMethod: z.string().nullable(),
  /** Tensors by type, most bytes first. */
  tensorTypes: z.array(z.strictObject({ type: z.string(), tensors: z.number().int(), bytes: z.number() })),
  /** Paths of every part. */
  files: z.array(z.string()),
  /** Memory by what it is for, in bytes, at the parallelism that a study would choose; `lanes` is that. */
  memory: z.strictObject({
    lanes: z.number().int(),
    contextSize: z.number().int(),
    weightsBytes: z.number(),
    cacheBytes: z.number(),
    computeBytes: z.number(),
    totalBytes: z.number(),
  }),
  /** Null where there is no graphics processor, or where it is switched off. */
  gpu: gpuFitSchema.nullable(),
  dataSheet: dataSheetSchema.nullable(),
  /** Studies that hold responses of this file. */
  studies: z.array(z.strictObject({ id: z.number().int(), name: z.string(), responses: z.number() })),
});
export type SubjectDetail = z.infer<typeof subjectDetailSchema>;

/** An open-weight model that a newcomer may try; see `models/catalogue.json`. */
export const catalogueEntrySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  family: z.string(),
  organisation: z.string(),
  parameters: z.number(),
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  /** Why it is there. */
  reason: z.string(),
  /** Whether the model answers to a system prompt by its template, and thinks before it answers. */
  systemRole: z.boolean(),
  thinking: z.boolean(),
  languages: z.array(z.string()),
  contextLength: z.number(),
  /** What can be fetched; sizes in bytes, about. */
  variants: z.array(
    z.strictObject({
      address: z.string(),
      quantization: z.string(),
      bytes: z.number(),
      /** With one lane and a context of 4096 tokens, about. */
      memoryBytes: z.number(),
      /** Whether that fits into this machine's memory now. */
      fits: z.boolean(),
    }),
  ),
  /** Where the entry's facts are from. */
  source: z.string(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

export const subjectCalls = {
  'subjects.catalogue': call(nothingSchema, z.strictObject({ entries: z.array(catalogueEntrySchema) })),
  /**
   * The reference of a base with an adapter laid over it, for a design; checks that they fit. Throws `FILE_*`, `GGUF_*`,
   * `SUBJECT_NOT_FOUND`, `INVALID_INPUT`.
   */
  'subjects.adapt': call(
    z.strictObject({
      base: z.string().min(1).max(4096),
      adapter: z.string().min(1).max(4096),
      scale: z.number().gt(-10).lt(10),
    }),
    z.strictObject({ reference: z.string(), name: z.string() }),
  ),
  /** Where the file with these bytes lies now; null where it is not among those that were found. */
  'subjects.locate': call(
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.strictObject({ path: z.string().nullable() }),
  ),
  'subjects.list': call(nothingSchema, subjectListSchema),
  /** Reads the whole file for its identity. Throws `FILE_*`, `GGUF_*`, `SUBJECT_NOT_FOUND`. */
  'subjects.inspect': call(z.strictObject({ reference: z.string().min(1).max(4096) }), subjectDetailSchema),
  /**
   * Adds a folder, or the folder of a GGUF file, to those that are searched. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, and
   * for a file that is no subject the `GGUF_*` that says why.
   */
  'subjects.addPath': call(z.strictObject({ path: z.string().min(1).max(4096) }), subjectListSchema),
  /** Takes a folder off the list; its files stay where they are. */
  'subjects.removeFolder': call(z.strictObject({ path: z.string().min(1).max(4096) }), doneSchema),
};
