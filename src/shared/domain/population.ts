import { z } from 'zod';
import { TRAITS, levelSchema } from './persona-source.js';
import { identifierSchema, localisedSchema } from './text.js';

/** Graded levels (1 to 9) of traits that an attribute brings with it. */
const traitLevelsSchema = z.partialRecord(z.enum(TRAITS), levelSchema);

/** One value of an attribute, what is said of a person who has it, and how frequent it is. */
export const categorySchema = z.strictObject({
  id: identifierSchema,
  /** Relative frequency among the categories that can apply; shares need not sum to 1. */
  share: z.number().gt(0),
  /** A sentence, e.g. `You are 30 to 44 years old.`; none for a category that goes without saying. */
  sentence: localisedSchema.exactOptional(),
  levels: traitLevelsSchema.exactOptional(),
  /** Applies only to a person whose earlier attributes have one of these categories. */
  given: z.record(identifierSchema, z.array(identifierSchema).min(1)).exactOptional(),
});
export type Category = z.infer<typeof categorySchema>;

export const attributeSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  categories: z.array(categorySchema).min(1),
});
export type Attribute = z.infer<typeof attributeSchema>;

const heading = {
  schemaVersion: z.literal(1),
  id: identifierSchema,
  name: z.string().min(1),
  licence: z.string().min(1),
  citation: z.string().min(1),
};

/**
 * People to draw from. `marginals`: attributes drawn one after the other by their shares; `table`: rows drawn with replacement
 * by their weights, each naming a category of every attribute. Biographies composed from parts are `marginals` too.
 */
export const populationSchema = z.discriminatedUnion('from', [
  z.strictObject({ ...heading, from: z.literal('marginals'), attributes: z.array(attributeSchema).min(1) }),
  z.strictObject({
    ...heading,
    from: z.literal('table'),
    attributes: z.array(attributeSchema).min(1),
    rows: z
      .array(
        z.strictObject({
          weight: z.number().gt(0).default(1),
          /** Category by attribute. */
          values: z.record(identifierSchema, identifierSchema),
        }),
      )
      .min(1),
  }),
]);
export type Population = z.infer<typeof populationSchema>;
