import { cellKey } from '../../../shared/domain/cell.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { OPTION_ORDERS } from '../../../shared/domain/template.js';
import { languageSchema } from '../../../shared/domain/text.js';
import type { Response } from '../../../shared/domain/response.js';
import { responseSchema } from '../../store/response-rows.js';
import type { Row, Table, Value } from '../../studies/tables/column.js';
import { TableProblem } from './table-problem.js';

/** A response with its subject and its number in the table. */
export interface ReadResponse {
  readonly number: number;
  readonly sha256: string;
  readonly response: Response;
}

/** Makes responses of the rows of `data/responses`, by the instruments that they answer. */
export class ResponseReader {
  readonly #places: ReadonlyMap<string, number>;
  readonly #options: ReadonlyMap<string, number>;

  constructor(
    table: Table,
    instruments: readonly Instrument[],
    /** Columns of probabilities. */
    private readonly most: number,
  ) {
    this.#places = new Map(table.columns.map(({ name }, place) => [name, place]));
    this.#options = new Map(instruments.map(({ id, options }) => [id, options.length]));
  }

  /**
   * The response of a row; a generated text that was left out is empty. Throws `TableProblem` for a row that holds what its
   * kind of response does not.
   */
  read(row: Row): ReadResponse {
    const value = (name: string): Value => row[this.#places.get(name) ?? -1] ?? null;
    const number = Number(value('response'));
    const order = OPTION_ORDERS.find((known) => known === value('option_order'));
    const language = languageSchema.safeParse(value('language'));
    if (order === undefined || !language.success) {
      throw new TableProblem(
        `row ${number}: no template is put in the language ${String(value('language'))}`,
      );
    }
    const specification = value('specification');
    const instrument = String(value('instrument'));
    const cell = cellKey({
      condition: String(value('condition')),
      instrument,
      item: String(value('item')),
      template: String(value('template')),
      order,
      language: language.data,
      ...(specification === null ? {} : { specification: String(specification) }),
    });
    const common = {
      cell,
      promptHash: value('prompt'),
      promptTokens: value('prompt_tokens'),
      milliseconds: value('milliseconds'),
    };
    const probabilities = Array.from({ length: this.most }, (_, place) => value(`p${place + 1}`));
    const parsed = responseSchema.safeParse(
      value('mode') === 'readout'
        ? {
            ...common,
            kind: 'readout',
            probabilities: probabilities.slice(0, this.#options.get(instrument) ?? 0),
            offOption: value('off_option'),
            evaluatedTokens: value('evaluated_tokens'),
          }
        : {
            ...common,
            kind: 'sampled',
            run: value('run'),
            seed: value('seed'),
            text: value('text') ?? '',
            outcome: value('outcome'),
            score: value('score'),
            batchShape: value('batch_shape'),
            generatedTokens: value('generated_tokens'),
          },
    );
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new TableProblem(
        `row ${number}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is no response'}`,
      );
    }
    return { number, sha256: String(value('subject')), response: parsed.data };
  }
}
