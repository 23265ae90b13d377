import { createHash } from 'node:crypto';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { Template } from '../../shared/domain/template.js';
import { canonicalJson } from './canonical-json.js';

export interface PlanTexts {
  readonly instruments: readonly Instrument[];
  readonly conditions: readonly Condition[];
  readonly templates: readonly Template[];
}

/**
 * SHA-256 (hex) over the canonical JSON of everything that can change a response: administration, orders, language,
 * seed, determinism, and the text of every condition, template, item and option. The study's name, description, subjects
 * and analysis settings, and the keying of items, are left out: with other ones the same responses are read anew.
 */
export function planHash(design: StudyDesign, texts: PlanTexts): string {
  const { language } = design;
  const plan = {
    schemaVersion: design.schemaVersion,
    kind: design.kind,
    seed: design.seed,
    administration: design.administration,
    determinism: design.determinism,
    orders: design.orders,
    language,
    conditions: texts.conditions.map(({ id, system }) => ({ id, system })),
    templates: texts.templates.map(({ id, labels, text }) => ({ id, labels, text: text[language] })),
    instruments: texts.instruments.map(({ id, options, items }) => ({
      id,
      options: options.map(({ score, text }) => ({ score, text: text[language] })),
      items: items.map((item) => ({ id: item.id, text: item.text[language] })),
    })),
  };
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}
