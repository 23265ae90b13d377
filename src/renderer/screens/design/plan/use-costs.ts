import { costLines, costTotals, type CostLine, type CostTotals } from '../model/cost-totals.js';
import { planKey } from '../model/draft-content.js';
import { useDesign, useDesignState } from '../state/design-desk.js';

/** What was measured for the subjects of the design, and what it comes to. */
export function useCosts(): { readonly lines: readonly CostLine[]; readonly totals: CostTotals } {
  const references = useDesign((design) => design.subjects);
  const costs = useDesignState((state) => state.costs);
  const plan = useDesignState(({ history }) => planKey(history.present));
  const lines = costLines(references, costs, plan);
  return { lines, totals: costTotals(lines) };
}
