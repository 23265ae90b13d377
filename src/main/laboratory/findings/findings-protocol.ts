import { z } from 'zod';
import { errorShapeSchema } from '../../../shared/contract/definition.js';
import { findingsSchema } from '../../../shared/contract/results.js';

/** Whose findings are wanted, and the database that holds the responses. */
export const findingsJobSchema = z.strictObject({
  file: z.string().min(1),
  study: z.number().int(),
  sha256: z.string(),
});
export type FindingsJob = z.infer<typeof findingsJobSchema>;

const workedOutSchema = z.strictObject({
  /** See `findingsKey`. */
  key: z.string(),
  /** Responses that were read: the subject's own, and those of the one that it is compared with. */
  responses: z.number().int().min(0),
  /** Null where there were none. */
  findings: findingsSchema.nullable(),
});
export type WorkedOut = z.infer<typeof workedOutSchema>;

/** What a process that works out findings says. */
export const findingsReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
  z.strictObject({ type: z.literal('done'), result: workedOutSchema }),
  z.strictObject({ type: z.literal('failed'), error: errorShapeSchema }),
]);
export type FindingsReport = z.infer<typeof findingsReportSchema>;
