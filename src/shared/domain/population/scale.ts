import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** A share of people with its Wilson interval. */
export const shareSchema = estimateSchema;

/** Shares of people in bins of equal width; they sum to 1. */
export const histogramSchema = z.strictObject({
  first: z.number(),
  width: z.number().gt(0),
  shares: z.array(z.number()).readonly(),
});
export type Histogram = z.infer<typeof histogramSchema>;

/** What figures of a reference rest on: people's own scores, or a normal distribution with their mean and spread. */
export const basisSchema = z.enum(['people', 'normal']);

/** Share of people farther from the human mean than so many human standard deviations. */
export const tailSchema = z.strictObject({
  deviations: z.number().int(),
  simulated: shareSchema,
  human: shareSchema,
});
export type Tail = z.infer<typeof tailSchema>;

/** One scale of simulated people against that of people. Scores are on the response scale. */
export const scaleComparisonSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  name: z.string(),
  kind: z.enum(['domain', 'facet', 'axis']),
  low: z.string(),
  high: z.string(),
  min: z.number(),
  max: z.number(),
  /** Where the default persona stands; null where it was not answered. */
  default: z.number().nullable(),
  basis: basisSchema,
  simulated: z.strictObject({
    people: z.number().int(),
    mean: z.number(),
    standardDeviation: z.number(),
    histogram: histogramSchema,
  }),
  human: z.strictObject({
    /** Null where it is not told. */
    people: z.number().int().nullable(),
    mean: z.number(),
    standardDeviation: z.number(),
    histogram: histogramSchema,
  }),
  /** Simulated less human, in points. */
  meanDifference: estimateSchema,
  /** Variance of simulated people over that of people. */
  varianceRatio: estimateSchema,
  /** The same with the variance that one administration adds to each simulated person; null where it is not known. */
  answeredVarianceRatio: z.number().nullable(),
  /** Wasserstein-1 distance in points. */
  wasserstein: estimateSchema,
  /** The same in human standard deviations. */
  wassersteinDeviations: estimateSchema,
  /** What two samples of these sizes of one population come to: the median and the upper 5 % point; null beside a normal distribution of figures known exactly. */
  wassersteinByChance: z.strictObject({ median: z.number(), high: z.number() }).nullable(),
  /** Of a distance as large under one population (permutation); null without people's own scores. */
  wassersteinP: z.number().nullable(),
  kolmogorovSmirnov: z.strictObject({ distance: z.number(), p: z.number().nullable() }),
  tails: z.array(tailSchema).readonly(),
  /** The ends that the two one-sided tests go by, and whether both lie within the margins. */
  likeness: z.strictObject({
    varianceRatioLow: z.number(),
    varianceRatioHigh: z.number(),
    /** In human standard deviations. */
    wassersteinHigh: z.number(),
    wassersteinLow: z.number(),
    within: z.boolean(),
  }),
});
export type ScaleComparison = z.infer<typeof scaleComparisonSchema>;
