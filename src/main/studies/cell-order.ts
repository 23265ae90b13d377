import { parseCellKey } from '../../shared/domain/cell.js';
import type { StudySnapshot } from '../store/store.js';
import { snapshotTemplates } from './plan.js';

/** Where a cell stands in the plan's order, computed from its key: memory grows with the plan's sides, not its cells. */
export class CellOrder {
  readonly size: number;
  readonly #conditions: ReadonlyMap<string, number>;
  readonly #templates: ReadonlyMap<string, number>;
  readonly #orders: ReadonlyMap<string, number>;
  readonly #items: ReadonlyMap<string, number>;
  readonly #language: string;

  constructor(snapshot: StudySnapshot) {
    this.#conditions = positions(snapshot.conditions.map(({ id }) => id));
    this.#templates = positions(snapshotTemplates(snapshot).map(({ id }) => id));
    this.#orders = positions(snapshot.design.orders);
    this.#items = positions(
      snapshot.instruments.flatMap(({ id, items }) => items.map((item) => `${id}|${item.id}`)),
    );
    this.#language = snapshot.design.language;
    this.size = this.#conditions.size * this.#templates.size * this.#orders.size * this.#items.size;
  }

  /** The cell's place from 0, or undefined for a key that is not in the plan. */
  indexOf(key: string): number | undefined {
    const cell = parseCellKey(key);
    const condition = this.#conditions.get(cell.condition);
    const template = this.#templates.get(cell.template);
    const order = this.#orders.get(cell.order);
    const item = this.#items.get(`${cell.instrument}|${cell.item}`);
    if (condition === undefined || template === undefined || order === undefined || item === undefined)
      return undefined;
    if (cell.language !== this.#language) return undefined;
    return (
      ((condition * this.#templates.size + template) * this.#orders.size + order) * this.#items.size + item
    );
  }
}

function positions(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, position) => [name, position]));
}
