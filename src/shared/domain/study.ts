import { z } from 'zod';
import { identitySettingsSchema } from './identity/settings.js';
import { instabilitySettingsSchema } from './instability/settings.js';
import { MATCHED, personaSourceSchema } from './persona-source.js';
import { populationSettingsSchema } from './population/settings.js';
import { quantizationSettingsSchema } from './quantization/settings.js';
import { replicationSettingsSchema } from './replication/settings.js';
import { factorLevelsSchema } from './specification.js';
import { OPTION_ORDERS } from './template.js';
import { identifierSchema, languageSchema } from './text.js';

/** `calibration:pliant`, or a path to a GGUF file (relative paths start at the study file's folder). */
export const subjectReferenceSchema = z.string().min(1);

const selectionSchema = z.union([z.literal('all'), z.array(identifierSchema)]);

/** Which conditions a study holds. `wordings: "trained"` leaves out held-out wordings, `"held-out"` takes them alone. */
export const conditionSelectionSchema = z.strictObject({
  /** `none` is no system prompt; other entries name neutral texts. */
  default: z.union([z.literal('all'), z.array(identifierSchema).min(1)]).default('all'),
  placebos: selectionSchema.default('all'),
  personas: selectionSchema.default('all'),
  roles: selectionSchema.default([]),
  /** `all`: every chosen role with every chosen persona. */
  rolePersonas: z
    .union([z.literal('all'), z.array(z.strictObject({ role: identifierSchema, persona: identifierSchema }))])
    .default([]),
  /** Language of the conditioning texts; the design's own by default. */
  language: languageSchema.exactOptional(),
  /** Personas that are made rather than read from a file. */
  sources: z.array(personaSourceSchema).max(20).default([]),
  /** Made automatically for every `persona` and `role+persona` condition, of its token length for each subject. */
  matched: z
    .array(z.enum(MATCHED))
    .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'must not repeat a kind' })
    .default([]),
  wordings: z
    .union([z.enum(['first', 'trained', 'held-out', 'all']), z.array(identifierSchema).min(1)])
    .default('first'),
});
export type ConditionSelection = z.infer<typeof conditionSelectionSchema>;

export const samplerSchema = z.strictObject({
  temperature: z.number().min(0).max(5).default(1),
  /** null: untruncated. */
  topK: z.number().int().min(1).nullable().default(null),
  topP: z.number().gt(0).max(1).nullable().default(null),
  minP: z.number().min(0).max(1).default(0),
});
export type Sampler = z.infer<typeof samplerSchema>;

export const administrationSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('readout') }),
  z.strictObject({
    mode: z.literal('sampled'),
    runs: z.number().int().min(1).max(100_000),
    sampler: samplerSchema.prefault({}),
    /** `grammar`: only a label can be generated, and the record says so; `free`: anything, then parsed. */
    answer: z.enum(['grammar', 'free']).default('free'),
    maxTokens: z.number().int().min(1).max(4096).default(24),
    /** Of a free reply (instruments of format `open`). */
    replyTokens: z.number().int().min(1).max(4096).exactOptional(),
  }),
]);
export type Administration = z.infer<typeof administrationSchema>;

/** A subject that misses one of these is not measurable, never resistant (studies.md, section 13). */
export const gateThresholdsSchema = z.strictObject({
  minParseRate: z.number().min(0).max(1).default(0.95),
  maxRefusalRate: z.number().min(0).max(1).default(0.1),
  /** Mean absolute difference between forward and reversed order, in points of the response scale. */
  maxOrderEffect: z.number().min(0).default(0.5),
  minNegationConsistency: z.number().min(0).max(1).default(0.7),
  minAlpha: z.number().max(1).default(0.7),
});
export type GateThresholds = z.infer<typeof gateThresholdsSchema>;

export const analysisSettingsSchema = z.strictObject({
  bootstrap: z.number().int().min(100).max(100_000).default(2000),
  confidence: z.number().gt(0.5).lt(1).default(0.95),
  gate: gateThresholdsSchema.prefault({}),
  /** ICC(1,1) below this flags a subject as unstable. */
  minIcc: z.number().min(0).max(1).default(0.5),
  /** Mean resistance below / above which the verdict is flexible / closed; partial between. */
  flexibleBelow: z.number().default(0.25),
  closedAbove: z.number().default(0.6),
});
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>;

/** Who reads open replies. */
export const judgeSchema = z.strictObject({
  subject: subjectReferenceSchema,
  /** Quadratically weighted kappa with the labelled replies below which the judge's readings are not used. */
  minAgreement: z.number().min(0).max(1).default(0.6),
});
export type Judge = z.infer<typeof judgeSchema>;

export const STUDY_KINDS = [
  'resistance',
  'gain',
  'specification',
  'readings',
  'quantization',
  'instability',
  'identity',
  'population',
  'replication',
] as const;
export type StudyKindId = (typeof STUDY_KINDS)[number];

/** Whether a quick look at a study of this kind leaves nothing out: an experiment without one of its conditions is none. */
export function asksWhole(kind: string): boolean {
  return kind === 'replication';
}

/** A saved design: subjects x conditions x instruments x administration. The format of a study file. */
export const studyDesignSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: identifierSchema,
  description: z.string().default(''),
  kind: z.enum(STUDY_KINDS),
  seed: z.number().int().min(0).max(0xffff_ffff),
  subjects: z.array(subjectReferenceSchema).min(1),
  instruments: z.array(identifierSchema).min(1),
  conditions: conditionSelectionSchema.prefault({}),
  templates: z.array(identifierSchema).min(1),
  orders: z.array(z.enum(OPTION_ORDERS)).min(1).default(['forward', 'reversed']),
  language: languageSchema.default('en'),
  administration: administrationSchema.default({ mode: 'readout' }),
  /** The factors that a study of kind `specification` varies. */
  specification: factorLevelsSchema.exactOptional(),
  /** How a study of kind `quantization` compares variants; its defaults where it is absent. */
  quantization: quantizationSettingsSchema.exactOptional(),
  /** How a study of kind `instability` permutes, and what its next design should reach; its defaults where it is absent. */
  instability: instabilitySettingsSchema.exactOptional(),
  /** How a study of kind `identity` asks; its defaults where it is absent. */
  identity: identitySettingsSchema.exactOptional(),
  /** The people that a study of kind `population` holds simulated ones against; it cannot be planned without. */
  population: populationSettingsSchema.exactOptional(),
  /** How a study of kind `replication` reads its answers; its defaults where it is absent. */
  replication: replicationSettingsSchema.exactOptional(),
  /** Reads the replies to instruments of format `open`, in sampled mode. */
  judge: judgeSchema.exactOptional(),
  determinism: z.enum(['strict', 'fast']).default('fast'),
  analysis: analysisSettingsSchema.prefault({}),
  /** Items per scale that `--quick` keeps (balanced over keying). */
  quickItemsPerScale: z.number().int().min(2).default(4),
});
export type StudyDesign = z.infer<typeof studyDesignSchema>;
