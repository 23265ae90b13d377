import { z } from 'zod';

const countSchema = z.number().int().positive();

/** The measures of a model, from which its memory is estimated before anything is fetched. */
const modelShapeSchema = z.strictObject({
  layers: countSchema,
  embedding: countSchema,
  heads: countSchema,
  keyValueHeads: countSchema,
  headLength: countSchema,
  feedForward: countSchema,
  vocabulary: countSchema,
  /** Whether the output layer shares the weights of the table of input embeddings. */
  tiedOutput: z.boolean(),
});

/** An open-weight model of `models/catalogue.json`. */
export const catalogueModelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by hyphens' }),
  name: z.string().min(1),
  family: z.string().min(1),
  organisation: z.string().min(1),
  parameters: countSchema,
  licence: z.string().min(1),
  licenceUrl: z.url({ protocol: /^https$/ }).nullable(),
  /** Why it is there; says also where consent to a licence is asked for. */
  reason: z.string().min(1),
  /** Whether its chat template has a system role. */
  systemRole: z.boolean(),
  /** Whether it can think before it answers. */
  thinking: z.boolean(),
  /** ISO 639-1. */
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  contextLength: countSchema,
  shape: modelShapeSchema,
  variants: z
    .array(
      z.strictObject({
        /** `hf:organisation/repository:QUANTIZATION`. */
        address: z.string().regex(/^hf:[\w.-]+\/[\w.-]+:[A-Z0-9_]+$/, {
          error: 'must be hf:organisation/repository:QUANTIZATION',
        }),
        quantization: z.string().min(1),
        /** About: as a listing of the repository rounds it, or parameters × bits ÷ 8 where none was seen. */
        bytes: countSchema,
      }),
    )
    .min(1),
  /** Where the facts are from, and which sizes are computed. */
  source: z.string().min(1),
});
export type CatalogueModel = z.infer<typeof catalogueModelSchema>;

export const modelCatalogueSchema = z.strictObject({
  schemaVersion: z.literal(1),
  models: z.array(catalogueModelSchema),
});
export type ModelCatalogue = z.infer<typeof modelCatalogueSchema>;
