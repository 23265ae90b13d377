import { z } from 'zod';
import { LABEL_STYLES, OPTION_ORDERS } from './template.js';
import { identifierSchema, languageSchema } from './text.js';

export const ITEM_ORDERS = ['published', 'shuffled'] as const;
/** `shuffled`: one order for the whole study, drawn with its seed. It can matter in a running conversation alone. */
export type ItemOrder = (typeof ITEM_ORDERS)[number];

export const CONTEXTS = ['fresh', 'conversation'] as const;
/** `fresh`: every item in a context of its own; `conversation`: items in stretches of one running conversation. */
export type AdministrationContext = (typeof CONTEXTS)[number];

export const THINKING = ['off', 'on'] as const;
/** Whether a subject that can think before it answers may do so. */
export type Thinking = (typeof THINKING)[number];

/** One defensible way of putting the items and reading the answers: a level for each factor of administration. */
export const specificationSchema = z.strictObject({
  /** `s01`, `s02`, …: part of the cell key. */
  id: identifierSchema,
  template: identifierSchema,
  labels: z.enum(LABEL_STYLES),
  order: z.enum(OPTION_ORDERS),
  language: languageSchema,
  itemOrder: z.enum(ITEM_ORDERS),
  /** In a study that crosses item orders: which of them, from 1, the published one. The plan holds the orders themselves. */
  itemOrderNumber: z.number().int().min(1).exactOptional(),
  context: z.enum(CONTEXTS),
  thinking: z.enum(THINKING),
  /** Of the answer's distribution; option probabilities p become p^(1/T), renormalised. 0 where answers are sampled. */
  temperature: z.number().min(0).max(5),
});
export type Specification = z.infer<typeof specificationSchema>;

/** The factors of administration, in the order in which they are told. */
export const FACTORS = [
  'template',
  'labels',
  'order',
  'language',
  'itemOrder',
  'context',
  'thinking',
  'temperature',
] as const satisfies readonly (keyof Specification)[];
export type Factor = (typeof FACTORS)[number];

function distinct<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(entry)
    .min(1)
    .refine((entries) => new Set(entries).size === entries.length, { error: 'must not repeat a level' });
}

/** The item orders that a study crosses: of each instrument by its id, the ids of its items as [order][place]. */
export const itemOrderListsSchema = z.record(
  identifierSchema,
  z.array(z.array(identifierSchema).readonly()).readonly(),
);
export type ItemOrderLists = z.infer<typeof itemOrderListsSchema>;

/** The levels of each factor that a specification study varies; templates and option orders are the design's own. */
export const factorLevelsSchema = z.strictObject({
  /** Empty: each template's own style. */
  labels: z.array(z.enum(LABEL_STYLES)).default([]),
  /** Empty: the design's language. */
  languages: z.array(languageSchema).default([]),
  itemOrders: distinct(z.enum(ITEM_ORDERS)).default(['published']),
  contexts: distinct(z.enum(CONTEXTS)).default(['fresh']),
  thinking: distinct(z.enum(THINKING)).default(['off']),
  temperatures: distinct(z.number().gt(0).max(5)).default([1]),
  /** `pairs`: a fraction that holds every pair of levels of any two factors; `full`: every combination. */
  cover: z.enum(['pairs', 'full']).default('pairs'),
  /** Items in one conversation before a fresh one begins. */
  conversationLength: z.number().int().min(2).max(200).default(10),
});
export type FactorLevels = z.infer<typeof factorLevelsSchema>;
