import type { OptionOrder } from '../../../../shared/domain/template.js';

/** One way of putting the items: a template and an option order, or a specification with what it has of both. */
export interface CellWay {
  readonly template: string;
  readonly order: OptionOrder;
  readonly specification?: string;
}

/** What the cells of a plan are made from, each in the plan's order. */
export interface CellAxes {
  readonly conditions: readonly string[];
  readonly ways: readonly CellWay[];
  readonly items: readonly { readonly instrument: string; readonly item: string }[];
}

/** One cell, by name. */
export interface CellChoice extends CellWay {
  readonly condition: string;
  readonly instrument: string;
  readonly item: string;
}

/** How many cells there are. */
export function cellCount({ conditions, ways, items }: CellAxes): number {
  return conditions.length * ways.length * items.length;
}

/** The cell at a place from 0, in the plan's order: condition, way, item. Null outside the plan. */
export function cellAt(axes: CellAxes, place: number): CellChoice | null {
  if (!Number.isInteger(place) || place < 0 || place >= cellCount(axes)) return null;
  const { conditions, ways, items } = axes;
  const block = Math.floor(place / items.length);
  const item = items[place % items.length];
  const way = ways[block % ways.length];
  const condition = conditions[Math.floor(block / ways.length)];
  if (item === undefined || way === undefined || condition === undefined) return null;
  return { condition, ...way, ...item };
}

/** The place of a cell, or null where the plan has no such cell. */
export function placeOf(axes: CellAxes, cell: CellChoice): number | null {
  const condition = axes.conditions.indexOf(cell.condition);
  const way = axes.ways.findIndex((one) => isSameWay(one, cell));
  const item = axes.items.findIndex((one) => one.instrument === cell.instrument && one.item === cell.item);
  if (condition < 0 || way < 0 || item < 0) return null;
  return (condition * axes.ways.length + way) * axes.items.length + item;
}

/**
 * The cell that is meant by a choice that was made before the plan was edited: what is still there stays, what is gone gives
 * way to the first of its kind. Null where the plan has no cells.
 */
export function settledCell(axes: CellAxes, wanted: Partial<CellChoice>): CellChoice | null {
  const condition = axes.conditions.find((one) => one === wanted.condition) ?? axes.conditions[0];
  const way = settledWay(axes.ways, wanted);
  const item =
    axes.items.find((entry) => entry.instrument === wanted.instrument && entry.item === wanted.item) ??
    axes.items.find((entry) => entry.instrument === wanted.instrument) ??
    axes.items[0];
  if (condition === undefined || way === undefined || item === undefined) return null;
  return { condition, ...way, instrument: item.instrument, item: item.item };
}

function settledWay(ways: readonly CellWay[], wanted: Partial<CellWay>): CellWay | undefined {
  return (
    ways.find((way) => way.specification !== undefined && way.specification === wanted.specification) ??
    ways.find((way) => way.template === wanted.template && way.order === wanted.order) ??
    ways.find((way) => way.template === wanted.template) ??
    ways.find((way) => way.order === wanted.order) ??
    ways[0]
  );
}

function isSameWay(left: CellWay, right: CellWay): boolean {
  return (
    left.template === right.template &&
    left.order === right.order &&
    left.specification === right.specification
  );
}
