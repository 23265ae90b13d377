import { z } from 'zod';

/** A BCP 47 language tag in lower case, e.g. `en`, `pt-br`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, {
  error: 'must be a language tag such as "en" or "pt-br"',
});
export type Language = z.infer<typeof languageSchema>;

/** An identifier that may stand in a cell key and a file name. */
export const identifierSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  error: 'must be 1 to 64 letters, digits, dots, underscores or hyphens, beginning with a letter or digit',
});

/** One text per language, at least one. */
export const localisedSchema = z
  .record(languageSchema, z.string().min(1))
  .refine((texts) => Object.keys(texts).length > 0, { error: 'must hold a text in at least one language' });
export type Localised = z.infer<typeof localisedSchema>;
