import { z } from 'zod';
import { identifierSchema } from './text.js';

/** A reply to an open item with the level that it shows, on the options of the instrument. */
export const labelledReplySchema = z.strictObject({
  id: identifierSchema,
  item: identifierSchema,
  scale: identifierSchema,
  level: z.number().int(),
  text: z.string().trim().min(1),
});
export type LabelledReply = z.infer<typeof labelledReplySchema>;

/** The file format of `resources/judging/*.json`: replies on which a judge's agreement with the labels is measured. */
export const labelledRepliesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: identifierSchema,
  licence: z.string().min(1),
  citation: z.string().min(1),
  /** How the labels came about: who gave them, to what, and how many did so. */
  labelling: z.string().min(1),
  /** The instrument of format `open` whose items are answered. */
  instrument: identifierSchema,
  replies: z.array(labelledReplySchema).min(1),
});
export type LabelledReplies = z.infer<typeof labelledRepliesSchema>;
