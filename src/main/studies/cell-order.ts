import { parseCellKey } from '../../shared/domain/cell.js';
import type { StudySnapshot } from '../store/store.js';
import { administrationKey, administrationsOf, keyOf } from './administration/ways.js';

/** Where a cell stands in the plan's order, computed from its key: memory grows with the plan's sides, not its cells. */
export class CellOrder {
  readonly size: number;
  readonly #conditions: ReadonlyMap<string, number>;
  readonly #ways: ReadonlyMap<string, number>;
  readonly #items: ReadonlyMap<string, number>;

  constructor(snapshot: StudySnapshot) {
    this.#conditions = positions(snapshot.conditions.map(({ id }) => id));
    this.#ways = positions(administrationsOf(snapshot).map(keyOf));
    this.#items = positions(
      snapshot.instruments.flatMap(({ id, items }) => items.map((item) => `${id}|${item.id}`)),
    );
    this.size = this.#conditions.size * this.#ways.size * this.#items.size;
  }

  /** The cell's place from 0, or undefined for a key that is not in the plan. */
  indexOf(key: string): number | undefined {
    const cell = parseCellKey(key);
    const condition = this.#conditions.get(cell.condition);
    const way = this.#ways.get(administrationKey(cell));
    const item = this.#items.get(`${cell.instrument}|${cell.item}`);
    if (condition === undefined || way === undefined || item === undefined) return undefined;
    return (condition * this.#ways.size + way) * this.#items.size + item;
  }
}

function positions(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, position) => [name, position]));
}
