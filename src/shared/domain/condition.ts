import { z } from 'zod';
import { identifierSchema } from './text.js';

export const CONDITION_KINDS = [
  'default',
  'placebo',
  'persona',
  'role',
  'role+persona',
  'anti-target',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/**
 * What stands before an item. `id` names kind, sources and wording, e.g. `default:none`, `placebo:harbour:a`,
 * `persona:INTP:described`, `role+persona:librarian:a+INTP:described`, `placebo:matched:persona:INTP:described`.
 */
export const conditionSchema = z.strictObject({
  id: z.string().min(1).max(300),
  kind: z.enum(CONDITION_KINDS),
  /** Persona whose targets are requested (`persona`, `role+persona`). */
  persona: identifierSchema.optional(),
  role: identifierSchema.optional(),
  /** The wording used for the persona, or for the text itself where there is no persona. */
  wording: identifierSchema.optional(),
  /** True where that wording, or a role's beside it, was kept out of the calibration subjects' training. */
  heldOut: z.literal(true).optional(),
  /** `anti-target`: the persona whose targets are asked for the other way round. */
  antiOf: identifierSchema.exactOptional(),
  /**
   * The condition whose length this one has: its text is made for each subject from `system`, so that both count the same
   * tokens, within one, under the subject's own tokenizer.
   */
  lengthOf: z.string().min(1).max(300).exactOptional(),
  /** The way of answering that its text begins with, in a study of kind `identity`. */
  arm: identifierSchema.exactOptional(),
  /** The system text, or null where nothing stands before the item. */
  system: z.string().min(1).nullable(),
});
export type Condition = z.infer<typeof conditionSchema>;
