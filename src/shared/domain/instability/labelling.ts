import { z } from 'zod';
import { estimateSchema } from '../figures.js';
import { DOMINANCES, personaTestSchema, ratioSchema, varianceComponentSchema } from './scale.js';

/** How far one persona, or the subject without one, agrees with the labels that people gave. */
export const goldAgreementSchema = z.strictObject({
  /** The conditions that speak for it. */
  conditions: z.array(z.string()).readonly(),
  label: z.string(),
  /** Texts with an answer and a label of people. */
  texts: z.number().int(),
  /** Share of single answers with people's label. */
  accuracy: estimateSchema,
  /** Cohen's κ, plain and with quadratic weights; null where chance leaves nothing to disagree on. */
  kappa: estimateSchema.nullable(),
  weightedKappa: estimateSchema.nullable(),
  /** Mean distance from people's label, in labels. */
  meanAbsoluteError: z.number(),
  /** Accuracy less that without a persona, over the same texts and ways of asking; null where there is none. */
  difference: estimateSchema.nullable(),
  /** Of `difference`, after Holm over the personas. */
  adjustedP: z.number().nullable(),
});
export type GoldAgreement = z.infer<typeof goldAgreementSchema>;

/** Whether personas or noise make accuracy what it is: components of right (1) and wrong (0) answers. */
export const accuracyNoiseSchema = z.strictObject({
  dominance: z.enum(DOMINANCES),
  /** ICC(1,1) of the accuracy of one administration of all texts. */
  icc1: estimateSchema,
  ratio: ratioSchema,
  runRatio: ratioSchema,
  components: z.array(varianceComponentSchema).readonly(),
  /** Standard deviation of personas' true accuracies. */
  personaDeviation: z.number(),
});
export type AccuracyNoise = z.infer<typeof accuracyNoiseSchema>;

/** One labelling task against the labels that people gave. */
export const goldFindingsSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  labels: z.array(z.string()).readonly(),
  /** Texts that people labelled. */
  texts: z.number().int(),
  /** Accuracy of always giving the label that people gave most often. */
  commonest: z.number(),
  /** Without a persona; null where that was not asked. */
  bare: goldAgreementSchema.nullable(),
  personas: z.array(goldAgreementSchema).readonly(),
  /** Mean accuracy over personas; null where it has no error to tell. */
  mean: estimateSchema.nullable(),
  /** Null below two personas, or where nothing varies. */
  noise: accuracyNoiseSchema.nullable(),
  /** Whether personas differ in accuracy; adjusted after Holm over labelling tasks. */
  test: personaTestSchema.nullable(),
  byText: z
    .array(
      z.strictObject({
        item: z.string(),
        text: z.string(),
        /** The label that people gave, and its score. */
        label: z.string(),
        gold: z.number().int(),
        score: z.number(),
        accuracy: z.number(),
      }),
    )
    .readonly(),
});
export type GoldFindings = z.infer<typeof goldFindingsSchema>;

/** What personas explain of the variance of single answers to one scale (label ~ persona + (1 | text)). */
export const explainedAnswersSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  texts: z.number().int(),
  personas: z.number().int(),
  /** Marginal R², personas alone. */
  marginal: estimateSchema,
  /** Conditional R², personas and texts. */
  conditional: z.number(),
  /** What the marginal R² comes to where personas make no difference. */
  byChance: z.number(),
});
export type ExplainedAnswers = z.infer<typeof explainedAnswersSchema>;
