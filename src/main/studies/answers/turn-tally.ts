import type { Instrument } from '../../../shared/domain/instrument.js';
import type { SampledResponse } from '../../../shared/domain/response.js';

/** How the runs of one cell were answered in both turns. */
export interface TurnCounts {
  /** Runs that both turns of came. */
  readonly runs: number;
  /** Runs whose answers were both read, [option of the first][option of the second], options ascending by score. */
  readonly joint: readonly (readonly number[])[];
}

/** Two turns about one item: what both are read on. */
interface Turns {
  readonly first: Instrument;
  /** Place of the item in the first instrument. */
  readonly place: number;
  readonly second: Instrument;
}

/** The turns of one run, as far as they came. */
interface OpenRun {
  readonly first?: SampledResponse;
  readonly second?: SampledResponse;
}

/**
 * Counts sampled answers to second turns beside the answers that they are about, run by run. Memory is bounded by the number of
 * cells: a run is held only until both of its turns have come, which are stored one after the other.
 */
export class TurnTally {
  readonly #instruments: ReadonlyMap<string, Instrument>;
  /** By instrument and place of the item, of either turn. */
  readonly #turns: ReadonlyMap<string, Turns>;
  readonly #open = new Map<string, OpenRun>();
  readonly #counts = new Map<string, { runs: number; readonly joint: number[][] }>();

  constructor(instruments: readonly Instrument[]) {
    this.#instruments = new Map(instruments.map((instrument) => [instrument.id, instrument]));
    const turns = new Map<string, Turns>();
    for (const second of instruments) {
      for (const [asked, { after }] of second.items.entries()) {
        const first = after === undefined ? undefined : this.#instruments.get(after.instrument);
        const place = first?.items.findIndex(({ id }) => id === after?.item) ?? -1;
        if (first === undefined || place < 0) continue;
        turns.set(nameOf(first.id, place), { first, place, second });
        turns.set(nameOf(second.id, asked), { first, place, second });
      }
    }
    this.#turns = turns;
  }

  /** Counts a response to `cell`, by its place among the cells of its instrument (condition, way, item). */
  add(instrument: string, cell: number, response: SampledResponse): void {
    const items = this.#instruments.get(instrument)?.items.length ?? 1;
    const turns = this.#turns.get(nameOf(instrument, cell % items));
    if (turns === undefined) return;
    const { first, place } = turns;
    const asked = nameOf(first.id, Math.floor(cell / items) * first.items.length + place);
    const run = `${asked} ${response.run}`;
    const open: OpenRun = {
      ...this.#open.get(run),
      ...(instrument === first.id ? { first: response } : { second: response }),
    };
    if (open.first === undefined || open.second === undefined) {
      this.#open.set(run, open);
      return;
    }
    this.#open.delete(run);
    this.#count(asked, turns, open.first, open.second);
  }

  /** What was counted of a cell of a first turn, by its place among the cells of its instrument; null without a whole run. */
  of(instrument: string, cell: number): TurnCounts | null {
    return this.#counts.get(nameOf(instrument, cell)) ?? null;
  }

  #count(asked: string, turns: Turns, first: SampledResponse, second: SampledResponse): void {
    const counts = this.#counts.get(asked) ?? {
      runs: 0,
      joint: turns.first.options.map(() => turns.second.options.map(() => 0)),
    };
    this.#counts.set(asked, counts);
    counts.runs += 1;
    const row = counts.joint[optionOf(turns.first, first)];
    const column = optionOf(turns.second, second);
    if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + 1;
  }
}

/** Place of the option that was answered; -1 for an answer that could not be read. */
function optionOf({ options }: Instrument, { score }: SampledResponse): number {
  return options.findIndex((option) => option.score === score);
}

function nameOf(instrument: string, place: number): string {
  return `${instrument} ${place}`;
}
