import { z } from 'zod';
import { INSTRUMENT_FORMATS, instrumentSchema } from '../domain/instrument.js';
import { labellingTaskSchema } from '../domain/instability/labelling-task.js';
import { neutralTextSchema, personaSchema, roleSchema } from '../domain/persona.js';
import { humanReferenceSchema } from '../domain/population/reference.js';
import { populationSchema } from '../domain/population.js';
import { experimentSchema } from '../domain/replication/experiment.js';
import { templateSchema } from '../domain/template.js';
import { identifierSchema } from '../domain/text.js';
import { placedFindingSchema } from './lint.js';
import { call, doneSchema, errorShapeSchema, nothingSchema } from './definition.js';

export const DOCUMENT_KINDS = ['instrument', 'personas', 'templates', 'populations', 'experiments'] as const;
export const documentKindSchema = z.enum(DOCUMENT_KINDS);
/** The files that a library is made of. */
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** Whether a text came with Mettle, or belongs to the researcher, who may change it. */
export const originSchema = z.enum(['shipped', 'own']);

export const instrumentSummarySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  description: z.string(),
  licence: z.string(),
  citation: z.string(),
  url: z.string().nullable(),
  format: z.enum(INSTRUMENT_FORMATS),
  items: z.number().int(),
  options: z.number().int(),
  languages: z.array(z.string()),
  /** Human samples whose figures come with it. */
  norms: z.number().int(),
  scales: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string(), items: z.number() })),
  origin: originSchema,
});
export type InstrumentSummary = z.infer<typeof instrumentSummarySchema>;

/** A file of personas, as `resources/personas` holds them. */
export const personaGroupSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  licence: z.string(),
  citation: z.string(),
  origin: originSchema,
  personas: z.array(personaSchema),
  roles: z.array(roleSchema),
  placebos: z.array(neutralTextSchema),
  neutrals: z.array(neutralTextSchema),
});
export type PersonaGroup = z.infer<typeof personaGroupSchema>;

/** One thing that is wrong in a document: where (line and column from 1, and the path within it) and what. */
export const documentProblemSchema = z.strictObject({
  line: z.number().int(),
  column: z.number().int(),
  place: z.string(),
  message: z.string(),
});
export type DocumentProblem = z.infer<typeof documentProblemSchema>;

/** A file of the researcher's own that cannot be used, and why. With its name as `id` it can be read and removed. */
export const brokenDocumentSchema = z.strictObject({ fileName: z.string(), error: errorShapeSchema });
export type BrokenDocument = z.infer<typeof brokenDocumentSchema>;
const brokenSchema = z.array(brokenDocumentSchema).exactOptional();

/** 8 MB of JSON: the largest document that is taken. */
export const MAX_DOCUMENT_CHARACTERS = 8_000_000;
const documentTextSchema = z.string().max(MAX_DOCUMENT_CHARACTERS);

export const libraryCalls = {
  /**
   * Lints an instrument of the library by its `id`, or a text that is being written. Where there are problems there are no
   * findings. Throws `INVALID_INPUT` for an unknown id.
   */
  'instruments.lint': call(
    z.union([z.strictObject({ id: z.string().max(255) }), z.strictObject({ text: documentTextSchema })]),
    z.strictObject({ problems: z.array(documentProblemSchema), findings: z.array(placedFindingSchema) }),
  ),
  'instruments.list': call(
    nothingSchema,
    z.strictObject({ instruments: z.array(instrumentSummarySchema), broken: brokenSchema }),
  ),
  /** The whole instrument; an experiment as the one that it is compiled into. Throws `INVALID_INSTRUMENT` for an unknown id. */
  'instruments.get': call(
    z.strictObject({ id: z.string().max(64) }),
    z.strictObject({ instrument: instrumentSchema, summary: instrumentSummarySchema }),
  ),
  'personas.list': call(
    nothingSchema,
    z.strictObject({ groups: z.array(personaGroupSchema), broken: brokenSchema }),
  ),
  'populations.list': call(
    nothingSchema,
    z.strictObject({
      populations: z.array(z.strictObject({ population: populationSchema, origin: originSchema })),
      broken: brokenSchema,
    }),
  ),
  'experiments.list': call(
    nothingSchema,
    z.strictObject({
      experiments: z.array(z.strictObject({ experiment: experimentSchema, origin: originSchema })),
      broken: brokenSchema,
    }),
  ),
  /**
   * A table of personas and roles (CSV, with a row of column names) as a persona file's JSON, which `documents.save` stores;
   * `text` is null where the table has problems. They name the table's lines, and the column as `place`. Stores nothing.
   */
  'personas.fromCsv': call(
    z.strictObject({
      text: documentTextSchema,
      id: identifierSchema,
      name: z.string().min(1).max(200),
      /** Of the texts; `unknown` where it is left out. */
      licence: z.string().min(1).max(200).exactOptional(),
    }),
    z.strictObject({ text: z.string().nullable(), problems: z.array(documentProblemSchema) }),
  ),
  /**
   * A table of people's answers, or of their moments (CSV, with a row of column names), as the human reference that a design of
   * kind `population` holds; null where the table has problems. They name the table's lines, and the column as `place`. Stores
   * nothing. Throws `INVALID_INSTRUMENT` for an unknown instrument.
   */
  'references.fromCsv': call(
    z.strictObject({
      text: documentTextSchema,
      instrument: z.string().max(64),
      name: z.string().min(1).max(200),
      source: z.string().min(1).max(2000),
    }),
    z.strictObject({
      reference: humanReferenceSchema.nullable(),
      problems: z.array(documentProblemSchema),
    }),
  ),
  /**
   * A table of texts to be labelled (CSV, with a row of column names) with what they are to be labelled by, as an instrument's
   * JSON, which `documents.save` stores under `id`; `text` is null where the table has problems. They name the table's lines, and
   * the column as `place`. `labels` are the labels with how many texts people gave each, and `texts` how many texts there are.
   * Stores nothing.
   */
  'instruments.fromLabelling': call(
    z.strictObject({ text: documentTextSchema, id: identifierSchema, task: labellingTaskSchema }),
    z.strictObject({
      text: z.string().nullable(),
      problems: z.array(documentProblemSchema),
      texts: z.number().int(),
      labels: z.array(z.strictObject({ label: z.string(), gold: z.number().int() })),
    }),
  ),
  'templates.list': call(
    nothingSchema,
    z.strictObject({
      templates: z.array(z.strictObject({ template: templateSchema, origin: originSchema })),
      broken: brokenSchema,
    }),
  ),
  /** Says what is wrong in a document, by line; `id` is null where it cannot be read that far. Stores nothing. */
  'documents.check': call(
    z.strictObject({ kind: documentKindSchema, text: documentTextSchema }),
    z.strictObject({ id: z.string().nullable(), problems: z.array(documentProblemSchema) }),
  ),
  /** The document as its file holds it (for shipped ones, as a file would). Throws `INVALID_INPUT` for an unknown id. */
  'documents.read': call(
    z.strictObject({ kind: documentKindSchema, id: z.string().max(255) }),
    z.strictObject({ fileName: z.string(), text: z.string(), origin: originSchema }),
  ),
  /**
   * Stores a document of the researcher's own, in place of hers with the same id. Throws `INVALID_INSTRUMENT`,
   * `INVALID_PERSONA` or `INVALID_TEMPLATE` naming the lines; nothing is stored then. Shipped documents cannot be replaced.
   */
  'documents.save': call(
    z.strictObject({ kind: documentKindSchema, text: documentTextSchema }),
    z.strictObject({ id: z.string() }),
  ),
  /** Removes a document of the researcher's own; studies keep the texts that they were planned with. */
  'documents.remove': call(z.strictObject({ kind: documentKindSchema, id: z.string().max(255) }), doneSchema),
};
