import { z } from 'zod';

/** What texts are to be labelled by, beside the table of texts: the file format of a labelling task. */
export const labellingTaskSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().min(1),
  /** Asked of every text; stands before it. */
  question: z.string().min(1),
  /** Ascending; they score 1, 2, … */
  labels: z
    .array(z.string().trim().min(1))
    .min(2)
    .max(20)
    .refine((labels) => new Set(labels.map((label) => label.toLowerCase())).size === labels.length, {
      error: 'must not repeat a label',
    }),
  /** What the labels measure, e.g. "Politeness". */
  scale: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
});
export type LabellingTask = z.infer<typeof labellingTaskSchema>;
