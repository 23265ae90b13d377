import { parseCellKey, type Cell } from '../../../shared/domain/cell.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { ReadoutResponse, Response, SampledResponse } from '../../../shared/domain/response.js';
import type { Coverage } from '../../../shared/domain/resistance.js';
import { MettleError } from '../../../shared/errors.js';
import type { StudySnapshot } from '../../store/store.js';
import { administrationKey, administrationsOf, keyOf } from '../administration/ways.js';
import { TurnTally } from './turn-tally.js';

/**
 * What a subject answered on one instrument, summed per cell. Cells lie in the order condition, template, option order,
 * item; `mass` holds one entry per cell and option (ascending by score).
 */
export interface InstrumentTally {
  readonly instrument: Instrument;
  /** Readout: sum of P(option), not renormalised. Sampled: number of answers parsed to the option. */
  readonly mass: Float64Array;
  /** Responses, of any outcome. */
  readonly answers: Uint32Array;
  readonly refusals: Uint32Array;
  readonly unparsed: Uint32Array;
  readonly truncated: Uint32Array;
  /**
   * [cell][run] 1 + the place of the option that was chosen, 0 for none. There alone where the answers of a run go together,
   * in runs of running conversations: sums over runs cannot show it.
   */
  readonly choices?: Uint8Array;
}

/** One subject's responses to one study, as sums: memory is bounded by the number of cells, not of responses. */
export interface Accumulator {
  readonly mode: 'readout' | 'sampled';
  readonly tallies: readonly InstrumentTally[];
  readonly coverage: Coverage;
  /** First and second turns of the same run, where answers are sampled and the study has second turns; else null. */
  readonly turns: TurnTally | null;
  /**
   * Counts one response. Throws `STORE_CORRUPT` for one that this study cannot hold: a cell, a mode, a score or a number
   * of options that is not the study's.
   */
  add(response: Response): void;
}

/** Begins to count the responses of one subject to a study. */
export function createAccumulator(snapshot: StudySnapshot): Accumulator {
  return new CellAccumulator(snapshot);
}

class CellAccumulator implements Accumulator {
  readonly mode: 'readout' | 'sampled';
  readonly tallies: readonly InstrumentTally[];
  readonly turns: TurnTally | null;
  readonly #expected: number;
  readonly #conditions: ReadonlyMap<string, number>;
  readonly #ways: ReadonlyMap<string, number>;
  readonly #instruments: ReadonlyMap<string, InstrumentIndex>;
  #answered = 0;

  constructor(snapshot: StudySnapshot) {
    const { design, conditions, instruments } = snapshot;
    this.mode = design.administration.mode;
    this.#expected = snapshot.expectedPerSubject;
    this.#conditions = positions(conditions.map(({ id }) => id));
    this.#ways = positions(administrationsOf(snapshot).map(keyOf));
    const administrations = conditions.length * this.#ways.size;
    const runs = runsKept(snapshot);
    this.tallies = instruments.map((instrument) => emptyTally(instrument, administrations, runs));
    const hasTurns = instruments.some(({ items }) => items.some(({ after }) => after !== undefined));
    this.turns = hasTurns && this.mode === 'sampled' ? new TurnTally(instruments) : null;
    this.#instruments = new Map(this.tallies.map((tally) => [tally.instrument.id, indexOf(tally)]));
  }

  get coverage(): Coverage {
    const [answered, expected] = [this.#answered, this.#expected];
    return { answered, expected, share: expected === 0 ? 0 : answered / expected };
  }

  add(response: Response): void {
    if (response.kind !== this.mode) {
      throw foreign(response, `is a ${response.kind} response, and the study asks for ${this.mode} ones`);
    }
    const { index, cell } = this.#locate(response);
    if (response.kind === 'readout') addReadout(response, index, cell);
    else {
      addSampled(response, index, cell);
      this.turns?.add(index.tally.instrument.id, cell, response);
    }
    index.tally.answers[cell] = (index.tally.answers[cell] as number) + 1;
    this.#answered += 1;
  }

  #locate(response: Response): { index: InstrumentIndex; cell: number } {
    const cell = parseCell(response);
    const condition = this.#conditions.get(cell.condition);
    const way = this.#ways.get(administrationKey(cell));
    const index = this.#instruments.get(cell.instrument);
    const item = index?.items.get(cell.item);
    if (condition === undefined || way === undefined || index === undefined || item === undefined) {
      throw foreign(response, 'answers a cell that the study does not have');
    }
    return { index, cell: (condition * this.#ways.size + way) * index.items.size + item };
  }
}

interface InstrumentIndex {
  readonly tally: InstrumentTally;
  readonly items: ReadonlyMap<string, number>;
  readonly options: ReadonlyMap<number, number>;
}

function addReadout(response: ReadoutResponse, { tally, options }: InstrumentIndex, cell: number): void {
  if (response.probabilities.length !== options.size) {
    throw foreign(
      response,
      `holds ${response.probabilities.length} probabilities for ${options.size} options`,
    );
  }
  for (const [option, probability] of response.probabilities.entries()) {
    if (!(probability >= 0) || !Number.isFinite(probability)) {
      throw foreign(response, `holds ${probability}, which is no probability`);
    }
    const place = cell * options.size + option;
    tally.mass[place] = (tally.mass[place] as number) + probability;
  }
}

function addSampled(response: SampledResponse, { tally, options }: InstrumentIndex, cell: number): void {
  if (response.outcome === 'parsed') {
    const option = response.score === null ? undefined : options.get(response.score);
    if (option === undefined) throw foreign(response, `has the score ${response.score}, which no option has`);
    const place = cell * options.size + option;
    tally.mass[place] = (tally.mass[place] as number) + 1;
    const { choices } = tally;
    if (choices !== undefined)
      choices[cell * (choices.length / tally.answers.length) + response.run] = option + 1;
    return;
  }
  const counts = { refusal: tally.refusals, unparsed: tally.unparsed, truncated: tally.truncated };
  const count = counts[response.outcome];
  count[cell] = (count[cell] as number) + 1;
}

function parseCell(response: Response): Cell {
  try {
    return parseCellKey(response.cell);
  } catch (cause) {
    throw foreign(response, 'has a name that no cell has', cause);
  }
}

function foreign(response: Response, what: string, cause?: unknown): MettleError {
  return new MettleError('STORE_CORRUPT', `The response to cell ${response.cell} ${what}.`, {
    hint: 'Analyse the responses with the study that they were stored under.',
    cause,
  });
}

/** Runs of each cell whose choices are kept; 0 where none is. */
function runsKept({ design: { administration }, itemOrders }: StudySnapshot): number {
  const together = itemOrders !== undefined && administration.mode === 'sampled';
  return together && administration.runs > 1 ? administration.runs : 0;
}

function emptyTally(instrument: Instrument, administrations: number, runs: number): InstrumentTally {
  const cells = administrations * instrument.items.length;
  return {
    instrument,
    mass: new Float64Array(cells * instrument.options.length),
    answers: new Uint32Array(cells),
    refusals: new Uint32Array(cells),
    unparsed: new Uint32Array(cells),
    truncated: new Uint32Array(cells),
    ...(runs === 0 ? {} : { choices: new Uint8Array(cells * runs) }),
  };
}

function indexOf(tally: InstrumentTally): InstrumentIndex {
  const { items, options } = tally.instrument;
  return {
    tally,
    items: positions(items.map(({ id }) => id)),
    options: new Map(options.map(({ score }, position) => [score, position])),
  };
}

function positions(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, position) => [id, position]));
}
