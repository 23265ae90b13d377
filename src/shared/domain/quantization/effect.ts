import { z } from 'zod';
import { CONDITION_KINDS } from '../condition.js';
import { estimateSchema } from '../figures.js';
import { equivalenceTestSchema } from './equivalence.js';

/** How answers differ from the reference's, over some cells. */
export const answerChangeSchema = z.strictObject({
  /** Cells that both answered. */
  cells: z.number().int(),
  /** Mean over cells of the Kullback-Leibler divergence of the variant's option probabilities from the reference's, nats. */
  kl: z.number(),
  /** The largest of a single cell. */
  klMax: z.number(),
  /** Share of cells whose most likely option is another one, 0..1. */
  flips: z.number(),
  /** Mean absolute difference of the keyed score, in points of the response scale. */
  scoreDistance: z.number(),
});
export type AnswerChange = z.infer<typeof answerChangeSchema>;

/** One item over all conditions, templates and option orders. */
export const itemChangeSchema = answerChangeSchema.extend({
  instrument: z.string(),
  item: z.string(),
  /** The domains and axes that it belongs to. */
  scales: z.array(z.string()).readonly(),
  /** In the order of `conditions` of the effect; null where the item was not answered by both. */
  klByCondition: z.array(z.number().nullable()).readonly(),
  flipsByCondition: z.array(z.number().nullable()).readonly(),
});
export type ItemChange = z.infer<typeof itemChangeSchema>;

/** One condition over all items, templates and option orders. */
export const conditionChangeSchema = answerChangeSchema.extend({
  condition: z.string(),
  kind: z.enum(CONDITION_KINDS),
  /** Short words for a chart. */
  label: z.string(),
});
export type ConditionChange = z.infer<typeof conditionChangeSchema>;

/** One scale in the default or one condition; scores in points of the instrument's own response scale. */
export const scaleShiftSchema = z.strictObject({
  /** Null for the default. */
  condition: z.string().nullable(),
  kind: z.enum(CONDITION_KINDS),
  label: z.string(),
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  /** Items that both answered. */
  items: z.number().int(),
  /** Mean keyed scores over these. */
  reference: z.number(),
  variant: z.number(),
  /**
   * Variant minus reference, with the paired t interval over items (over facets, where a domain has three or more) at the
   * study's confidence. Null below two items: there is no telling how items differ.
   */
  shift: estimateSchema.nullable(),
  /** The shift in standard deviations of the reference's noise floor; null where there is none, or it is 0. */
  noiseUnits: z.number().nullable(),
  /** What counts as no shift on this scale, in points. */
  margin: z.number(),
});
export type ScaleShift = z.infer<typeof scaleShiftSchema>;

/** A measure of both subjects over the same cells. */
export const pairedFigureSchema = z.strictObject({
  reference: z.number(),
  variant: z.number(),
  /** Variant minus reference, at the study's confidence. */
  change: estimateSchema,
});
export type PairedFigure = z.infer<typeof pairedFigureSchema>;

/** What sets a variant apart from its reference, over the cells that both answered. */
export const quantizationEffectSchema = z.strictObject({
  reference: z.strictObject({
    sha256: z.string(),
    name: z.string(),
    quantization: z.string(),
    /** Responses of the reference that were read. */
    responses: z.number().int(),
  }),
  /** Cells that both answered, of those that the study has. */
  sharedCells: z.number().int(),
  expectedCells: z.number().int(),
  /** Over all cells; null where none was answered by both. */
  answers: answerChangeSchema.nullable(),
  /** Change of the mean probability beside the options (readouts) or of the share of answers without one (sampled). */
  offOptionChange: z.number().nullable(),
  /** Ids of the conditions that were answered by both, in the study's order. */
  conditions: z.array(z.string()).readonly(),
  byCondition: z.array(conditionChangeSchema).readonly(),
  /** Largest mean divergence first. */
  items: z.array(itemChangeSchema).readonly(),
  /** Default shift of every domain and axis: these are tested. */
  defaults: z.array(scaleShiftSchema).readonly(),
  /** Shift of the same scales in every other condition. They are shown and not tested. */
  shifts: z.array(scaleShiftSchema).readonly(),
  /** Over the cells that test the resistance of both; null without one. */
  resistance: pairedFigureSchema.extend({ cells: z.number().int() }).nullable(),
  /** Mean over scales that were asked for at three levels or more; null without one. */
  gain: pairedFigureSchema.extend({ scales: z.number().int() }).nullable(),
  types: z
    .strictObject({
      reference: z.string(),
      variant: z.string(),
      /** Half the sum of absolute differences of the probabilities of types in one administration, 0..1. */
      totalVariation: z.number(),
    })
    .nullable(),
  /** The tests that the verdict rests on, in the order of scales, resistance last. */
  tests: z.array(equivalenceTestSchema).readonly(),
});
export type QuantizationEffect = z.infer<typeof quantizationEffectSchema>;
