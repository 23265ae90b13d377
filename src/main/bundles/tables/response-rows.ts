import { createHash } from 'node:crypto';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { ReadoutResponse, SampledResponse } from '../../../shared/domain/response.js';
import type { OptionOrder } from '../../../shared/domain/template.js';
import type { Row, Value } from '../../studies/tables/column.js';
import type { BundleSource } from '../source.js';
import { expectedScore } from './expected-score.js';
import { PlanIndex, type Located } from './plan-index.js';

/** Options of the instrument that has most. */
export function mostOptions({ study }: Pick<BundleSource, 'study'>): number {
  return Math.max(...study.instruments.map(({ options }) => options.length));
}

/** The rows of `data/responses`; generated texts stay out unless `rawText`. Throws `STORE_CORRUPT`. */
export async function* responseRows(source: BundleSource, rawText: boolean): AsyncGenerator<Row> {
  const index = new PlanIndex(source.study);
  const options = mostOptions(source);
  const none = Array<Value>(options).fill(null);
  let number = 0;
  const ofCell = remembered(cellValues);
  for (const { subject } of source.subjects) {
    for await (const response of source.responses(subject.sha256)) {
      number += 1;
      const located = index.locate(response);
      yield [
        number,
        subject.sha256,
        ...ofCell(located),
        ...(response.kind === 'readout'
          ? readoutValues(response, located, options)
          : sampledValues(response, none, rawText)),
        response.milliseconds,
      ];
    }
  }
}

/** The same function, which does not do its work again for the argument that it had last. */
function remembered<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  let last: { readonly argument: Argument; readonly result: Result } | null = null;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: make(argument) };
    return last.result;
  };
}

function cellValues({ cell, instrument, item }: Located): Value[] {
  const { condition, template, order, language, specification = null } = cell;
  const presented = presentedScores(instrument, item, order);
  return [condition, instrument.id, item.id, template, order, language, specification, presented];
}

/** Scores in the order in which their options were presented; null where none were. */
function presentedScores(
  { format, options }: Instrument,
  { presented }: Item,
  order: OptionOrder,
): string | null {
  if (format === 'open') return null;
  const ascending = options.map(({ score }) => score);
  const own = format === 'choice' && presented !== undefined;
  const forward = own ? presented.map((place) => ascending[place]) : ascending;
  return (order === 'forward' ? forward : forward.toReversed()).join(' ');
}

function readoutValues(response: ReadoutResponse, { instrument }: Located, options: number): Value[] {
  const { probabilities, offOption, promptHash, promptTokens, evaluatedTokens } = response;
  const scores = instrument.options.map(({ score }) => score);
  const shown = Array.from({ length: options }, (_, place) => probabilities[place] ?? null);
  return [
    ...['readout', null, null, null, expectedScore(probabilities, scores)],
    ...shown,
    ...[offOption, promptHash, null, null, promptTokens, evaluatedTokens, null, null],
  ];
}

function sampledValues(response: SampledResponse, none: readonly Value[], rawText: boolean): Value[] {
  const { run, seed, outcome, score, promptHash, text, promptTokens, generatedTokens, batchShape } = response;
  return [
    ...['sampled', run, seed, outcome, score],
    ...none,
    ...[null, promptHash, sha256(text), rawText ? text : null],
    ...[promptTokens, null, generatedTokens, batchShape],
  ];
}

/** SHA-256 (hex) of a text's UTF-8 bytes. */
function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
