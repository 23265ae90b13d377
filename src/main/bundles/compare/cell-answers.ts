import { createHash } from 'node:crypto';
import type { Response } from '../../../shared/domain/response.js';

/** Numbers of a hash that a float64 keeps exactly. */
const DIGEST_RANGE = 2 ** 48;

/** What was answered in a cell. */
export interface CellAnswer {
  /** The beginning of its prompt's hash. */
  readonly prompt: number;
  /** Responses; 1 of a readout. */
  readonly responses: number;
  /** A digest over all of its responses, whatever their order. */
  readonly digest: number;
  /** P(option) of a readout, in a place that the next cell may take; null of generated answers. */
  readonly probabilities: Float64Array | null;
}

/**
 * The answers of one subject by cell: option probabilities, and a digest of what was generated. Holds a name and a few numbers
 * a cell, however many runs there were.
 */
export class CellAnswers {
  readonly #places = new Map<string, number>();
  readonly #prompts: number[] = [];
  readonly #responses: number[] = [];
  readonly #digests: number[] = [];
  #probabilities: Float64Array;
  readonly #readout: boolean[] = [];

  /** `options`: those of the instrument that has most. */
  constructor(private readonly options: number) {
    this.#probabilities = new Float64Array(1024 * options).fill(NaN);
  }

  /** Cells that were answered, in the order of their first answer. */
  get cells(): IterableIterator<string> {
    return this.#places.keys();
  }

  add(response: Response): void {
    const place = this.#places.get(response.cell) ?? this.#begin(response);
    this.#responses[place] = (this.#responses[place] ?? 0) + 1;
    this.#digests[place] = ((this.#digests[place] ?? 0) + digestOf(response)) % DIGEST_RANGE;
    if (response.kind !== 'readout') return;
    for (const [option, probability] of response.probabilities.entries()) {
      if (option < this.options) this.#probabilities[place * this.options + option] = probability;
    }
  }

  /** Null where the cell has no answer. */
  get(cell: string): CellAnswer | null {
    const place = this.#places.get(cell);
    if (place === undefined) return null;
    const from = place * this.options;
    const row = this.#probabilities.subarray(from, from + this.options);
    const missing = row.findIndex(Number.isNaN);
    return {
      prompt: this.#prompts[place] ?? 0,
      responses: this.#responses[place] ?? 0,
      digest: this.#digests[place] ?? 0,
      probabilities:
        this.#readout[place] === true ? row.subarray(0, missing < 0 ? row.length : missing) : null,
    };
  }

  #begin(response: Response): number {
    const place = this.#places.size;
    this.#places.set(response.cell, place);
    this.#prompts[place] = Number.parseInt(response.promptHash.slice(0, 12), 16);
    this.#readout[place] = response.kind === 'readout';
    if ((place + 1) * this.options > this.#probabilities.length) {
      const larger = new Float64Array(this.#probabilities.length * 2).fill(NaN);
      larger.set(this.#probabilities);
      this.#probabilities = larger;
    }
    return place;
  }
}

/** Over what was answered, and not over how long it took. */
function digestOf(response: Response): number {
  const answer =
    response.kind === 'readout'
      ? [...response.probabilities, response.offOption]
      : [response.run, response.text, response.outcome, response.score];
  const hash = createHash('sha256').update(JSON.stringify(answer)).digest('hex');
  return Number.parseInt(hash.slice(0, 12), 16);
}
