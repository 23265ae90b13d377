import { createHash } from 'node:crypto';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { ItemOrderLists, Specification } from '../../shared/domain/specification.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { Template, TemplateText } from '../../shared/domain/template.js';
import type { Language } from '../../shared/domain/text.js';
import { templateLanguage } from '../personas/compose.js';
import { canonicalJson } from './canonical-json.js';
import { conversationLength } from './conversation-length.js';

export interface PlanTexts {
  readonly instruments: readonly Instrument[];
  readonly conditions: readonly Condition[];
  readonly templates: readonly Template[];
  readonly specifications?: readonly Specification[] | undefined;
  readonly itemOrders?: ItemOrderLists | undefined;
}

/**
 * SHA-256 (hex) over the canonical JSON of everything that can change a response: administration, orders, language,
 * seed, determinism, and the text of every condition, template, item and option. The study's name, description, subjects
 * and analysis settings, and the keying of items, are left out: with other ones the same responses are read anew.
 */
export function planHash(design: StudyDesign, texts: PlanTexts): string {
  const { specifications, itemOrders } = texts;
  const languages = [
    ...new Set([design.language, ...(specifications ?? []).map(({ language }) => language)]),
  ];
  const asksForConfidence = texts.instruments.some(({ task }) => task?.kind === 'confidence');
  const plan = {
    schemaVersion: design.schemaVersion,
    kind: design.kind,
    seed: design.seed,
    administration: design.administration,
    determinism: design.determinism,
    orders: design.orders,
    language: design.language,
    conditions: texts.conditions.map(({ id, system }) => ({ id, system })),
    templates: texts.templates.map((template) => ({
      id: template.id,
      labels: template.labels,
      text: inLanguages(
        asksForConfidence ? template.text : withoutConfidence(template.text),
        languages.map((language) => templateLanguage(template, language) ?? language),
      ),
    })),
    instruments: texts.instruments.map((instrument) => instrumentPart(instrument, languages)),
    ...(specifications === undefined
      ? {}
      : { specifications, conversationLength: conversationLength(design) }),
    ...(itemOrders === undefined ? {} : { itemOrders }),
    ...(design.judge === undefined ? {} : { judge: design.judge.subject }),
  };
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

function instrumentPart(
  { id, format, options, items, rubrics }: Instrument,
  languages: readonly Language[],
): unknown {
  return {
    id,
    ...(format === 'rating' ? {} : { format }),
    ...(rubrics === undefined ? {} : { rubrics }),
    options: options.map(({ score, text }) => ({ score, text: inLanguages(text, languages) })),
    items: items.map((item) => ({
      id: item.id,
      text: inLanguages(item.text, languages),
      ...(item.options === undefined
        ? {}
        : { options: item.options.map((text) => inLanguages(text, languages)) }),
      ...(item.presented === undefined ? {} : { presented: item.presented }),
    })),
  };
}

/** A question that no study with other instruments asks must not make another study of it. */
function withoutConfidence(texts: Template['text']): Record<string, Omit<TemplateText, 'confidence'>> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, { confidence, ...text }]) => {
      void confidence;
      return [language, text];
    }),
  );
}

/** The text itself for one language, else the texts by language. */
function inLanguages<Text>(texts: Readonly<Record<string, Text>>, languages: readonly Language[]): unknown {
  const [first, ...others] = languages;
  return others.length === 0 && first !== undefined
    ? texts[first]
    : Object.fromEntries(languages.map((language) => [language, texts[language] ?? null]));
}
