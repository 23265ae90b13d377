import { z } from 'zod';
import { byScale, coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema, GATE_CHECKS } from '../resistance/gate.js';
import { FACTORS, specificationSchema } from '../specification.js';
import { conclusionsSchema } from './conclusions.js';
import { measureEffectsSchema } from './effects.js';
import { scaleReliabilitySchema } from './reliability.js';

export const ROBUSTNESS = ['robust', 'depends', 'not-measurable'] as const;
/** `robust`: nearly all specifications reach one verdict; `depends`: they do not. */
export type Robustness = (typeof ROBUSTNESS)[number];

export const CONCLUSIONS = ['flexible', 'partial', 'closed', 'not-measurable'] as const;
/** The verdict under one specification: that of a resistance study without its instability, which is not asked here. */
export type Conclusion = (typeof CONCLUSIONS)[number];

export const specificationVerdictSchema = z.strictObject({
  label: z.enum(ROBUSTNESS),
  /** One sentence with the figures that it rests on. */
  sentence: z.string(),
  /** The most frequent verdict over specifications; null where nothing was answered. */
  conclusion: z.enum(CONCLUSIONS).nullable(),
  /** Of the specifications that were answered, 0..1: how many reach it. */
  share: z.number().nullable(),
  /** `depends`: the factor whose levels go with the verdict most; null where none does. */
  factor: z.enum(FACTORS).nullable(),
});
export type SpecificationVerdict = z.infer<typeof specificationVerdictSchema>;

/** A factor that the study varies, with its levels as they are written: an id, a tag, or a number. */
export const variedFactorSchema = z.strictObject({
  factor: z.enum(FACTORS),
  levels: z.array(z.string()).readonly(),
});
export type VariedFactor = z.infer<typeof variedFactorSchema>;

/** What a specification curve can be drawn of: resistance, or the default's score on a domain or axis. */
export const measureSchema = z.strictObject({
  /** `resistance`, or `instrument|scale`. */
  id: z.string(),
  /** Null for resistance. */
  instrument: z.string().nullable(),
  scale: z.string().nullable(),
  name: z.string(),
  /** What the ends mean. */
  low: z.string(),
  high: z.string(),
  min: z.number(),
  max: z.number(),
  /** The share of specifications on either side of it is told: 0 of resistance, the midpoint of a scale. */
  reference: z.number(),
});
export type Measure = z.infer<typeof measureSchema>;

/** Everything found under one specification. */
export const specificationFindingSchema = z.strictObject({
  specification: specificationSchema,
  /** Index of its level, for each factor of the result's `factors`. */
  levels: z.array(z.number().int()).readonly(),
  coverage: coverageSchema,
  gate: z.strictObject({
    passed: z.boolean(),
    /** Checks that one specification can make. */
    judged: z.array(z.enum(GATE_CHECKS)).readonly(),
    failed: z.array(z.strictObject({ id: z.enum(GATE_CHECKS), value: z.number() })).readonly(),
  }),
  /** Null before anything is answered. */
  verdict: z.enum(CONCLUSIONS).nullable(),
  /** Type of the default means; null without a Jungian instrument. */
  defaultType: z.string().nullable(),
  /** Null without an against-default cell. */
  resistance: estimateSchema.extend({ cells: z.number() }).nullable(),
  /** The default's mean score on domains and axes, with an interval over items. */
  profile: byScale(estimateSchema),
  /** Mean probability on the options (readout). */
  optionMass: z.number().nullable(),
  /** Of sampled answers. */
  refusalRate: z.number().nullable(),
});
export type SpecificationFinding = z.infer<typeof specificationFindingSchema>;

/** The specification curve of one measure. */
export const measureCurveSchema = z.strictObject({
  measure: z.string(),
  /** Ids of all specifications that have the measure, ascending by it. */
  order: z.array(z.string()).readonly(),
  /** Over those that pass the gate; null where none does. */
  summary: z
    .strictObject({
      specifications: z.number(),
      median: z.number(),
      lowerQuartile: z.number(),
      upperQuartile: z.number(),
      lowest: z.number(),
      highest: z.number(),
      /** Shares whose interval lies above, and below, the measure's reference. */
      shareAbove: z.number(),
      shareBelow: z.number(),
    })
    .nullable(),
});
export type MeasureCurve = z.infer<typeof measureCurveSchema>;

/** One language of the items. */
export const languageFindingSchema = z.strictObject({
  language: z.string(),
  specifications: z.number(),
  /** Of these, those that pass the gate. */
  measurable: z.number(),
  /** Mean probability outside the options (readout); null in sampled mode. */
  offOption: z.number().nullable(),
  /** Share of answers that refuse (sampled); null in readout mode. */
  refusalRate: z.number().nullable(),
  /** The language of the words around the items, by template; null where the study does not hold the template's text. */
  frames: z.array(z.strictObject({ template: z.string(), language: z.string().nullable() })).readonly(),
});
export type LanguageFinding = z.infer<typeof languageFindingSchema>;

/** All findings of the study kind `specification` on one subject: plain data, every number finite. */
export const specificationResultSchema = z.strictObject({
  verdict: specificationVerdictSchema,
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  /** Over all specifications together. */
  gate: gateSchema,
  factors: z.array(variedFactorSchema).readonly(),
  /** Factors that the study does not vary, with their one level. */
  fixed: z.array(z.strictObject({ factor: z.enum(FACTORS), level: z.string() })).readonly(),
  measures: z.array(measureSchema).readonly(),
  specifications: z.array(specificationFindingSchema).readonly(),
  /** In the order of `measures`. */
  curves: z.array(measureCurveSchema).readonly(),
  /** In the order of `measures`, without those that too few specifications have. */
  effects: z.array(measureEffectsSchema).readonly(),
  conclusions: conclusionsSchema,
  languages: z.array(languageFindingSchema).readonly(),
  /** Over the specifications that pass the gate. */
  reliability: z.array(scaleReliabilitySchema).readonly(),
});
export type SpecificationResult = z.infer<typeof specificationResultSchema>;
