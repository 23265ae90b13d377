import type { DraftDesign } from '../../../../shared/contract/designs.js';
import {
  factorLevelsSchema,
  FACTORS,
  type Factor,
  type FactorLevels,
  type Specification,
} from '../../../../shared/domain/specification.js';
import { languageName } from './languages.js';

export const FACTOR_TITLES: Readonly<Record<Factor, string>> = {
  template: 'Template',
  labels: 'Labels',
  order: 'Options',
  language: 'Language',
  itemOrder: 'Items',
  context: 'Context',
  thinking: 'Thinking',
  temperature: 'Temperature',
};

const LEVEL_WORDS: Readonly<Record<string, string>> = {
  forward: 'low to high',
  reversed: 'high to low',
  published: 'published',
};

/** A level of a factor as a reader names it; `templateName` gives a template's name by its identifier. */
export function levelWords(
  specification: Specification,
  factor: Factor,
  templateName: (id: string) => string,
): string {
  const level = specification[factor];
  if (factor === 'template') return templateName(String(level));
  if (factor === 'language') return languageName(String(level));
  const { itemOrderNumber = 1 } = specification;
  if (factor === 'itemOrder' && itemOrderNumber > 1) return `${level} ${itemOrderNumber}`;
  return LEVEL_WORDS[String(level)] ?? String(level);
}

/** The levels of the factors that a design varies; those of a new one where it names none. */
export function levelsOf({ specification }: Pick<DraftDesign, 'specification'>): FactorLevels {
  return specification ?? factorLevelsSchema.parse({});
}

/** Changes the factor levels of a design; `what` names what was changed, for the one who takes it back. */
export type LevelsEdit = (what: string, changes: Partial<FactorLevels>) => void;

/** How many specifications every combination of a design's levels would be. */
export function fullCount(design: Pick<DraftDesign, 'specification' | 'templates' | 'orders'>): number {
  const { labels, languages, itemOrders, contexts, thinking, temperatures } = levelsOf(design);
  return [
    design.templates,
    design.orders,
    itemOrders,
    contexts,
    thinking,
    temperatures,
    // Empty stands for the one level that the templates, or the design, give.
    labels.length === 0 ? [null] : labels,
    languages.length === 0 ? [null] : languages,
  ].reduce((product, { length }) => product * length, 1);
}

/** The factors that have more than one level among specifications, and those that stay the same. */
export function factorsByVariation(specifications: readonly Specification[]): {
  readonly varied: readonly Factor[];
  readonly constant: readonly Factor[];
} {
  const isVaried = (factor: Factor): boolean =>
    new Set(specifications.map((specification) => specification[factor])).size > 1;
  return { varied: FACTORS.filter(isVaried), constant: FACTORS.filter((factor) => !isVaried(factor)) };
}

/** A specification in words: its levels of the factors that vary, or its name where none does. */
export function specificationWords(
  specification: Specification,
  varied: readonly Factor[],
  templateName: (id: string) => string,
): string {
  const levels = varied.map((factor) =>
    factor === 'thinking' || factor === 'temperature'
      ? `${FACTOR_TITLES[factor].toLowerCase()} ${specification[factor]}`
      : levelWords(specification, factor, templateName),
  );
  return [specification.id, ...levels].join(', ').replace(', ', ': ');
}

/** Temperatures out of what was typed, `1, 0.7`; null where that is no list of different numbers above 0 and at most 5. */
export function temperaturesFromTyping(typed: string): number[] | null {
  const parts = typed
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  const read = factorLevelsSchema.shape.temperatures.safeParse(parts);
  return read.success ? read.data : null;
}
