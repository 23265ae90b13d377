import { z } from 'zod';
import { byScale } from '../figures.js';

export const scaleNoiseSchema = z.strictObject({
  /** Root mean square distance of the placebo and default variants from the default, in points. */
  standardDeviation: z.number(),
  degrees: z.number(),
  /** Smallest difference of two conditions that stands out, in points. */
  leastDetectableShift: z.number(),
});
export type ScaleNoise = z.infer<typeof scaleNoiseSchema>;

export const noiseShiftSchema = z.strictObject({
  condition: z.string(),
  instrument: z.string(),
  scale: z.string(),
  /** Condition mean minus default, in points. */
  shift: z.number(),
  /** The shift in standard deviations of the noise floor; null where that is 0. */
  units: z.number().nullable(),
  detectable: z.boolean(),
});
export type NoiseShift = z.infer<typeof noiseShiftSchema>;

export const noiseFloorSchema = z.strictObject({
  /** Placebo conditions and default variants that it was taken from. */
  conditions: z.array(z.string()).readonly(),
  scales: byScale(scaleNoiseSchema),
  /** Every scale that a persona condition asks for. */
  shifts: z.array(noiseShiftSchema).readonly(),
  /** Share of the against-default cells of persona conditions whose shift is detectable; null without a noise floor. */
  detectableShare: z.number().nullable(),
});
export type NoiseFloor = z.infer<typeof noiseFloorSchema>;
