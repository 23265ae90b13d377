import { z } from 'zod';
import { CONDITION_KINDS } from '../condition.js';
import { coverageSchema, estimateSchema } from '../figures.js';
import { INSTRUMENT_FORMATS } from '../instrument.js';
import { judgeRecordSchema } from '../judging.js';
import { gateSchema } from '../resistance/gate.js';
import { matrixSchema } from './matrix.js';

export const READINGS_VERDICTS = ['not-measurable', 'agree', 'self-report-only', 'diverge'] as const;
export type ReadingsVerdictLabel = (typeof READINGS_VERDICTS)[number];

/** A trait that readings are matched by. */
export const traitViewSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  low: z.string(),
  high: z.string(),
});
export type TraitView = z.infer<typeof traitViewSchema>;

/** One instrument as a reading of the traits. */
export const readingSchema = z.strictObject({
  instrument: z.string(),
  name: z.string(),
  format: z.enum(INSTRUMENT_FORMATS),
  /** A questionnaire asks what one is like; scenarios and open replies what one would do or did. */
  kind: z.enum(['self-report', 'behaviour']),
  /** The traits that it measures. */
  traits: z.array(z.string()).readonly(),
  items: z.number().int(),
  answered: z.number().int(),
  gate: gateSchema,
  /** Whether it enters matrix and gap. */
  used: z.boolean(),
  /** Why it is not used, or what holds its figures back, as a sentence; null where nothing does. */
  caveat: z.string().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

/** Where one reading puts one trait in one condition, as shares of the instrument's range: 0 the low pole, 1 the high one. */
export const readingProfileSchema = z.strictObject({
  reading: z.string(),
  trait: z.string(),
  condition: z.string(),
  kind: z.enum(CONDITION_KINDS),
  label: z.string(),
  persona: z.string().nullable(),
  mean: z.number(),
  /** Where the study's confidence of administrations fall. */
  low: z.number(),
  high: z.number(),
  /** What the persona asks for; null where it asks for nothing. */
  requested: z.number().nullable(),
});
export type ReadingProfile = z.infer<typeof readingProfileSchema>;

/** Mean adoption in self-report and in behaviour over the same cells, and the first less the second. */
export const gapFigureSchema = z.strictObject({
  /** Conditions × traits that both readings have an adoption on. */
  cells: z.number().int(),
  /** Against-default cells of the self-report without an adoption in behaviour, which are left out. */
  leftOut: z.number().int(),
  gap: estimateSchema,
  selfReport: estimateSchema,
  behaviour: estimateSchema,
});
export type GapFigure = z.infer<typeof gapFigureSchema>;

/** The gap between one self-report and one behavioural reading. */
export const readingGapSchema = z.strictObject({
  selfReport: z.string(),
  behaviour: z.string(),
  /** Null without a cell that both have an adoption on. */
  overall: gapFigureSchema.nullable(),
  traits: z.array(z.strictObject({ trait: z.string(), figure: gapFigureSchema.nullable() })).readonly(),
});
export type ReadingGap = z.infer<typeof readingGapSchema>;

/** Whether traits are told apart where readings agree. */
export const traitCollapseSchema = z.strictObject({
  /** Mean convergent r less the mean |r| of different traits over readings; null where it cannot be had. */
  convergentGap: estimateSchema.nullable(),
  threshold: z.number(),
  /** True where readings converge and the gap lies below the threshold: one axis of approval may stand behind all. */
  warning: z.boolean(),
  sentence: z.string(),
});
export type TraitCollapse = z.infer<typeof traitCollapseSchema>;

/** The judge of the open replies, and whether its readings are used. */
export const judgeUseSchema = z.strictObject({
  /** Null where the judge was not measured. */
  record: judgeRecordSchema.nullable(),
  minAgreement: z.number(),
  used: z.boolean(),
  sentence: z.string(),
});
export type JudgeUse = z.infer<typeof judgeUseSchema>;

/** All findings of the study kind `readings` on one subject: plain data, every number finite. */
export const readingsResultSchema = z.strictObject({
  verdict: z.strictObject({ label: z.enum(READINGS_VERDICTS), sentence: z.string() }),
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  traits: z.array(traitViewSchema).readonly(),
  readings: z.array(readingSchema).readonly(),
  /** Null without an instrument that a judge reads. */
  judge: judgeUseSchema.nullable(),
  /**
   * Over all pairs of a used self-report and a used behavioural reading that passed the gate (any, where none passed); null
   * without a cell.
   */
  gap: gapFigureSchema.nullable(),
  gaps: z.array(readingGapSchema).readonly(),
  /** Mean r of a trait's self-report with its behaviour, over the readings behind `gap`; null where undefined. */
  convergence: z.number().nullable(),
  /** Null with fewer than two used readings. */
  matrix: matrixSchema.nullable(),
  collapse: traitCollapseSchema.nullable(),
  profiles: z.array(readingProfileSchema).readonly(),
});
export type ReadingsResult = z.infer<typeof readingsResultSchema>;
