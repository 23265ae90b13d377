import { z } from 'zod';
import { call, doneSchema, errorShapeSchema, nothingSchema } from './definition.js';

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
});
export type SubjectSummary = z.infer<typeof subjectSummarySchema>;

export const subjectListSchema = z.strictObject({
  subjects: z.array(subjectSummarySchema),
  /** Files and folders that were passed over, and why. */
  skipped: z.array(z.strictObject({ path: z.string(), error: errorShapeSchema })),
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

export const subjectDetailSchema = z.strictObject({
  summary: subjectSummarySchema,
  sha256: z.string(),
  modifiedAt: z.string(),
  vocabularySize: z.number(),
  tensors: z.number(),
  chatTemplateText: z.string().nullable(),
  dataSheet: dataSheetSchema.nullable(),
  /** Studies that hold responses of this file. */
  studies: z.array(z.strictObject({ id: z.number().int(), name: z.string(), responses: z.number() })),
});
export type SubjectDetail = z.infer<typeof subjectDetailSchema>;

export const subjectCalls = {
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
