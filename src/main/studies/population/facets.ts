import type { FacetComparisons } from '../../../shared/domain/population/facets.js';
import { holmPresent } from '../../analysis/multiple.js';
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
  const adjusted = holmPresent(scales.map(({ wassersteinP }) => wassersteinP));
  return {
    spread,
    scales: scales.map((scale, place) => {
      const parent = compared.find(({ key }) => key.scale.id === scale.scale)?.key.scale.parent;
      return { ...scale, domain: parent ?? null, adjustedP: adjusted[place] ?? null };
    }),
  };
}
