import { z } from 'zod';

/**
 * Largest shift of a default scale that counts as none, in points of a five-point response scale: about a fifth of the
 * standard deviation that people differ by on such a scale, which Cohen (1988) calls a small effect. See decision 22.
 */
export const POINTS_MARGIN = 0.1;
/** Largest change of resistance that counts as none: a seventh of the way from `flexible` to `closed`. See decision 22. */
export const RESISTANCE_MARGIN = 0.05;
/** The most often that a variant at the margin is called the same. */
export const EQUIVALENCE_ALPHA = 0.05;

export const equivalenceMarginsSchema = z.strictObject({
  /** In points of a five-point response scale (range 4); on other instruments the same share of the range. */
  points: z.number().gt(0).max(4).default(POINTS_MARGIN),
  /** Of resistance, which lies in 0..1. */
  resistance: z.number().gt(0).max(1).default(RESISTANCE_MARGIN),
});
export type EquivalenceMargins = z.infer<typeof equivalenceMarginsSchema>;

/** What a study of kind `quantization` compares by. */
export const quantizationSettingsSchema = z.strictObject({
  /**
   * Which variant of each family the others are compared with: a quantization as files tell it (`F16`), a subject's name, its
   * file's name without `.gguf`, or the first eight digits or more of its SHA-256. By default the variant with the largest
   * file. A family without such a variant takes the default. A base with an adapter is always compared with that base.
   */
  reference: z.string().min(1).exactOptional(),
  margins: equivalenceMarginsSchema.prefault({}),
  /** Of each one-sided test; the intervals that decide have a coverage of 1 - 2 alpha. */
  alpha: z.number().gt(0).max(0.25).default(EQUIVALENCE_ALPHA),
});
export type QuantizationSettings = z.infer<typeof quantizationSettingsSchema>;
