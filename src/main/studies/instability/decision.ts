import type {
  InstabilityDesignSize,
  ProposedSize,
  ScaleDecision,
} from '../../../shared/domain/instability/decision.js';
import type { NextDesign } from '../../../shared/domain/instability/result.js';
import type { Source } from '../../../shared/domain/instability/scale.js';
import type { ComponentSet } from '../../analysis/component-draws.js';
import {
  cheapestDesign,
  decide,
  type DecisionFacets,
  type ProposedDesign,
  type SearchLimits,
} from '../../analysis/decision-study.js';
import type { ScaleDesign } from './scale-design.js';

/** Numbers of items, templates and runs that the chart shows, beside those that were asked. */
const SHOWN_ITEMS = [1, 2, 4, 8, 12, 16, 24, 32, 48];
const SHOWN_TEMPLATES = [1, 2, 3, 5, 8];
const SHOWN_RUNS = [1, 2, 3, 5, 10, 20, 50];
const SHOWN_ITEM_ORDERS = [1, 2, 3, 4, 6, 8, 12];

/** The largest design that is proposed: beyond it, more of the same will hardly be asked. */
const MOST_ITEMS = 120;
const MOST_TEMPLATES = 12;
const MOST_ITEM_ORDERS = 12;
const RUNS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100];

/** A scale's components with the facets that a decision is about. */
export interface DecidedScale {
  readonly instrument: string;
  readonly scale: string;
  readonly set: ComponentSet;
  readonly facets: DecisionFacets;
  readonly now: InstabilityDesignSize;
}

/** The scale of a design as a decision study takes it. */
export function decidedScale(design: ScaleDesign, set: ComponentSet, runs: number | null): DecidedScale {
  const { sources, levels, table, key } = design;
  const order = sources.indexOf('order');
  const placeOf = (source: Source): number | null =>
    sources.includes(source) ? sources.indexOf(source) : null;
  return {
    instrument: table.instrument.id,
    scale: key.scale.id,
    set,
    facets: {
      facets: sources.length,
      object: sources.indexOf('persona'),
      item: placeOf('item'),
      template: placeOf('template'),
      itemOrder: placeOf('item-order'),
      kept: order < 0 ? [] : [{ facet: order, levels: levels.order }],
    },
    now: {
      items: levels.item,
      templates: levels.template,
      runs,
      ...(levels['item-order'] === 1 ? {} : { itemOrders: levels['item-order'] }),
    },
  };
}

/** What a scale's coefficients come to in designs of other sizes, and the cheapest that reaches `target`. */
export function scaleDecision(scale: DecidedScale, target: number): ScaleDecision {
  const { now, set, facets } = scale;
  const items = facets.item === null ? [now.items] : ascending([...SHOWN_ITEMS, now.items]);
  const templates =
    facets.template === null ? [now.templates] : ascending([...SHOWN_TEMPLATES, now.templates]);
  const runs: readonly (number | null)[] =
    now.runs === null ? [...SHOWN_RUNS, null] : ascending([...SHOWN_RUNS, now.runs]);
  const grid = templates.map((ofTemplates) =>
    runs.map((ofRuns) =>
      items.map((ofItems) =>
        decide(set, facets, {
          ...now,
          items: ofItems,
          templates: ofTemplates,
          runs: ofRuns ?? Infinity,
        }),
      ),
    ),
  );
  const found = cheapestDesign([scale], target, limitsOf([scale]));
  return {
    items,
    templates,
    runs,
    relative: grid.map((plane) => plane.map((row) => row.map(({ relative }) => relative))),
    absolute: grid.map((plane) => plane.map((row) => row.map(({ absolute }) => absolute))),
    now: { ...now, ...decide(set, facets, { ...now, runs: now.runs ?? Infinity }) },
    ...(now.itemOrders === undefined
      ? {}
      : {
          byItemOrders: ascending([...SHOWN_ITEM_ORDERS, now.itemOrders]).map((itemOrders) => ({
            itemOrders,
            ...decide(set, facets, { ...now, itemOrders, runs: now.runs ?? Infinity }),
          })),
        }),
    suggestion: found === null ? null : proposed(found),
  };
}

/**
 * The cheapest design for all scales that can reach `target` together; scales that no design within the limits is enough for
 * are named. Null without scales.
 */
export function nextDesign(scales: readonly DecidedScale[], target: number): NextDesign | null {
  if (scales.length === 0) return null;
  const limits = limitsOf(scales);
  const [reaches, beyond]: [DecidedScale[], DecidedScale[]] = [[], []];
  for (const scale of scales) {
    (cheapestDesign([scale], target, limits) === null ? beyond : reaches).push(scale);
  }
  const found = cheapestDesign(reaches, target, limits);
  const sampled = cheapestDesign(reaches, target, { ...limits, runs: RUNS });
  const asked = reaches.length === 0 ? scales : reaches;
  const [first] = asked;
  const items = asked.reduce((most, { now }) => Math.max(most, now.items), 0);
  const templates = first?.now.templates ?? 1;
  const runs = first?.now.runs ?? null;
  const itemOrders = first?.now.itemOrders;
  return {
    target,
    reaches: reaches.map(nameOf),
    beyond: beyond.map(nameOf),
    size: found === null ? null : proposed(found),
    sampled: sampled === null ? null : proposed(sampled),
    now: {
      items,
      templates,
      runs,
      ...(itemOrders === undefined ? {} : { itemOrders }),
      cost: items * templates * (itemOrders ?? 1) * (runs ?? 1) * asked.length,
    },
    enough:
      reaches.length > 0 &&
      reaches.every(
        ({ set, facets, now }) =>
          (decide(set, facets, { ...now, runs: now.runs ?? Infinity }).relative ?? 0) >= target,
      ),
  };
}

function limitsOf(scales: readonly DecidedScale[]): SearchLimits {
  const sampled = scales.some(({ now }) => now.runs !== null);
  return {
    items: scales.some(({ facets }) => facets.item === null) ? 1 : MOST_ITEMS,
    templates: scales.every(({ facets }) => facets.template !== null) ? MOST_TEMPLATES : 1,
    runs: sampled ? RUNS : [Infinity],
    ...(scales.every(({ facets }) => facets.itemOrder !== null) ? { itemOrders: MOST_ITEM_ORDERS } : {}),
  };
}

/** A readout costs as much as one run. */
function proposed({ items, templates, runs, cost, itemOrders }: ProposedDesign): ProposedSize {
  const size = { items, templates, runs: Number.isFinite(runs) ? runs : null, cost };
  return itemOrders === undefined ? size : { ...size, itemOrders };
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((left, right) => left - right);
}

function nameOf({ instrument, scale }: DecidedScale): { instrument: string; scale: string } {
  return { instrument, scale };
}
