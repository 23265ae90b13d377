import { MettleError } from '../../../shared/errors.js';
import { CellOrder } from '../../studies/cell-order.js';
import type { BundledStudy } from '../read/bundle-source.js';
import type { ReadResponse } from '../read/response-of-row.js';

/** Problems of one kind that are told one by one; more are counted. */
const TOLD = 5;

/**
 * Counts the responses of a bundle against its plan, in the order of their table. Memory: a bit a planned response of one subject.
 */
export class ResponseTally {
  readonly counts = new Map<string, number>();
  readonly #order: CellOrder;
  readonly #runs: number;
  readonly #mode: string;
  readonly #subjects: readonly string[];
  readonly #told: string[] = [];
  #more = 0;
  #place = 0;
  #number = 0;
  #seen: Uint8Array;
  #ended = false;

  constructor({ study, subjects }: BundledStudy) {
    const { administration } = study.design;
    this.#order = new CellOrder(study);
    this.#runs = administration.mode === 'sampled' ? administration.runs : 1;
    this.#mode = administration.mode;
    this.#subjects = subjects.map(({ subject }) => subject.sha256);
    const planned = this.#order.size * this.#runs;
    if (planned !== study.expectedPerSubject) {
      this.#tell(
        `The plan has ${planned} cells and runs, and asks for ${study.expectedPerSubject} responses.`,
      );
    }
    this.#seen = new Uint8Array(Math.ceil(planned / 8));
  }

  /** Whether the table was read to its end. */
  get ended(): boolean {
    return this.#ended;
  }

  end(): void {
    this.#ended = true;
  }

  add({ number, sha256, response }: ReadResponse): void {
    this.#number += 1;
    if (number !== this.#number)
      this.#tell(`Row ${this.#number} of data/responses has the number ${number}.`);
    if (this.#subjects[this.#place] !== sha256) this.#turnTo(sha256, number);
    this.counts.set(sha256, (this.counts.get(sha256) ?? 0) + 1);
    const run = response.kind === 'sampled' ? response.run : 0;
    const cell = this.#indexOf(response.cell);
    if (cell === undefined || run >= this.#runs || response.kind !== this.#mode) {
      this.#tell(`Row ${number} of data/responses answers what the plan does not ask (${response.cell}).`);
      return;
    }
    const bit = cell * this.#runs + run;
    const mask = 1 << (bit & 7);
    const byte = this.#seen[bit >> 3] ?? 0;
    if ((byte & mask) !== 0) this.#tell(`Row ${number} of data/responses answers ${response.cell} again.`);
    this.#seen[bit >> 3] = byte | mask;
  }

  /** What is wrong, one sentence each; more than some are counted. */
  problems(): string[] {
    return this.#more === 0 ? [...this.#told] : [...this.#told, `So it goes on for ${this.#more} more.`];
  }

  #turnTo(sha256: string, number: number): void {
    const place = this.#subjects.indexOf(sha256);
    if (place < 0) this.#tell(`Row ${number} of data/responses belongs to no subject of the study.`);
    else if (place < this.#place || this.counts.has(sha256)) {
      this.#tell(`Row ${number} of data/responses is not among the rows of its subject.`);
    } else {
      this.#place = place;
      this.#seen = new Uint8Array(this.#seen.length);
    }
  }

  #indexOf(key: string): number | undefined {
    try {
      return this.#order.indexOf(key);
    } catch (thrown) {
      // A name with a bar in it makes a key that no cell has.
      if (thrown instanceof RangeError) return undefined;
      throw MettleError.from(thrown);
    }
  }

  #tell(problem: string): void {
    if (this.#told.length < TOLD) this.#told.push(problem);
    else this.#more += 1;
  }
}
