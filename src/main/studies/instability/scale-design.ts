import type { Source } from '../../../shared/domain/instability/scale.js';
import type { CrossedDesign, Facet } from '../../analysis/crossed-components.js';
import { mean } from '../../analysis/summary.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import { cellPlace, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';
import type { PersonaUnits } from './persona-units.js';

/** One scale of one instrument as a crossed design of keyed answers. */
export interface ScaleDesign {
  readonly table: AnswerTable;
  readonly key: ScaleKey;
  readonly units: PersonaUnits;
  /** The full grid, row-major over persona, template × wording, option order, item. */
  readonly cells: readonly ScaleCell[];
  /** Levels of the four facets of the grid. */
  readonly levels: readonly [personas: number, templates: number, orders: number, items: number];
  /** Sources of the facets that have two levels or more, in their order. */
  readonly sources: readonly Source[];
  /** The grid without facets of one level. */
  readonly crossed: CrossedDesign;
  readonly missing: number;
}

/** One cell of the grid. */
export interface ScaleCell {
  readonly persona: number;
  /** Place among templates × wordings. */
  readonly template: number;
  readonly order: number;
  /** Place among the scale's items. */
  readonly item: number;
  /** Place in the table's arrays; null where the persona has no such wording. */
  readonly place: number | null;
  /** Keyed; NaN where nothing was answered. */
  readonly mean: number;
}

const FACETS: readonly Source[] = ['persona', 'template', 'order', 'item'];

/**
 * Lays a scale's answers out as persona × template × option order × item, with runs in the cells. A readout is exact: its
 * variance within a cell is that of the option distribution, without an error of its own. Null where fewer than two personas or
 * no item was answered.
 */
export function scaleDesign(table: AnswerTable, key: ScaleKey, all: PersonaUnits): ScaleDesign | null {
  const units = {
    ...all,
    units: all.units.filter(({ places }) =>
      places.some((place) => place !== null && answers(table, place, key)),
    ),
  };
  const levels = [
    units.units.length,
    table.templates.length * units.wordings.length,
    table.orders.length,
    key.items.length,
  ] as const;
  if (levels[0] < 2) return null;
  const cells = gridOf(table, key, units);
  const kept = FACETS.filter((_, place) => (levels[place] ?? 0) > 1);
  const facets = FACETS.flatMap((id, place): Facet[] =>
    (levels[place] ?? 0) > 1 ? [{ id, levels: levels[place] ?? 0 }] : [],
  );
  const known = cells.flatMap(({ place }) => {
    const variance = place === null ? NaN : (table.cellVariances[place] as number);
    return place === null || Number.isNaN(variance)
      ? []
      : [{ variance, size: table.cellSizes[place] as number }];
  });
  const pooled = known.length === 0 ? null : mean(known.map(({ variance }) => variance));
  return {
    table,
    key,
    units,
    cells,
    levels,
    sources: kept,
    crossed: {
      facets,
      means: cells.map((cell) => cell.mean),
      errors: cells.map(({ place }) => (place === null ? 0 : errorOf(table, place, pooled))),
      runVariance: pooled,
      runDegrees: degreesOf(known.map(({ size }) => size)),
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

function gridOf(table: AnswerTable, key: ScaleKey, { units, wordings }: PersonaUnits): ScaleCell[] {
  return units.flatMap(({ places }, persona) =>
    table.templates.flatMap((_, template) =>
      wordings.flatMap((_, wording) =>
        table.orders.flatMap((_, order) =>
          key.items.map((position, item): ScaleCell => {
            const condition = places[wording] ?? null;
            const place = condition === null ? null : cellPlace(table, condition, template, order, position);
            return {
              persona,
              template: template * wordings.length + wording,
              order,
              item,
              place,
              mean:
                place === null
                  ? NaN
                  : keyedScore(
                      table.cellMeans[place] as number,
                      key.signs[item] as KeyingSign,
                      table.min,
                      table.max,
                    ),
            };
          }),
        ),
      ),
    ),
  );
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
