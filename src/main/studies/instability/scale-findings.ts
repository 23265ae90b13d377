import type {
  Dominance,
  PersonaSpread,
  Ratio,
  ScaleInstabilityResult,
  Source,
  VarianceComponent,
} from '../../../shared/domain/instability/scale.js';
import type { Estimate } from '../../../shared/domain/figures.js';
import {
  componentDraws,
  componentSet,
  drawnInterval,
  type ComponentSet,
} from '../../analysis/component-draws.js';
import { drawShared, withConversation } from '../../analysis/conversation-variance.js';
import { crossedComponents, type CrossedComponents } from '../../analysis/crossed-components.js';
import {
  generalizability,
  scoreVariance,
  type Measurement,
  type ScoreVariance,
} from '../../analysis/generalizability.js';
import type { Random } from '../../analysis/random.js';
import { mean, populationVariance } from '../../analysis/summary.js';
import { itemOrderName } from './asked-tables.js';
import type { ScaleCell, ScaleDesign } from './scale-design.js';

/** Test lengths that ICC(1,1) is shown at, beside the administered one. */
export const SHOWN_LENGTHS = [1, 2, 4, 8, 12, 16, 24, 32, 48, 60];

/** How intervals are drawn. */
export interface DrawOptions {
  readonly replicates: number;
  readonly confidence: number;
  readonly random: Random;
}

/** A scale's variance components with all that follows from them alone. */
export interface MeasuredScale {
  readonly set: ComponentSet;
  readonly found: Omit<ScaleInstabilityResult, 'entropy' | 'test' | 'decision'>;
}

/**
 * The variance components of a scale, and the ratios and correlations that they give for one administration. Noise is what
 * changes how personas lie to each other from one administration to the next: runs, and what templates, option orders and item
 * orders do to personas. What they do to all alike is none of it, since personas are compared within them; and items belong to the test.
 * Null where nothing varies, or the cells that were answered leave effects apart.
 */
export function measureScale(
  design: ScaleDesign,
  runs: number | null,
  options: DrawOptions,
): MeasuredScale | null {
  const components = crossedComponents(design.crossed);
  if (components === null) return null;
  const { table, key, sources, levels, conversations } = design;
  const plain = componentSet(components);
  const set =
    conversations === null ? plain : withConversation(plain, conversations.variance.shared, conversations);
  const drawn = componentDraws(design.crossed, components, options.replicates, options.random);
  const draws =
    conversations === null
      ? drawn
      : drawn.map((own) =>
          withConversation(own, drawShared(conversations.variance, own.run, options.random), conversations),
        );
  const items = key.items.length;
  const one = measurement(sources, { items });
  const all = measurement(sources, {
    items,
    templates: levels.template,
    orders: levels.order,
    itemOrders: levels['item-order'],
    runs: runs ?? 1,
  });
  const interval = (statistic: (own: ComponentSet) => number): Estimate =>
    drawnInterval(statistic(set), draws, statistic, options.confidence);
  const iccOf = (measured: Measurement) => (own: ComponentSet) =>
    generalizability(scoreVariance(own, measured)) ?? 0;
  if (generalizability(scoreVariance(set, one)) === null) return null;
  const icc1 = interval(iccOf(one));
  const runIcc = interval((own) => generalizability(ofRunsAlone(own, one)) ?? 0);
  const lengths = sources.includes('item')
    ? [...new Set([...SHOWN_LENGTHS, items])].sort((left, right) => left - right)
    : [items];
  const { scale } = key;
  return {
    set,
    found: {
      instrument: table.instrument.id,
      scale: scale.id,
      name: scale.name,
      low: scale.low.name,
      high: scale.high.name,
      min: table.min,
      max: table.max,
      items,
      personas: levels.persona,
      dominance: dominanceOf(icc1),
      components: componentsOf(components, set, sources, draws, options.confidence),
      runsApart: components.runVariance !== null,
      missing: design.missing,
      ratio: ratioOf(icc1),
      runRatio: ratioOf(runIcc),
      icc1,
      icck: interval(iccOf(all)),
      administrations: levels.template * levels.order * levels['item-order'] * (runs ?? 1),
      curve: lengths.map((length) => ({
        items: length,
        ...interval(iccOf(measurement(sources, { items: length }))),
      })),
      personaDeviation: Math.sqrt(Math.max(0, scoreVariance(set, one).object)),
      noiseShare: Math.max(0, set.run + (set.conversation?.variance ?? 0)) / populationVariance(table.scores),
      spread: spreadOf(design),
    },
  };
}

/** Which is larger, by where the interval of ICC(1,1) lies to one half: noise and personas are equal there. */
export function dominanceOf({ low, high }: Estimate): Dominance {
  if (low > 0.5) return 'persona-dominated';
  return high < 0.5 ? 'noise-dominated' : 'undecided';
}

/** An intraclass correlation as noise over persona variance, 1 / ICC - 1; null where that has no bound. */
export function ratioOf({ estimate, low, high }: Estimate): Ratio {
  const of = (icc: number): number | null => (icc > 0 ? 1 / icc - 1 : null);
  // The larger the correlation, the smaller the ratio. A lower end without a bound is that of a subject of noise alone.
  return { estimate: of(estimate), low: of(high), high: of(low) };
}

function measurement(
  sources: readonly Source[],
  {
    items,
    templates = 1,
    orders = 1,
    itemOrders = 1,
    runs = 1,
  }: {
    readonly items: number;
    readonly templates?: number;
    readonly orders?: number;
    readonly itemOrders?: number;
    readonly runs?: number;
  },
): Measurement {
  const size: Readonly<Record<Source, number>> = {
    persona: 1,
    template: templates,
    order: orders,
    'item-order': itemOrders,
    item: items,
    conversation: 1,
    run: 1,
  };
  const item = sources.indexOf('item');
  return {
    object: sources.indexOf('persona'),
    sizes: sources.map((source) => size[source]),
    runs,
    fixed: item < 0 ? [] : [item],
  };
}

/** The variance of a score whose only noise are its runs. */
function ofRunsAlone(set: ComponentSet, measured: Measurement): ScoreVariance {
  const still = { ...set, effects: set.effects.map(() => 0) };
  const { relativeError } = scoreVariance(still, measured);
  return { object: scoreVariance(set, measured).object, relativeError, absoluteError: relativeError };
}

function componentsOf(
  { effects, runVariance }: CrossedComponents,
  found: ComponentSet,
  sources: readonly Source[],
  draws: readonly ComponentSet[],
  confidence: number,
): VarianceComponent[] {
  const own = effects.flatMap(({ facets }, place) => {
    // Without runs of its own the highest interaction is drawn as the run's.
    const isRun = runVariance === null && place === effects.length - 1;
    const variance = (isRun ? found.run : found.effects[place]) ?? 0;
    const { low, high } = drawnInterval(
      variance,
      draws,
      (set) => Math.max(0, isRun ? set.run : (set.effects[place] ?? 0)),
      confidence,
    );
    const names = facets.flatMap((facet) => sources[facet] ?? []);
    return [{ sources: isRun ? [...names, 'run' as const] : names, estimate: variance, low, high }];
  });
  const { conversation } = found;
  const shared =
    conversation === undefined
      ? []
      : [
          {
            sources: ['conversation' as const],
            ...drawnInterval(
              conversation.variance,
              draws,
              (set) => Math.max(0, set.conversation?.variance ?? 0),
              confidence,
            ),
          },
        ];
  const run =
    runVariance === null
      ? []
      : [
          {
            sources: ['run' as const],
            ...drawnInterval(runVariance, draws, (set) => set.run, confidence),
          },
        ];
  const all = [...own, ...shared, ...run].map((component) => ({
    ...component,
    variance: Math.max(0, component.estimate),
  }));
  const total = all.reduce((sum, { variance }) => sum + variance, 0);
  return all.map((component) => ({ ...component, share: total > 0 ? component.variance / total : null }));
}

function spreadOf(design: ScaleDesign): PersonaSpread[] {
  const { cells, units, table, levels } = design;
  return units.units.flatMap(({ label, places }, persona) => {
    const own = cells.filter((cell) => cell.persona === persona && !Number.isNaN(cell.mean));
    if (own.length === 0) return [];
    const runs = own.flatMap(({ place }) => {
      const variance = place === null ? NaN : (table.cellVariances[place] as number);
      return Number.isNaN(variance) ? [] : [variance];
    });
    const ways = levels.template * levels.order * levels['item-order'];
    const administrations = Array.from({ length: ways }, (_, at) => {
      const itemOrder = at % levels['item-order'];
      const order = Math.floor(at / levels['item-order']) % levels.order;
      const template = Math.floor(at / (levels['item-order'] * levels.order));
      const asked = own.filter(
        (cell) => cell.template === template && cell.order === order && cell.itemOrder === itemOrder,
      );
      return asked.length === 0
        ? []
        : [
            {
              name: nameOf(design, { template, order, itemOrder }),
              mean: mean(asked.map((cell) => cell.mean)),
            },
          ];
    }).flat();
    const items = new Set(own.map(({ item }) => item)).size;
    return [
      {
        conditions: places.flatMap((place) => (place === null ? [] : (table.conditions[place]?.id ?? []))),
        label,
        mean: mean(own.map((cell) => cell.mean)),
        runDeviation: runs.length === 0 ? null : Math.sqrt(mean(runs) / items),
        administrations,
      },
    ];
  });
}

function nameOf(
  { templates, table, units: { wordings }, levels }: ScaleDesign,
  { template, order, itemOrder }: Pick<ScaleCell, 'template' | 'order' | 'itemOrder'>,
): string {
  const wording = wordings.length > 1 ? (wordings[template % wordings.length] ?? '') : '';
  const items = levels['item-order'] > 1 ? itemOrderName(itemOrder) : '';
  return [templates[Math.floor(template / wordings.length)], wording, table.orders[order], items]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
