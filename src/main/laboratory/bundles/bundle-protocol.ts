import { z } from 'zod';
import {
  bundleCheckSchema,
  bundleChoicesSchema,
  bundleVerificationSchema,
  studyComparisonSchema,
} from '../../../shared/contract/bundles.js';
import { errorShapeSchema } from '../../../shared/contract/definition.js';

const common = {
  /** The database file of the laboratory. */
  database: z.string().min(1),
  /** A folder of the order's own for what it writes meanwhile; it is there, and is removed afterwards. */
  scratch: z.string().min(1),
};
const studyNumber = z.number().int();
const place = z.string().min(1);

/** What a process is to do with a bundle, or with two studies. */
export const bundleOrderSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('export'),
    ...common,
    study: studyNumber,
    choices: bundleChoicesSchema,
    path: place,
  }),
  z.strictObject({ kind: z.literal('verify'), ...common, path: place }),
  z.strictObject({ kind: z.literal('import'), ...common, path: place }),
  z.strictObject({ kind: z.literal('compare'), ...common, mine: studyNumber, theirs: studyNumber }),
]);
export type BundleOrder = z.infer<typeof bundleOrderSchema>;

/** How far an order has come. */
export const bundleProgressSchema = z.strictObject({
  step: z.string(),
  /** 0..1 of the whole order; null while unknown. */
  share: z.number().min(0).max(1).nullable(),
  /** Responses that `share` is of; null where it is of something else. */
  responses: z.number().int().min(0).nullable(),
});
export type BundleProgress = z.infer<typeof bundleProgressSchema>;

export const bundleResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('export'), bytes: z.number(), sha256: z.string() }),
  z.strictObject({ kind: z.literal('verify'), verification: bundleVerificationSchema }),
  z.strictObject({
    kind: z.literal('import'),
    study: studyNumber,
    known: z.boolean(),
    verification: bundleVerificationSchema,
  }),
  z.strictObject({ kind: z.literal('compare'), comparison: studyComparisonSchema }),
]);
export type BundleResult = z.infer<typeof bundleResultSchema>;

/** What a process that has an order says. */
export const bundleReportSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), progress: bundleProgressSchema }),
  z.strictObject({ type: z.literal('check'), check: bundleCheckSchema }),
  z.strictObject({ type: z.literal('done'), result: bundleResultSchema }),
  z.strictObject({ type: z.literal('failed'), error: errorShapeSchema }),
]);
export type BundleReport = z.infer<typeof bundleReportSchema>;
