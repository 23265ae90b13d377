import { z } from 'zod';

export const GATE_CHECKS = [
  'parse-rate',
  'option-mass',
  'refusal-rate',
  'order-effect',
  'negation-consistency',
  'internal-consistency',
] as const;

export type GateCheckId = (typeof GATE_CHECKS)[number];

/** One question of the gate: may this subject's answers be read as answers? */
export const gateCheckSchema = z.strictObject({
  id: z.enum(GATE_CHECKS),
  /** Null where the check does not apply. */
  value: z.number().nullable(),
  threshold: z.number(),
  /** Whether `threshold` is the least or the largest value that passes. */
  bound: z.enum(['least', 'largest']),
  /** Null where the check does not apply; that is no failure. */
  passed: z.boolean().nullable(),
  /** Why the check does not apply, or null. */
  note: z.string().nullable(),
});
export type GateCheck = z.infer<typeof gateCheckSchema>;

/** A subject that fails is not measurable, never resistant. */
export const gateSchema = z.strictObject({
  passed: z.boolean(),
  checks: z.array(gateCheckSchema).readonly(),
});
export type Gate = z.infer<typeof gateSchema>;
