import { z } from 'zod';
import { KINDS } from './design.js';

const share = z.number().min(0).max(1);
const fitSchema = z.strictObject({
  prompts: z.number().int(),
  meanTotalVariation: share,
  percentile95: share,
});
const differenceSchema = z.strictObject({ largest: share, mean: share });

const common = {
  schemaVersion: z.literal(1),
  name: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.literal('MIT'),
  kind: z.enum(KINDS),
  builtTo: z.string(),
  defaultLevels: z.record(z.string(), share),
};

/** The data sheet of a subject as trained: what it was built to do, and what the trainer's own probabilities say it does. */
export const trainedSheetSchema = z.strictObject({
  ...common,
  quantization: z.literal('F16'),
  fit: z.strictObject({ seen: fitSchema, heldOut: fitSchema }),
  study: z.strictObject({
    defaultType: z.string(),
    defaultProfile: z.record(z.string(), z.number()),
    resistance: z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() }),
    typeAdoption: share,
    icc1: z.number(),
    unstable: z.boolean(),
    gatePassed: z.boolean(),
    verdict: z.string(),
  }),
  agreementWithTrainer: differenceSchema,
  reference: z.strictObject({ sha256: z.string(), probabilities: z.array(z.array(share).length(5)) }),
});
export type TrainedSheet = z.infer<typeof trainedSheetSchema>;

/** The data sheet of a quantized variant: how far its answers are from the F16 file's, measured through llama.cpp. */
export const variantSheetSchema = z.strictObject({
  ...common,
  quantization: z.enum(['Q8_0', 'Q4_0']),
  differenceFromF16: differenceSchema,
});
export type VariantSheet = z.infer<typeof variantSheetSchema>;
