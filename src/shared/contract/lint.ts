import { z } from 'zod';

/**
 * `error`: scores from this instrument would be wrong or mean nothing; `warning`: a reader of results has to know it, or it
 * should be changed; `note`: worth a look, and often right as it is.
 */
export const LINT_SEVERITIES = ['error', 'warning', 'note'] as const;
export const lintSeveritySchema = z.enum(LINT_SEVERITIES);
export type LintSeverity = z.infer<typeof lintSeveritySchema>;

/** What the linter has to say about a place of an instrument file (line and column from 1), and what to do about it. */
export const placedFindingSchema = z.strictObject({
  rule: z.string(),
  severity: lintSeveritySchema,
  line: z.number().int(),
  column: z.number().int(),
  place: z.string(),
  message: z.string(),
  advice: z.string(),
});
export type PlacedFinding = z.infer<typeof placedFindingSchema>;
