import { z } from 'zod';
import { coverageSchema, estimateSchema } from '../figures.js';
import { EXPERIMENT_TESTS, FIGURE_CONFIDENCE } from './experiment.js';

export const REPLICATION_VERDICTS = ['not-measurable', 'reproduces', 'partly', 'does-not-reproduce'] as const;
export type ReplicationVerdictLabel = (typeof REPLICATION_VERDICTS)[number];

/** Share of effects found from which a subject reproduces, and up to which it does not: conventions. */
export const REPRODUCES_FROM = 0.8;
export const DOES_NOT_REPRODUCE_TO = 0.2;

/** The standardised difference of one hypothesis, above 0 in its direction. Ends are null where nothing varies. */
const effectSchema = z.strictObject({
  d: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** The experiment as it was run once, on the study's own draw. */
export const simulatedEffectSchema = effectSchema.extend({
  n: z.number().int(),
  statistic: z.string(),
  value: z.number().nullable(),
  degrees: z.array(z.number()),
  p: z.number(),
  direction: z.enum(['same', 'opposite', 'none']),
  /** p below alpha and the same direction. */
  found: z.boolean(),
});
export type SimulatedEffect = z.infer<typeof simulatedEffectSchema>;

export const hypothesisResultSchema = z.strictObject({
  experiment: z.string(),
  title: z.string(),
  domain: z.string(),
  test: z.enum(EXPERIMENT_TESTS),
  hypothesis: z.string(),
  kind: z.enum(['main', 'interaction']),
  statement: z.string(),
  /** By construction; null for a published experiment. */
  truth: z.enum(['effect', 'none']).nullable(),
  original: effectSchema
    .extend({ n: z.number().int(), p: z.number(), confidence: z.enum(FIGURE_CONFIDENCE), place: z.string() })
    .nullable(),
  /** What later studies in people found; null where none is known. */
  later: z.enum(['replicated', 'weaker', 'not-replicated']).nullable(),
  cells: z
    .array(
      z.strictObject({
        id: z.string(),
        n: z.number().int(),
        /** Of the answers' scores. */
        mean: z.number().nullable(),
        /** Share of the choice asked about, where the test is one of shares. */
        share: z.number().nullable(),
      }),
    )
    .readonly(),
  /** Null where too few participants answered. */
  simulated: simulatedEffectSchema.nullable(),
  /** Over other assignments and draws: shares of runs that found it, that found its opposite, and the middle 95 % of d. */
  redrawn: z
    .strictObject({
      runs: z.number().int(),
      found: z.number(),
      opposite: z.number(),
      d: estimateSchema.nullable(),
    })
    .nullable(),
  /** Chance to find the original's effect with as many participants as answered. */
  power: z.number().nullable(),
  /** Against the smallest effect of interest. */
  equivalence: z
    .strictObject({
      smallest: z.number(),
      source: z.enum(['small-telescopes', 'setting']),
      p: z.number(),
      outcome: z.enum(['smaller', 'larger', 'undecided']),
    })
    .nullable(),
});
export type HypothesisResult = z.infer<typeof hypothesisResultSchema>;

const rateSchema = z.strictObject({ found: z.number().int(), of: z.number().int(), share: estimateSchema });
export type ReplicationRate = z.infer<typeof rateSchema>;

/** The replication rate as a logistic curve on -log10 of the original's p. */
export const replicationCurveSchema = z.strictObject({
  /** Of the slope: logits for each power of ten. */
  slope: estimateSchema,
  intercept: estimateSchema,
  points: z
    .array(z.strictObject({ evidence: z.number(), share: z.number(), low: z.number(), high: z.number() }))
    .readonly(),
});
export type ReplicationCurve = z.infer<typeof replicationCurveSchema>;

/** What a study of kind `replication` finds on one subject. */
export const replicationResultSchema = z.strictObject({
  verdict: z.strictObject({ label: z.enum(REPLICATION_VERDICTS), sentence: z.string() }),
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  confidence: z.number(),
  alpha: z.number(),
  participants: z.number().int(),
  /** Share of cells with an answer that could be read, and mean probability on the options (readout). */
  answered: z.number(),
  onOptions: z.number().nullable(),
  /** Of published effects; null where none could be tested. */
  rate: rateSchema.nullable(),
  mainEffects: rateSchema.nullable(),
  interactions: rateSchema.nullable(),
  /** Mean share of redrawn runs that found a published effect. */
  redrawnRate: z.number().nullable(),
  /** Published effects that people did not show again, or whose original p is at alpha or above, and that the subject shows. */
  falsePositives: rateSchema.nullable(),
  /** Published effects that people showed again, and that the subject does not show. */
  falseNegatives: rateSchema.nullable(),
  /** Of d in the original with d here. */
  correlation: z.strictObject({ n: z.number().int(), r: estimateSchema, p: z.number() }).nullable(),
  curve: replicationCurveSchema.nullable(),
  /** Experiments of known truth: share of redrawn runs that found anything where there is nothing, and what there is. */
  shams: z
    .strictObject({ hypotheses: z.number().int(), runs: z.number().int(), share: z.number() })
    .nullable(),
  known: z
    .strictObject({ hypotheses: z.number().int(), runs: z.number().int(), share: z.number() })
    .nullable(),
  checks: z
    .array(z.strictObject({ experiment: z.string(), check: z.string(), passed: z.number().nullable() }))
    .readonly(),
  hypotheses: z.array(hypothesisResultSchema).readonly(),
});
export type ReplicationResult = z.infer<typeof replicationResultSchema>;
