import { z } from 'zod';
import { coverageSchema, estimateSchema } from '../figures.js';
import { gateSchema } from '../resistance/gate.js';
import { correlationComparisonSchema, energyComparisonSchema } from './structure.js';
import { facetComparisonsSchema } from './facets.js';
import { matchSchema } from './match.js';
import { mixtureSchema, simulatedPersonSchema } from './mixture.js';
import { scaleComparisonSchema } from './scale.js';
import { subgroupComparisonSchema } from './subgroups.js';

/** Fewer people than this show no distribution. */
export const LEAST_PEOPLE = 10;

export const POPULATION_VERDICTS = [
  'not-measurable',
  'collapsed',
  'narrowed',
  'people-like',
  'exaggerated',
  'displaced',
  'undecided',
] as const;
export type PopulationVerdictLabel = (typeof POPULATION_VERDICTS)[number];

export const populationVerdictSchema = z.strictObject({
  label: z.enum(POPULATION_VERDICTS),
  sentence: z.string(),
});
export type PopulationVerdict = z.infer<typeof populationVerdictSchema>;

/** Who the simulated people are held against. */
export const referenceSummarySchema = z.strictObject({
  kind: z.enum(['answers', 'moments', 'norms']),
  instrument: z.string(),
  name: z.string(),
  source: z.string(),
  synthetic: z.boolean(),
  /** Null where it is not told. */
  people: z.number().int().nullable(),
  weighted: z.boolean(),
  /** Of the file; null where there is none. */
  sha256: z.string().nullable(),
  /** What this reference cannot give, or gives under an assumption; one sentence each. */
  limits: z.array(z.string()).readonly(),
});
export type ReferenceSummary = z.infer<typeof referenceSummarySchema>;

/** Every finding of the study kind `population` on one subject. */
export const populationResultSchema = z.strictObject({
  verdict: populationVerdictSchema,
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  confidence: z.number(),
  gate: gateSchema,
  reference: referenceSummarySchema,
  margins: z.strictObject({ wasserstein: z.number(), varianceRatio: z.number() }),
  alpha: z.number(),
  /** Simulated people of whom at least one scale can be read. */
  people: z.array(simulatedPersonSchema).readonly(),
  /** Texts that ask for nothing, from which the noise floor was taken. */
  noiseConditions: z.array(z.string()).readonly(),
  /** Domains and axes that people were measured on, in the instrument's order. */
  scales: z.array(scaleComparisonSchema).readonly(),
  /** Geometric mean of the variance ratios over the domains and axes; null without any. */
  spread: estimateSchema.extend({ scales: z.number().int() }).nullable(),
  /** Null where people were measured on no facet, and in findings of earlier versions. */
  facets: facetComparisonsSchema.nullable().default(null),
  energy: energyComparisonSchema.nullable(),
  correlations: correlationComparisonSchema.nullable(),
  subgroups: z.array(subgroupComparisonSchema).readonly(),
  /** Of people made of rows of the reference; null without. */
  match: matchSchema.nullable(),
  /** Null without a default, or without anybody whose own scores are known. */
  mixture: mixtureSchema.nullable(),
});
export type PopulationResult = z.infer<typeof populationResultSchema>;
