import type { OptionOrder } from '../../../../shared/domain/template.js';

/** What the cells of a plan are made from, each in the plan's order. */
export interface CellAxes {
  readonly conditions: readonly string[];
  readonly templates: readonly string[];
  readonly orders: readonly OptionOrder[];
  readonly items: readonly { readonly instrument: string; readonly item: string }[];
}

/** One cell, by name. */
export interface CellChoice {
  readonly condition: string;
  readonly template: string;
  readonly order: OptionOrder;
  readonly instrument: string;
  readonly item: string;
}

/** How many cells there are. */
export function cellCount({ conditions, templates, orders, items }: CellAxes): number {
  return conditions.length * templates.length * orders.length * items.length;
}

/** The cell at a place from 0, in the plan's order: condition, template, option order, item. Null outside the plan. */
export function cellAt(axes: CellAxes, place: number): CellChoice | null {
  if (!Number.isInteger(place) || place < 0 || place >= cellCount(axes)) return null;
  const { conditions, templates, orders, items } = axes;
  const item = items[place % items.length];
  const block = Math.floor(place / items.length);
  const order = orders[block % orders.length];
  const template = templates[Math.floor(block / orders.length) % templates.length];
  const condition = conditions[Math.floor(block / orders.length / templates.length)];
  if (item === undefined || order === undefined || template === undefined || condition === undefined) {
    return null;
  }
  return { condition, template, order, ...item };
}

/** The place of a cell, or null where the plan has no such cell. */
export function placeOf(axes: CellAxes, cell: CellChoice): number | null {
  const places = [
    axes.conditions.indexOf(cell.condition),
    axes.templates.indexOf(cell.template),
    axes.orders.indexOf(cell.order),
    axes.items.findIndex(({ instrument, item }) => instrument === cell.instrument && item === cell.item),
  ];
  const sizes = [axes.conditions.length, axes.templates.length, axes.orders.length, axes.items.length];
  if (places.includes(-1)) return null;
  return places.reduce((total, place, axis) => total * (sizes[axis] ?? 1) + place, 0);
}

/**
 * The cell that is meant by a choice that was made before the plan was edited: what is still there stays, what is gone gives
 * way to the first of its kind. Null where the plan has no cells.
 */
export function settledCell(axes: CellAxes, wanted: Partial<CellChoice>): CellChoice | null {
  const condition = firstOr(axes.conditions, wanted.condition);
  const template = firstOr(axes.templates, wanted.template);
  const order = firstOr(axes.orders, wanted.order);
  const item =
    axes.items.find((entry) => entry.instrument === wanted.instrument && entry.item === wanted.item) ??
    axes.items.find((entry) => entry.instrument === wanted.instrument) ??
    axes.items[0];
  if (condition === undefined || template === undefined || order === undefined || item === undefined) {
    return null;
  }
  return { condition, template, order, instrument: item.instrument, item: item.item };
}

function firstOr<Entry>(entries: readonly Entry[], wanted: Entry | undefined): Entry | undefined {
  return wanted !== undefined && entries.includes(wanted) ? wanted : entries[0];
}
