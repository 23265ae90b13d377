import { z } from 'zod';
import { byScale, coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema } from '../resistance/gate.js';
import { backfireSchema } from './backfire.js';
import { crosstalkSchema, mainEffectSchema } from './crosstalk.js';
import { scaleGainSchema } from './scale-gain.js';

export const GAIN_VERDICTS = ['not-measurable', 'follows', 'partly', 'does-not-follow'] as const;
export type GainVerdictLabel = (typeof GAIN_VERDICTS)[number];

/** Mean gain from which a subject is said to follow. A convention, not a finding. */
export const FOLLOWS_FROM = 0.8;
/** Mean gain up to which a subject is said not to follow. A convention, not a finding. */
export const DOES_NOT_FOLLOW_TO = 0.2;

export const gainVerdictSchema = z.strictObject({
  label: z.enum(GAIN_VERDICTS),
  /** One sentence with the figures that it rests on. */
  sentence: z.string(),
});
export type GainVerdict = z.infer<typeof gainVerdictSchema>;

/** The mean gain of several scales, with what its interval rests on. */
export const gainFigureSchema = estimateSchema.extend({
  /** Scales that it is the mean of. */
  scales: z.number().int(),
  /** What stands for repetition in the interval: sets of texts, each with its scales; or items, where there are too few sets. */
  units: z.enum(['texts', 'items']),
  unitCount: z.number().int(),
  /** Share of the error variance that is due to units rather than to how levels are worded; null where both are 0. */
  unitShare: z.number().nullable(),
  /** Requested levels that it is read over, ascending: those that all of its scales were asked for. */
  levels: z.array(z.number()).readonly(),
  /** Mean of the scales' Spearman's ρ; null where no scale has one. */
  spearman: z.number().nullable(),
});
export type GainFigure = z.infer<typeof gainFigureSchema>;

/** A scale of the study's instruments as charts and tables name it. Scores are on the instrument's response scale. */
export const gainScaleSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  /** Names of the poles. */
  low: z.string(),
  high: z.string(),
  min: z.number(),
  max: z.number(),
});
export type GainScale = z.infer<typeof gainScaleSchema>;

/** All findings of the study kind `gain` on one subject: plain data, every number finite. */
export const gainResultSchema = z.strictObject({
  verdict: gainVerdictSchema,
  /** True until everything that the study asks has been answered. */
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  gate: gateSchema,
  default: z.strictObject({
    /** Conditions that the default is read from. */
    reference: z.array(z.string()).readonly(),
    means: byScale(z.number()),
  }),
  /** Placebo conditions and default variants that the noise floor was taken from. */
  noiseConditions: z.array(z.string()).readonly(),
  /** Domains and axes that have items, in the order of instruments and their scales. */
  scales: z.array(gainScaleSchema).readonly(),
  /** Null where no scale was asked for at three levels that were answered. */
  gain: gainFigureSchema.nullable(),
  byInstrument: z.record(z.string(), gainFigureSchema),
  /** Scales that were asked for at three levels or more. */
  doses: z.array(scaleGainSchema).readonly(),
  /** From conditions that ask for several scales at once; empty without. */
  mainEffects: z.array(mainEffectSchema).readonly(),
  crosstalk: z.array(crosstalkSchema).readonly(),
  /** Null without anti-targets. */
  backfire: backfireSchema.nullable(),
});
export type GainResult = z.infer<typeof gainResultSchema>;
