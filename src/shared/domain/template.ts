import { z } from 'zod';
import { identifierSchema, languageSchema } from './text.js';

export const OPTION_ORDERS = ['forward', 'reversed'] as const;
/** `forward` presents options by ascending score; labels always follow the presented order. */
export type OptionOrder = (typeof OPTION_ORDERS)[number];

export const LABEL_STYLES = ['numbers', 'letters'] as const;
export type LabelStyle = (typeof LABEL_STYLES)[number];

/**
 * How an item is put to a subject. `user` holds `{item}` and `{options}` once each; `option` holds `{label}` and `{text}`.
 * Options before the item let an engine keep the whole prefix from item to item.
 */
export const templateTextSchema = z.strictObject({
  user: z
    .string()
    .refine((text) => text.split('{item}').length === 2 && text.split('{options}').length === 2, {
      error: 'must hold {item} and {options} exactly once each',
    }),
  option: z
    .string()
    .refine((text) => text.split('{label}').length === 2 && text.split('{text}').length === 2, {
      error: 'must hold {label} and {text} exactly once each',
    }),
  separator: z.string().min(1),
});

export const templateSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  heldOut: z.boolean().default(false),
  labels: z.enum(LABEL_STYLES),
  text: z.record(languageSchema, templateTextSchema),
});
export type Template = z.infer<typeof templateSchema>;

/** The file format of `resources/templates/*.json`. */
export const templateFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  licence: z.string().min(1),
  templates: z.array(templateSchema).min(1),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;
