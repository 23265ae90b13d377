import type { ComponentSet } from './component-draws.js';
import { generalizability, scoreVariance, truncated } from './generalizability.js';

/** The facets of a design that a decision study is about. */
export interface DecisionFacets {
  /** Number of facets. */
  readonly facets: number;
  /** Places; null where the design does not vary it, so that its size counts for nothing. */
  readonly object: number;
  readonly item: number | null;
  readonly template: number | null;
  /** Null, too, in a design that no item orders are crossed with. */
  readonly itemOrder: number | null;
  /** Facets that every design keeps as it is, e.g. option orders, with their levels. */
  readonly kept: readonly { readonly facet: number; readonly levels: number }[];
}

/** How often things are asked in a design. */
export interface DesignSize {
  readonly items: number;
  readonly templates: number;
  readonly runs: number;
  /** 1 by default. */
  readonly itemOrders?: number;
}

/** Both coefficients of a mean score, 0..1; null where nothing varies. */
export interface Coefficients {
  /** Eρ²: for telling objects apart. */
  readonly relative: number | null;
  /** Φ: for the level of a score too. */
  readonly absolute: number | null;
}

/** How large a design may be that is proposed. */
export interface SearchLimits {
  readonly items: number;
  /** 1 where the design that was measured does not vary templates: nothing is known of what more of them do. */
  readonly templates: number;
  readonly runs: readonly number[];
  /** Likewise 1, which is the default. */
  readonly itemOrders?: number;
}

/**
 * Eρ² and Φ of a mean over items, templates, item orders and runs, all of which stand for others of their kind (a decision study; Brennan
 * 2001, Generalizability Theory, section 1.2.2). Components below 0 count as 0. Throws a RangeError for a size below 1.
 */
export function decide(set: ComponentSet, facets: DecisionFacets, size: DesignSize): Coefficients {
  const { itemOrders = 1 } = size;
  if (!(size.items >= 1 && size.templates >= 1 && size.runs >= 1 && itemOrders >= 1)) {
    throw new RangeError('a design asks one item, template, item order and run at least');
  }
  const sizes = Array.from({ length: facets.facets }, () => 1);
  if (facets.item !== null) sizes[facets.item] = size.items;
  if (facets.template !== null) sizes[facets.template] = size.templates;
  if (facets.itemOrder !== null) sizes[facets.itemOrder] = itemOrders;
  for (const { facet, levels } of facets.kept) sizes[facet] = levels;
  const variance = scoreVariance(truncated(set), {
    object: facets.object,
    sizes,
    runs: size.runs,
    fixed: [],
  });
  return { relative: generalizability(variance), absolute: generalizability(variance, 'absolute') };
}

/** A design with what it costs. */
export interface ProposedDesign extends DesignSize {
  /** Items × templates × item orders × runs, over all scales. */
  readonly cost: number;
}

/**
 * The cheapest design in which every scale reaches `target` in Eρ², by items × templates × item orders × runs: all scales share
 * templates, item orders and runs, and have as many items as the one that needs most. For given numbers of these Eρ² rises with
 * items, so that the least number is found by bisection. Exact probabilities (Infinity runs) cost as much as one run. Of designs
 * of one cost the one with fewer runs, then fewer templates, then fewer item orders. Null where none within the limits reaches
 * it, or without scales. Throws a RangeError for a target outside (0, 1).
 */
export function cheapestDesign(
  scales: readonly { readonly set: ComponentSet; readonly facets: DecisionFacets }[],
  target: number,
  limits: SearchLimits,
): ProposedDesign | null {
  if (!(target > 0 && target < 1)) throw new RangeError(`a target lies between 0 and 1, not at ${target}`);
  const crossed = limits.itemOrders !== undefined;
  const mostOrders = limits.itemOrders ?? 1;
  let best: ProposedDesign | null = null;
  if (scales.length === 0) return null;
  for (const runs of limits.runs) {
    for (let templates = 1; templates <= limits.templates; templates += 1) {
      for (let itemOrders = 1; itemOrders <= mostOrders; itemOrders += 1) {
        const reaches = (items: number): boolean =>
          scales.every(
            ({ set, facets }) =>
              (decide(set, facets, { items, templates, itemOrders, runs }).relative ?? 0) >= target,
          );
        const items = leastItems(limits.items, reaches);
        if (items === null) continue;
        const cost = items * templates * itemOrders * (Number.isFinite(runs) ? runs : 1) * scales.length;
        if (best === null || cost < best.cost) {
          best = { items, templates, runs, cost, ...(crossed ? { itemOrders } : {}) };
        }
      }
    }
  }
  return best;
}

function leastItems(most: number, reaches: (items: number) => boolean): number | null {
  if (!reaches(most)) return null;
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
