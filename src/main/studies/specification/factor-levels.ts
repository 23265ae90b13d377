import {
  FACTORS,
  type Factor,
  type FactorLevels,
  type Specification,
} from '../../../shared/domain/specification.js';
import type { VariedFactor } from '../../../shared/domain/specification-curve/result.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { OPTION_ORDERS } from '../../../shared/domain/template.js';

/** The factors of a study, those that vary and those that do not. */
export interface StudyFactors {
  readonly varied: readonly VariedFactor[];
  readonly fixed: readonly { readonly factor: Factor; readonly level: string }[];
}

/**
 * The factors that specifications vary, with the levels that they have, in the design's order. Labels that follow from the
 * template, where the design names none, are no factor of their own: they could not be told apart from it.
 */
export function factorsOf(specifications: readonly Specification[], design: StudyDesign): StudyFactors {
  const varied: VariedFactor[] = [];
  const fixed: { factor: Factor; level: string }[] = [];
  for (const factor of FACTORS) {
    const present = new Set(specifications.map((specification) => levelOf(specification, factor)));
    const known = designLevels(design)[factor].filter((level) => present.has(level));
    const levels = [...known, ...[...present].filter((level) => !known.includes(level))];
    const follows = factor === 'labels' && (design.specification?.labels ?? []).length === 0;
    const [only] = levels;
    if (levels.length > 1 && !follows) varied.push({ factor, levels });
    else if (only !== undefined)
      fixed.push({ factor, level: levels.length > 1 ? 'as each template has them' : only });
  }
  return { varied, fixed };
}

/** The level of a factor in a specification, as it is written. */
export function levelOf(specification: Specification, factor: Factor): string {
  return String(specification[factor]);
}

/** The index of a specification's level, for each factor. */
export function levelIndices(specification: Specification, factors: readonly VariedFactor[]): number[] {
  return factors.map(({ factor, levels }) => levels.indexOf(levelOf(specification, factor)));
}

function designLevels(design: StudyDesign): Readonly<Record<Factor, readonly string[]>> {
  const levels: Partial<FactorLevels> = design.specification ?? {};
  return {
    template: design.templates,
    labels: levels.labels ?? [],
    order: OPTION_ORDERS,
    language: levels.languages ?? [],
    itemOrder: levels.itemOrders ?? [],
    context: levels.contexts ?? [],
    thinking: levels.thinking ?? [],
    temperature: (levels.temperatures ?? []).map(String),
  };
}
