import { z } from 'zod';
import { estimateSchema } from '../figures.js';
import { scaleDecisionSchema } from './decision.js';

/**
 * What varies: personas; templates (each in every wording of the personas); option orders; item orders; items; what the answers of
 * one conversation have in common over runs; and runs of one cell.
 */
export const SOURCES = ['persona', 'template', 'order', 'item-order', 'item', 'conversation', 'run'] as const;
export type Source = (typeof SOURCES)[number];

/** A source in words, as it stands between × signs; option orders are told from item orders where both are crossed. */
export function sourceName(source: Source, itemOrders: number | undefined): string {
  if (source === 'order' && itemOrders !== undefined) return 'option order';
  return source === 'item-order' ? 'item order' : source;
}

export const DOMINANCES = ['persona-dominated', 'noise-dominated', 'undecided'] as const;
export type Dominance = (typeof DOMINANCES)[number];

/** A ratio of variances; an end, or the ratio, is null where it is without bound. */
export const ratioSchema = z.strictObject({
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Ratio = z.infer<typeof ratioSchema>;

/** One component of the variance of a single answer's score, in squared points. */
export const varianceComponentSchema = z.strictObject({
  /** What varies together: one source, or the interaction of several. */
  sources: z.array(z.enum(SOURCES)).readonly(),
  /** As it came out; may be below 0, which is an estimate of 0. */
  estimate: z.number(),
  /** `estimate`, not below 0. */
  variance: z.number(),
  low: z.number(),
  high: z.number(),
  /** Share of the total of all `variance`; null where nothing varies. */
  share: z.number().nullable(),
});
export type VarianceComponent = z.infer<typeof varianceComponentSchema>;

/** A permutation test of whether personas differ. */
export const personaTestSchema = z.strictObject({
  /** `blocks`: labels of personas within each template, option order and item order; `answers`: single answers within an item. */
  unit: z.enum(['blocks', 'answers']),
  p: z.number(),
  /** After Holm over the scales tested. */
  adjusted: z.number(),
  exact: z.boolean(),
  arrangements: z.number(),
});
export type PersonaTest = z.infer<typeof personaTestSchema>;

/** Share of the entropy of answers that personas explain. */
export const answerEntropySchema = z.strictObject({
  /** In bits an answer. */
  entropy: z.number(),
  share: z.number(),
  /** Less what shuffled answers give; that of exact probabilities needs no correction. Null where chance leaves nothing. */
  corrected: z.number().nullable(),
  /** Of the divergence, by shuffled answers; null for exact probabilities, and where answers of one conversation go together. */
  p: z.number().nullable(),
});
export type AnswerEntropy = z.infer<typeof answerEntropySchema>;

/** How one persona scored over administrations. */
export const personaSpreadSchema = z.strictObject({
  /** The conditions that speak for it. */
  conditions: z.array(z.string()).readonly(),
  label: z.string(),
  mean: z.number(),
  /** Standard deviation of one administration's score over runs, at one template and option order; null where unknown. */
  runDeviation: z.number().nullable(),
  /** Mean score at each template (and wording), option order and item order. */
  administrations: z.array(z.strictObject({ name: z.string(), mean: z.number() })).readonly(),
});
export type PersonaSpread = z.infer<typeof personaSpreadSchema>;

/** ICC(1,1) of an administration of so many items. */
export const lengthPointSchema = estimateSchema.extend({ items: z.number().int() });
export type LengthPoint = z.infer<typeof lengthPointSchema>;

export const scaleInstabilityResultSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  low: z.string(),
  high: z.string(),
  min: z.number(),
  max: z.number(),
  /** Items of one administration: the length that `ratio`, `icc1` and `dominance` stand for. */
  items: z.number().int(),
  personas: z.number().int(),
  dominance: z.enum(DOMINANCES),
  components: z.array(varianceComponentSchema).readonly(),
  /** False where a single run a cell leaves the highest interaction and runs one. */
  runsApart: z.boolean(),
  /** Cells without an answer. */
  missing: z.number().int(),
  /** Noise of one administration (runs, and what templates and orders of either kind do to personas) over that of personas. */
  ratio: ratioSchema,
  /** Noise of runs alone over the variance of personas. */
  runRatio: ratioSchema,
  icc1: estimateSchema,
  /** Of the mean of `administrations`. */
  icck: estimateSchema,
  administrations: z.number().int(),
  /** Ascending by items; holds the length that was administered. */
  curve: z.array(lengthPointSchema).readonly(),
  /** Standard deviation of personas' true scores, in points. */
  personaDeviation: z.number(),
  /** Variance of one answer over runs, as a share of that of answering at random. */
  noiseShare: z.number(),
  entropy: answerEntropySchema.nullable(),
  /** Null where neither several blocks nor several runs were asked. */
  test: personaTestSchema.nullable(),
  spread: z.array(personaSpreadSchema).readonly(),
  decision: scaleDecisionSchema,
});
export type ScaleInstabilityResult = z.infer<typeof scaleInstabilityResultSchema>;
