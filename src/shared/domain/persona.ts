import { z } from 'zod';
import { identifierSchema, localisedSchema } from './text.js';

/**
 * One wording of a conditioning text. `heldOut` wordings were kept out of the calibration subjects' training, so that a
 * study can ask whether they hold up on text that they have not seen.
 */
export const wordingSchema = z.strictObject({
  id: identifierSchema,
  heldOut: z.boolean().default(false),
  text: localisedSchema,
});
export type Wording = z.infer<typeof wordingSchema>;

/** Requested level of each scale as a share of its range: 0 is the low pole, 1 the high pole. Scales left out are not asked for. */
export const targetProfileSchema = z.record(identifierSchema, z.number().min(0).max(1));
export type TargetProfile = z.infer<typeof targetProfileSchema>;

const conditioning = {
  id: identifierSchema,
  name: z.string().min(1),
  wordings: z.array(wordingSchema).min(1),
};

/** Conditioning text with a target profile, given per instrument. `type` is the requested Jungian type where there is one. */
export const personaSchema = z.strictObject({
  ...conditioning,
  type: z
    .string()
    .regex(/^[EI][SN][TF][JP]$/, { error: 'must be a type of four letters such as "INTP"' })
    .optional(),
  targets: z.record(identifierSchema, targetProfileSchema),
});
export type Persona = z.infer<typeof personaSchema>;

/** Conditioning text without a target profile: an occupation. */
export const roleSchema = z.strictObject({
  ...conditioning,
  reason: z.string().min(1),
  /** Of the kind of study `identity`: taken where it is named, and not where all roles are. */
  purpose: z.enum(['identity', 'answering']).exactOptional(),
});
export type Role = z.infer<typeof roleSchema>;

/** Neutral text: a `placebo` of persona length without trait content, or a `neutral` system prompt as default condition. */
export const neutralTextSchema = z.strictObject(conditioning);
export type NeutralText = z.infer<typeof neutralTextSchema>;

/** The file format of `resources/personas/*.json`. */
export const personaFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: identifierSchema,
  name: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
  personas: z.array(personaSchema).default([]),
  roles: z.array(roleSchema).default([]),
  placebos: z.array(neutralTextSchema).default([]),
  neutrals: z.array(neutralTextSchema).default([]),
});
export type PersonaFile = z.infer<typeof personaFileSchema>;
