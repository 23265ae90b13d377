import { z } from 'zod';
import { coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema } from '../resistance/gate.js';
import { proposedDesignSchema } from './decision.js';
import { explainedAnswersSchema, goldFindingsSchema } from './labelling.js';
import { DOMINANCES, lengthPointSchema, ratioSchema, scaleInstabilityResultSchema } from './scale.js';

export const INSTABILITY_VERDICTS = ['not-measurable', ...DOMINANCES] as const;
export type InstabilityVerdictLabel = (typeof INSTABILITY_VERDICTS)[number];

/** Fewer personas than this have no spread to speak of. */
export const LEAST_PERSONAS = 3;

export const instabilityVerdictSchema = z.strictObject({
  label: z.enum(INSTABILITY_VERDICTS),
  /** One sentence with the figures that it rests on, the test length among them. */
  sentence: z.string(),
});
export type InstabilityVerdict = z.infer<typeof instabilityVerdictSchema>;

/** Means over scales, whose errors are taken to go together, so that their number does not narrow an interval. */
export const overallInstabilitySchema = z.strictObject({
  scales: z.number().int(),
  /** Fewest and most items of one administration of a scale. */
  leastItems: z.number().int(),
  mostItems: z.number().int(),
  icc1: estimateSchema,
  icck: estimateSchema,
  /** That of `icc1`: 1 / ICC - 1. */
  ratio: ratioSchema,
  runRatio: ratioSchema,
  curve: z.array(lengthPointSchema).readonly(),
  noiseShare: z.number(),
  personaDeviation: z.number(),
});
export type OverallInstability = z.infer<typeof overallInstabilitySchema>;

/** A design for all scales that can reach the target. */
export const nextDesignSchema = z.strictObject({
  target: z.number(),
  /** Scales that it is for, and those that no design within the limits is enough for. */
  reaches: z.array(z.strictObject({ instrument: z.string(), scale: z.string() })).readonly(),
  beyond: z.array(z.strictObject({ instrument: z.string(), scale: z.string() })).readonly(),
  size: proposedDesignSchema.nullable(),
  /** The cheapest with sampled answers: that of `size` where they were sampled; null where none within the limits reaches it. */
  sampled: proposedDesignSchema.nullable(),
  /** The design that was asked, over the same scales, and whether it reaches the target already. */
  now: proposedDesignSchema,
  enough: z.boolean(),
});
export type NextDesign = z.infer<typeof nextDesignSchema>;

/** All findings of the study kind `instability` on one subject: plain data, every number finite. */
export const instabilityResultSchema = z.strictObject({
  verdict: instabilityVerdictSchema,
  /** True until everything that the study asks has been answered. */
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  gate: gateSchema,
  personas: z.number().int(),
  /** Templates (times wordings) and option orders that each item was put in; runs of each, null for exact probabilities. */
  templates: z.number().int(),
  orders: z.number().int(),
  /** Item orders, where the study crosses them; else every item has a fresh context. */
  itemOrders: z.number().int().exactOptional(),
  runs: z.number().int().nullable(),
  overall: overallInstabilitySchema.nullable(),
  scales: z.array(scaleInstabilityResultSchema).readonly(),
  /** What personas explain of single answers, by scale; empty in findings of earlier versions. */
  explained: z.array(explainedAnswersSchema).readonly().default([]),
  /** Labelling tasks whose texts people labelled; empty in findings of earlier versions. */
  gold: z.array(goldFindingsSchema).readonly().default([]),
  /** Null without a scale. */
  next: nextDesignSchema.nullable(),
});
export type InstabilityResult = z.infer<typeof instabilityResultSchema>;
