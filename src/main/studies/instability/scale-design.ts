import type { Source } from '../../../shared/domain/instability/scale.js';
import type { CrossedDesign, Facet } from '../../analysis/crossed-components.js';
import {
  conversationVariance,
  ownErrors,
  type ConversationBlock,
  type ConversationVariance,
} from '../../analysis/conversation-variance.js';
import { mean } from '../../analysis/summary.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import type { InstrumentTally } from '../answers/accumulate.js';
import { cellPlace, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';
import type { PersonaUnits } from './persona-units.js';

/** One scale of one instrument as a crossed design of keyed answers. */
export interface ScaleDesign {
  readonly table: AnswerTable;
  readonly key: ScaleKey;
  readonly units: PersonaUnits;
  readonly templates: readonly string[];
  /** The full grid, row-major over persona, template × wording, option order, item order, item. */
  readonly cells: readonly ScaleCell[];
  readonly levels: DesignLevels;
  /** Sources of the facets that have two levels or more, in their order. */
  readonly sources: readonly Source[];
  /** The grid without facets of one level. */
  readonly crossed: CrossedDesign;
  /** Where answers of one run were given in one conversation, and there are several runs. */
  readonly conversations: {
    readonly variance: ConversationVariance;
    /** Bit mask of all facets but items, and the mean of 1 / runs over cells. */
    readonly mask: number;
    readonly inverseRuns: number;
  } | null;
  readonly missing: number;
}

/** Levels of the facets of the grid, in its order; templates are templates × wordings. */
export interface DesignLevels {
  readonly persona: number;
  readonly template: number;
  readonly order: number;
  readonly 'item-order': number;
  readonly item: number;
}

/** One cell of the grid. */
export interface ScaleCell {
  readonly persona: number;
  /** Place among templates × wordings. */
  readonly template: number;
  readonly order: number;
  readonly itemOrder: number;
  /** Place among the scale's items. */
  readonly item: number;
  /** Place in the table's arrays; null where the persona has no such wording. */
  readonly place: number | null;
  /** Keyed; NaN where nothing was answered. */
  readonly mean: number;
}

const FACETS = ['persona', 'template', 'order', 'item-order', 'item'] as const satisfies readonly Source[];

/** What a scale's design is laid out from. */
export interface DesignParts {
  readonly table: AnswerTable;
  readonly tally: InstrumentTally;
  readonly key: ScaleKey;
  readonly units: PersonaUnits;
  readonly templates: readonly string[];
  /** Item orders that each template of the table stands for in turn. */
  readonly itemOrders: number;
}

/**
 * Lays a scale's answers out as persona × template × option order × item order × item, with runs in the cells. A readout is exact:
 * its variance within a cell is that of the option distribution, without an error of its own. Null where fewer than two personas
 * or no item was answered.
 */
export function scaleDesign(parts: DesignParts): ScaleDesign | null {
  const { table, tally, key, units: all, templates, itemOrders } = parts;
  const units = {
    ...all,
    units: all.units.filter(({ places }) =>
      places.some((place) => place !== null && answers(table, place, key)),
    ),
  };
  const levels: DesignLevels = {
    persona: units.units.length,
    template: templates.length * units.wordings.length,
    order: table.orders.length,
    'item-order': itemOrders,
    item: key.items.length,
  };
  if (levels.persona < 2) return null;
  const cells = gridOf(table, key, units, itemOrders);
  const kept = FACETS.filter((id) => levels[id] > 1);
  const facets = kept.map((id): Facet => ({ id, levels: levels[id] }));
  const known = cells.flatMap(({ place }) => {
    const variance = place === null ? NaN : (table.cellVariances[place] as number);
    return place === null || Number.isNaN(variance)
      ? []
      : [{ variance, size: table.cellSizes[place] as number }];
  });
  const pooled = known.length === 0 ? null : mean(known.map(({ variance }) => variance));
  const shared =
    pooled === null || !kept.includes('item')
      ? null
      : conversationVariance(blocksOf(cells, { table, key }, tally));
  const sizes = cells.flatMap(({ place }) =>
    place === null || !((table.cellSizes[place] as number) > 0) ? [] : [table.cellSizes[place] as number],
  );
  const crossed: CrossedDesign = {
    facets,
    means: cells.map((cell) => cell.mean),
    errors: cells.map(({ place }) => (place === null ? 0 : errorOf(table, place, pooled))),
    runVariance: pooled,
    runDegrees: degreesOf(known.map(({ size }) => size)),
  };
  return {
    table,
    key,
    units,
    templates,
    cells,
    levels,
    sources: kept,
    crossed: shared === null ? crossed : ownErrors(crossed, shared),
    conversations: shared && {
      variance: shared,
      mask: kept.reduce((mask, id, place) => (id === 'item' ? mask : mask | (1 << place)), 0),
      inverseRuns: mean(sizes.map((size) => 1 / size)),
    },
    missing: cells.filter((cell) => Number.isNaN(cell.mean)).length,
  };
}

function answers(table: AnswerTable, condition: number, { items }: ScaleKey): boolean {
  return table.templates.some((_, template) =>
    table.orders.some((_, order) =>
      items.some(
        (item) => !Number.isNaN(table.cellMeans[cellPlace(table, condition, template, order, item)]),
      ),
    ),
  );
}

function gridOf(
  table: AnswerTable,
  key: ScaleKey,
  { units, wordings }: PersonaUnits,
  itemOrders: number,
): ScaleCell[] {
  const cells: ScaleCell[] = [];
  const templates = table.templates.length / itemOrders;
  for (const [persona, { places }] of units.entries()) {
    for (let template = 0; template < templates * wordings.length; template += 1) {
      const condition = places[template % wordings.length] ?? null;
      const first = Math.floor(template / wordings.length) * itemOrders;
      for (let order = 0; order < table.orders.length; order += 1) {
        for (let itemOrder = 0; itemOrder < itemOrders; itemOrder += 1) {
          for (const [item, position] of key.items.entries()) {
            const place =
              condition === null ? null : cellPlace(table, condition, first + itemOrder, order, position);
            const mean = place === null ? NaN : keyed(table, key, item, table.cellMeans[place] as number);
            cells.push({ persona, template, order, itemOrder, item, place, mean });
          }
        }
      }
    }
  }
  return cells;
}

function keyed({ min, max }: AnswerTable, { signs }: ScaleKey, item: number, score: number): number {
  return keyedScore(score, signs[item] as KeyingSign, min, max);
}

/** The answers of each block of the grid's items, where single ones were kept; empty where none were. */
function* blocksOf(
  cells: readonly ScaleCell[],
  design: { readonly table: AnswerTable; readonly key: ScaleKey },
  { choices, answers }: InstrumentTally,
): Generator<ConversationBlock> {
  if (choices === undefined) return;
  const { table, key } = design;
  const runs = choices.length / answers.length;
  const items = key.items.length;
  for (let start = 0; start < cells.length; start += items) {
    yield cells.slice(start, start + items).map(({ place, item }) =>
      Array.from({ length: runs }, (_, run) => {
        const choice = place === null ? 0 : (choices[place * runs + run] as number);
        return choice === 0 ? NaN : keyed(table, key, item, table.scores[choice - 1] as number);
      }),
    );
  }
}

/** Error variance of a cell's mean; a cell of one answer has that of the others. */
function errorOf(table: AnswerTable, place: number, pooled: number | null): number {
  const variance = table.cellVariances[place] as number;
  const size = table.cellSizes[place] as number;
  if (!(size > 0)) return 0;
  return (Number.isNaN(variance) ? (pooled ?? 0) : variance) / size;
}

/** Degrees of freedom of the plain mean of variances that have size - 1 each (Satterthwaite 1946, Biometrics Bulletin 2:110-114). */
function degreesOf(sizes: readonly number[]): number {
  if (sizes.length === 0) return Infinity;
  return sizes.length ** 2 / sizes.reduce((total, size) => total + 1 / (size - 1), 0);
}
