import { z } from 'zod';
import { bundleChoicesSchema } from '../../../shared/contract/bundles.js';
import { STUDY_KINDS } from '../../../shared/domain/study.js';
import { identifierSchema } from '../../../shared/domain/text.js';
import { sha256Schema } from '../../store/rows.js';
import { BUNDLE_FORMAT, BUNDLE_FORMAT_VERSION } from './entries.js';

const countSchema = z.number().int().min(0);

/** As much of `mettle.json` as every version of the format has: read this before anything else. */
export const manifestHeadSchema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  formatVersion: z.number().int().min(1),
});

/** How the CSV tables are written: UTF-8 without a byte order mark. */
export const CSV_DIALECT = {
  delimiter: ',',
  quote: '"',
  lineTerminator: '\n',
  /** What a missing value is written as; an empty text is a pair of quotes. */
  missing: '',
  /** Stands before a text that a spreadsheet would take for a formula; see `guardFormula`. */
  formulaGuard: "'",
} as const;

/** `mettle.json`: what the file is, and what was chosen to go in. */
export const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  formatVersion: z.number().int().min(1).max(BUNDLE_FORMAT_VERSION),
  program: z.strictObject({ name: z.literal('Mettle'), version: z.string() }),
  study: z.strictObject({
    name: identifierSchema,
    description: z.string(),
    kind: z.enum(STUDY_KINDS),
    mode: z.enum(['readout', 'sampled']),
    planHash: sha256Schema,
    /** When the plan was frozen, before its first response: the time of every entry of the zip file. */
    lockedAt: z.iso.datetime(),
    quick: z.boolean(),
    /** The plan is a changed copy of a locked one. */
    exploratory: z.boolean(),
    /** Responses that the plan asks for are missing. */
    partial: z.boolean(),
  }),
  choices: bundleChoicesSchema,
  counts: z.strictObject({
    subjects: countSchema,
    instruments: countSchema,
    conditions: countSchema,
    expectedPerSubject: countSchema,
    responses: countSchema,
  }),
  /** Options of the instrument that has most: `data/responses` has as many columns `p1`, `p2`, …. */
  options: z.number().int().min(1),
  /**
   * Tables of what the study's kind finds, in `data` too, with the columns that each has here: a later version of Mettle may
   * have more of both. Version 1 of the format has none.
   */
  findingsTables: z
    .array(z.strictObject({ table: identifierSchema, columns: z.array(z.string().min(1)).min(1) }))
    .readonly()
    .default([]),
  csv: z.strictObject({
    delimiter: z.literal(CSV_DIALECT.delimiter),
    quote: z.literal(CSV_DIALECT.quote),
    lineTerminator: z.literal(CSV_DIALECT.lineTerminator),
    missing: z.literal(CSV_DIALECT.missing),
    formulaGuard: z.literal(CSV_DIALECT.formulaGuard),
  }),
  /**
   * Whether the plan's hash can be worked out anew from what is in here: false where an instrument's texts, or the path of a
   * judge's file, were left out.
   */
  planHashCovered: z.boolean(),
  /** What stays out, and why: one sentence each. */
  leftOut: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;
