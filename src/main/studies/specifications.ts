import { factorLevelsSchema, type Specification } from '../../shared/domain/specification.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { Template } from '../../shared/domain/template.js';
import { coveringArray, fullFactorial } from '../analysis/covering-array.js';

/**
 * The specifications of a design of kind `specification`: its templates and option orders crossed with the levels of the other
 * factors, whole (`full`) or as a fraction that holds every pair of levels of any two factors (`pairs`), drawn with the
 * design's seed. Conversations and thinking apart, every specification can be run on every subject.
 */
export function makeSpecifications(design: StudyDesign, templates: readonly Template[]): Specification[] {
  const levels = design.specification ?? factorLevelsSchema.parse({});
  const own = levels.labels.length === 0;
  const factors = [
    templates,
    own ? [null] : levels.labels,
    design.orders,
    levels.languages.length === 0 ? [design.language] : levels.languages,
    levels.itemOrders,
    levels.contexts,
    levels.thinking,
    levels.temperatures,
  ] as const;
  const counts = factors.map(({ length }) => length);
  const rows = levels.cover === 'full' ? fullFactorial(counts) : coveringArray(counts, design.seed);
  return rows.map((row, place) => {
    const [template, labels, order, language, itemOrder, context, thinking, temperature] = row;
    const chosen = at(factors[0], template);
    return {
      id: `s${String(place + 1).padStart(2, '0')}`,
      template: chosen.id,
      labels: at(factors[1], labels) ?? chosen.labels,
      order: at(factors[2], order),
      language: at(factors[3], language),
      itemOrder: at(factors[4], itemOrder),
      context: at(factors[5], context),
      thinking: at(factors[6], thinking),
      temperature: at(factors[7], temperature),
    };
  });
}

function at<Level>(levels: readonly Level[], index: number | undefined): Level {
  const level = index === undefined ? undefined : levels[index];
  if (level === undefined) throw new RangeError(`a factor has no level ${index}`);
  return level;
}
