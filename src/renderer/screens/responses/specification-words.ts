import { languageInfo } from '../../../shared/domain/languages.js';
import { FACTORS, type Factor, type Specification } from '../../../shared/domain/specification.js';

/** The factors of administration by name. */
export const FACTOR_WORDS: Readonly<Record<Factor, string>> = {
  template: 'Template',
  labels: 'Labels',
  order: 'Option order',
  language: 'Language of the items',
  itemOrder: 'Item order',
  context: 'Context',
  thinking: 'Thinking',
  temperature: 'Temperature',
};

/** Names of templates by id. */
export type TemplateNames = ReadonlyMap<string, string>;

/** An item order among several that a study crosses: `published`, `shuffled 2`. */
function numberedOrder({ itemOrder, itemOrderNumber = 1 }: Specification): string | null {
  return itemOrderNumber === 1 ? null : `${itemOrder} ${itemOrderNumber}`;
}

/** The level of a factor in a specification, beside the factor's name: `conversation`, `off`. */
export function levelWords(specification: Specification, factor: Factor, templates: TemplateNames): string {
  switch (factor) {
    case 'template':
      return templates.get(specification.template) ?? specification.template;
    case 'language':
      return languageInfo(specification.language).name;
    case 'temperature':
      return String(specification.temperature);
    case 'itemOrder':
      return numberedOrder(specification) ?? specification.itemOrder;
    default:
      return specification[factor];
  }
}

/** What stands around a level that does not say by itself which factor it is of. */
const SELF_SAID: Readonly<Partial<Record<Factor, (level: string) => string>>> = {
  itemOrder: (level) => `items ${level}`,
  context: (level) => (level === 'fresh' ? 'fresh context' : 'running conversation'),
  thinking: (level) => `thinking ${level}`,
  temperature: (level) => `temperature ${level}`,
};

/** The factors of which the specifications have more than one level. */
export function varyingFactors(specifications: readonly Specification[]): Factor[] {
  return FACTORS.filter((factor) => new Set(specifications.map((entry) => entry[factor])).size > 1);
}

/** What tells each specification from the others, by id: `Statement, letters, reversed, Arabic`. */
export function specificationNames(
  specifications: readonly Specification[],
  templates: TemplateNames,
): ReadonlyMap<string, string> {
  const factors = varyingFactors(specifications);
  return new Map(
    specifications.map((specification) => [
      specification.id,
      factors
        .map((factor) => {
          const level = levelWords(specification, factor, templates);
          return SELF_SAID[factor]?.(level) ?? level;
        })
        .join(', '),
    ]),
  );
}
