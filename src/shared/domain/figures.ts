import { z } from 'zod';

/** A figure with the ends of its confidence interval, at the confidence of the study's analysis settings. */
export const estimateSchema = z.strictObject({
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Estimate = z.infer<typeof estimateSchema>;

/** How much of what a study asks of a subject has been answered. */
export const coverageSchema = z.strictObject({
  /** Responses: readouts, or single sampled answers of any outcome. */
  answered: z.number(),
  expected: z.number(),
  /** answered / expected, 0..1. */
  share: z.number(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** A value per instrument and scale. */
export type ByScale<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** A value per instrument and scale, as it is checked on arrival. */
export function byScale<Value extends z.ZodType>(
  value: Value,
): z.ZodRecord<z.ZodString, z.ZodRecord<z.ZodString, Value>> {
  return z.record(z.string(), z.record(z.string(), value));
}
