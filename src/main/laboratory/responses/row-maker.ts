import type { ResponseRow } from '../../../shared/contract/responses.js';
import { parseCellKey, type Cell } from '../../../shared/domain/cell.js';
import type { Condition } from '../../../shared/domain/condition.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Response } from '../../../shared/domain/response.js';
import type { Localised } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import type { StoredResponse } from '../../store/laboratory-store.js';
import type { StudySnapshot } from '../../store/store.js';

/** Characters of a generated text that a table shows. */
const TEXT_CHARACTERS = 200;

/** Turns a study's stored responses into rows of a table: what the plan says of their cells, and what they came to. */
export class RowMaker {
  readonly #conditions: ReadonlyMap<string, Condition>;
  readonly #instruments: ReadonlyMap<string, Instrument>;
  readonly #texts: ReadonlyMap<string, Localised>;

  constructor(private readonly snapshot: StudySnapshot) {
    const { conditions, instruments } = snapshot;
    this.#conditions = new Map(conditions.map((condition) => [condition.id, condition]));
    this.#instruments = new Map(instruments.map((instrument) => [instrument.id, instrument]));
    this.#texts = new Map(
      instruments.flatMap(({ id, items }) => items.map((item) => [`${id}|${item.id}`, item.text] as const)),
    );
  }

  /** One row. Throws `STORE_CORRUPT` for a response to a cell that the study does not have. */
  row({ id, sha256, response }: StoredResponse): ResponseRow {
    const { cell, condition, instrument } = this.place(response);
    const itemText = this.#texts.get(`${cell.instrument}|${cell.item}`)?.[cell.language];
    if (itemText === undefined) throw foreign(this.snapshot, response);
    return {
      id,
      subject: sha256,
      condition: cell.condition,
      conditionKind: condition.kind,
      instrument: cell.instrument,
      item: cell.item,
      itemText,
      language: cell.language,
      specification: cell.specification ?? null,
      template: cell.template,
      order: cell.order,
      ...reading(response, instrument),
      milliseconds: response.milliseconds,
    };
  }

  /** The cell that a response answers, with its condition and instrument. Throws `STORE_CORRUPT` as `row`. */
  place(response: Response): { cell: Cell; condition: Condition; instrument: Instrument } {
    const cell = parseCellKey(response.cell);
    const condition = this.#conditions.get(cell.condition);
    const instrument = this.#instruments.get(cell.instrument);
    if (condition === undefined || instrument === undefined) throw foreign(this.snapshot, response);
    return { cell, condition, instrument };
  }
}

type Reading = Pick<ResponseRow, 'run' | 'outcome' | 'score' | 'probabilities' | 'offOption' | 'text'>;

function reading(response: Response, instrument: Instrument): Reading {
  if (response.kind === 'sampled') {
    const { run, outcome, score, text } = response;
    return {
      run,
      outcome,
      score,
      probabilities: null,
      offOption: null,
      text: firstCharacters(text, TEXT_CHARACTERS),
    };
  }
  const { probabilities, offOption } = response;
  return {
    run: null,
    outcome: 'readout',
    score: expectedScore(probabilities, instrument),
    probabilities: renormalised(probabilities),
    offOption,
    text: null,
  };
}

/** Expected score over the options alone, before keying; null where no option has any probability. Ascending by score. */
export function expectedScore(probabilities: readonly number[], { options }: Instrument): number | null {
  const shares = renormalised(probabilities);
  return shares?.reduce((sum, share, place) => sum + share * (options[place]?.score ?? 0), 0) ?? null;
}

/** Shares of the options alone; null where no option has any probability. */
function renormalised(probabilities: readonly number[]): number[] | null {
  const mass = probabilities.reduce((sum, probability) => sum + probability, 0);
  return mass > 0 ? probabilities.map((probability) => probability / mass) : null;
}

/** The text up to `most` UTF-16 units, without half of a character at its end. */
function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

function foreign({ design }: StudySnapshot, { cell }: Response): MettleError {
  return new MettleError(
    'STORE_CORRUPT',
    `The study ${design.name} holds a response to ${cell}, which it does not ask.`,
    {
      hint: 'Keep the database file as it is and restore it from a copy.',
    },
  );
}
