import { z } from 'zod';
import { identifierSchema, languageSchema, type Language } from './text.js';

export const OPTION_ORDERS = ['forward', 'reversed'] as const;
/** `forward` presents options by ascending score; labels always follow the presented order. */
export type OptionOrder = (typeof OPTION_ORDERS)[number];

export const LABEL_STYLES = ['numbers', 'letters', 'words'] as const;
/** `words`: an option stands for itself, and its text is the answer. */
export type LabelStyle = (typeof LABEL_STYLES)[number];

/**
 * How an item is put to a subject. `user` holds `{item}` and `{options}` once each, and `{answer}` where `answers` says what is
 * to be given by label style; `option` holds `{label}` and `{text}` (with labels that are words, the text stands alone).
 * Options before the item let an engine keep the whole prefix from item to item.
 */
export const templateTextSchema = z
  .strictObject({
    user: z
      .string()
      .refine((text) => text.split('{item}').length === 2 && text.split('{options}').length === 2, {
        error: 'must hold {item} and {options} exactly once each',
      }),
    /** Takes the place of `user` for items that describe a situation and have options of their own (format `choice`). */
    choice: z
      .string()
      .refine((text) => ['item', 'options'].every((name) => text.split(`{${name}}`).length === 2), {
        error: 'must hold {item} and {options} exactly once each',
      })
      .exactOptional(),
    /** Asks in a second turn how sure the answer to a headline is; holds `{options}` once, and no item. */
    confidence: z
      .string()
      .refine((text) => text.split('{options}').length === 2 && !text.includes('{item}'), {
        error: 'must hold {options} exactly once and no {item}',
      })
      .exactOptional(),
    /** What takes the place of `{answer}`, by label style: `Answer with the number only.` */
    answers: z
      .strictObject({ numbers: z.string().min(1), letters: z.string().min(1), words: z.string().min(1) })
      .exactOptional(),
    option: z
      .string()
      .refine((text) => text.split('{label}').length === 2 && text.split('{text}').length === 2, {
        error: 'must hold {label} and {text} exactly once each',
      }),
    separator: z.string().min(1),
  })
  .superRefine(({ user, choice = user, confidence = user, answers }, context) => {
    const message =
      answers === undefined
        ? 'holds {answer}, so "answers" must say what stands there for each label style'
        : 'must hold {answer} exactly once, where one of "answers" is to stand';
    for (const [name, text] of Object.entries({ user, choice, confidence })) {
      const places = text.split('{answer}').length - 1;
      const twice = name !== 'user' && text === user;
      if (places === (answers === undefined ? 0 : 1) || twice) continue;
      context.addIssue({ code: 'custom', path: [name], message });
    }
  });
export type TemplateText = z.infer<typeof templateTextSchema>;

export const templateSchema = z.strictObject({
  id: identifierSchema,
  name: z.string().min(1),
  heldOut: z.boolean().default(false),
  labels: z.enum(LABEL_STYLES),
  text: z.record(languageSchema, templateTextSchema),
});
export type Template = z.infer<typeof templateSchema>;

/** The language of a template's frame where it has none in the item's own. */
export const COMMON_LANGUAGE: Language = 'en';

/**
 * The language that a template's frame will be in around an item of `language`: that language, else English, else null
 * (the template cannot be used with it).
 */
export function templateLanguage(template: Pick<Template, 'text'>, language: Language): Language | null {
  return [language, COMMON_LANGUAGE].find((candidate) => template.text[candidate] !== undefined) ?? null;
}

/** The file format of `resources/templates/*.json`. */
export const templateFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  licence: z.string().min(1),
  templates: z.array(templateSchema).min(1),
});
export type TemplateFile = z.infer<typeof templateFileSchema>;
