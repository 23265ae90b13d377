import type { StudySnapshot } from '../store/store.js';
import { CellOrder } from './cell-order.js';

/**
 * Which responses of a plan are stored, as one bit each: a cell in readout mode, a run of a cell in sampled mode. Runs
 * are numbered from 0.
 */
export class AnsweredSet {
  readonly runs: number;
  /** Responses that the plan asks of one subject. */
  readonly size: number;
  readonly #order: CellOrder;
  readonly #bits: Uint8Array;
  #count = 0;

  constructor(snapshot: StudySnapshot) {
    const { administration } = snapshot.design;
    this.runs = administration.mode === 'sampled' ? administration.runs : 1;
    this.#order = new CellOrder(snapshot);
    this.size = this.#order.size * this.runs;
    this.#bits = new Uint8Array(Math.ceil(this.size / 8));
  }

  /** Responses marked so far. */
  get count(): number {
    return this.#count;
  }

  get complete(): boolean {
    return this.#count === this.size;
  }

  has(cell: number, run = 0): boolean {
    const position = cell * this.runs + run;
    return ((this.#bits[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
  }

  /** Whether every run of the cell is stored. */
  hasAll(cell: number): boolean {
    for (let run = 0; run < this.runs; run += 1) if (!this.has(cell, run)) return false;
    return true;
  }

  mark(cell: number, run = 0): void {
    if (this.has(cell, run)) return;
    const position = cell * this.runs + run;
    if (cell < 0 || run < 0 || run >= this.runs || position >= this.size) {
      throw new RangeError(`cell ${cell}, run ${run} is outside the plan`);
    }
    this.#bits[position >> 3] = (this.#bits[position >> 3] ?? 0) | (1 << (position & 7));
    this.#count += 1;
  }

  /**
   * Marks what a store names: a cell's key, or `key#run`. A response that the plan does not ask for is passed over, since
   * it answers nothing that is still open. Throws a RangeError on text that no cell has.
   */
  markStored(name: string): void {
    const hash = name.lastIndexOf('#');
    const key = hash < 0 ? name : name.slice(0, hash);
    const run = hash < 0 ? 0 : Number(name.slice(hash + 1));
    const cell = this.#order.indexOf(key);
    if (cell !== undefined && Number.isInteger(run) && run >= 0 && run < this.runs) this.mark(cell, run);
  }
}
