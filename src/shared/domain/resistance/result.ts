import { z } from 'zod';
import { adoptionResultSchema } from './adoption.js';
import { defaultResultSchema } from './default-profile.js';
import { coverageSchema } from '../figures.js';
import { gateSchema } from './gate.js';
import { instabilitySchema } from './instability.js';
import { noiseFloorSchema } from './noise-floor.js';
import { resistanceFiguresSchema } from './resistance-figures.js';
import { haloSchema, overshootSchema, responseStyleSchema } from './response-style.js';
import { steerabilitySchema } from './steerability.js';
import { defaultPullSchema, typeAdoptionSchema } from './type-adoption.js';

export const VERDICTS = ['not-measurable', 'unstable', 'flexible', 'partial', 'closed'] as const;

export type VerdictLabel = (typeof VERDICTS)[number];

export const verdictSchema = z.strictObject({
  label: z.enum(VERDICTS),
  /** One sentence with the figures that it rests on. */
  sentence: z.string(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** All findings of the study kind `resistance` on one subject: plain data, every number finite. */
export const resistanceResultSchema = z.strictObject({
  verdict: verdictSchema,
  /** True until everything that the study asks has been answered. */
  partial: z.boolean(),
  coverage: coverageSchema,
  mode: z.enum(['readout', 'sampled']),
  /** Of every interval, e.g. .95. */
  confidence: z.number(),
  gate: gateSchema,
  default: defaultResultSchema,
  /** Null without an against-default cell. */
  resistance: resistanceFiguresSchema.nullable(),
  adoption: adoptionResultSchema,
  /** Null without a Jungian instrument, or without a condition that asks for another type than the default. */
  typeAdoption: typeAdoptionSchema.nullable(),
  defaultPull: defaultPullSchema.nullable(),
  noiseFloor: noiseFloorSchema,
  steerability: steerabilitySchema,
  instability: instabilitySchema,
  responseStyle: responseStyleSchema,
  /** Null where every scale is asked for. */
  halo: haloSchema.nullable(),
  /** Null without graded requests. */
  overshoot: overshootSchema.nullable(),
});
export type ResistanceResult = z.infer<typeof resistanceResultSchema>;
