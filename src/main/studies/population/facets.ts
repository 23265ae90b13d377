import type { FacetComparisons } from '../../../shared/domain/population/facets.js';
import { holm } from '../../analysis/multiple.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { compareScales, type ComparedScale, type ComparisonOptions } from './scale-comparisons.js';
import type { SimulatedPeople } from './simulated-people.js';

/**
 * Simulated people against people on every facet, as on domains. There are many facets: the p values of their distances are
 * adjusted after Holm over them, and no verdict goes by them. Null where people were measured on none.
 */
export function compareFacets(
  table: AnswerTable,
  people: SimulatedPeople,
  compared: readonly ComparedScale[],
  options: ComparisonOptions,
): FacetComparisons | null {
  if (compared.length === 0) return null;
  const { scales, spread } = compareScales(table, people, compared, options);
  if (scales.length === 0) return null;
  const tested = scales.flatMap(({ wassersteinP }) => wassersteinP ?? []);
  const adjusted = holm(tested);
  let next = 0;
  return {
    spread,
    scales: scales.map((scale) => {
      const parent = compared.find(({ key }) => key.scale.id === scale.scale)?.key.scale.parent;
      const adjustedP = scale.wassersteinP === null ? null : (adjusted[next++] ?? null);
      return { ...scale, domain: parent ?? null, adjustedP };
    }),
  };
}
