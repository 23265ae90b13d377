import { parseCellKey, type Cell } from '../../../shared/domain/cell.js';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { Response } from '../../../shared/domain/response.js';
import { MettleError } from '../../../shared/errors.js';
import type { StudySnapshot } from '../../store/store.js';
import { administrationKey, administrationsOf, keyOf } from '../../studies/administration/ways.js';

/** What the plan says of a response's cell, with places in the plan from 0. */
export interface Located {
  readonly cell: Cell;
  readonly condition: number;
  readonly way: number;
  readonly instrument: Instrument;
  readonly item: Item;
  /** Of the item in its instrument. */
  readonly position: number;
}

/** Finds the cells of a study by their keys. */
export class PlanIndex {
  readonly #conditions: ReadonlyMap<string, number>;
  readonly #ways: ReadonlyMap<string, number>;
  readonly #items: ReadonlyMap<string, Pick<Located, 'instrument' | 'item' | 'position'>>;
  /** Runs of one cell mostly follow on each other. */
  #last: { readonly key: string; readonly located: Located } | null = null;

  constructor(private readonly snapshot: StudySnapshot) {
    this.#conditions = new Map(snapshot.conditions.map(({ id }, place) => [id, place]));
    this.#ways = new Map(administrationsOf(snapshot).map((way, place) => [keyOf(way), place]));
    this.#items = new Map(
      snapshot.instruments.flatMap((instrument) =>
        instrument.items.map(
          (item, position) => [`${instrument.id}|${item.id}`, { instrument, item, position }] as const,
        ),
      ),
    );
  }

  /** Throws `STORE_CORRUPT` for a response to a cell that the study does not have. */
  locate({ cell: key }: Response): Located {
    if (this.#last?.key !== key) this.#last = { key, located: this.#find(key) };
    return this.#last.located;
  }

  #find(key: string): Located {
    const cell = parseCellKey(key);
    const condition = this.#conditions.get(cell.condition);
    const way = this.#ways.get(administrationKey(cell));
    const item = this.#items.get(`${cell.instrument}|${cell.item}`);
    if (condition !== undefined && way !== undefined && item !== undefined) {
      return { cell, condition, way, ...item };
    }
    const { name } = this.snapshot.design;
    throw new MettleError(
      'STORE_CORRUPT',
      `The study ${name} holds a response to ${key}, which it does not ask.`,
      {
        hint: 'Keep the database file as it is and restore it from a copy.',
      },
    );
  }
}
