import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Response } from '../../../shared/domain/response.js';
import { keyedScore, responseRange, scaleItems, type KeyingSign } from '../../instruments/scoring.js';
import type { StudySnapshot } from '../../store/store.js';
import { administrationsOf } from '../../studies/administration/ways.js';
import { enough } from '../../studies/answers/answer-table.js';
import type { Row, Value } from '../../studies/tables/column.js';
import type { BundleSource } from '../source.js';
import { expectedScore } from './expected-score.js';
import { PlanIndex } from './plan-index.js';

/**
 * The rows of `data/scores`: of each subject every condition, specification, instrument, scale and run that has an answer,
 * in this order. One number is held for each response of one subject. Throws `STORE_CORRUPT`.
 */
export async function* scoreRows(source: BundleSource): AsyncGenerator<Row> {
  const layout = layoutOf(source.study);
  for (const { subject } of source.subjects) {
    const scores = await readScores(layout, source.responses(subject.sha256));
    for (const row of rowsOf(layout, scores)) yield [subject.sha256, ...row];
  }
}

/** Where the score of a response lies: condition, way of administering, instrument, item, run. */
interface Layout {
  readonly study: StudySnapshot;
  readonly index: PlanIndex;
  /** Ways that are averaged into one score: option orders within templates. Of a specification, itself alone. */
  readonly groups: readonly { readonly specification: string | null; readonly ways: readonly number[][] }[];
  readonly temperatures: readonly number[];
  readonly runs: number;
  readonly items: number;
  /** Place of an instrument's first item among all items. */
  readonly firstItem: ReadonlyMap<string, number>;
}

function layoutOf(study: StudySnapshot): Layout {
  const { administration, orders, templates } = study.design;
  const ways = administrationsOf(study);
  const byTemplate = templates.map((_, template) =>
    orders.map((__, order) => template * orders.length + order),
  );
  const firstItem = new Map<string, number>();
  let items = 0;
  for (const instrument of study.instruments) {
    firstItem.set(instrument.id, items);
    items += instrument.items.length;
  }
  return {
    study,
    index: new PlanIndex(study),
    groups:
      study.specifications === undefined
        ? [{ specification: null, ways: byTemplate }]
        : ways.map(({ specification }, way) => ({ specification: specification?.id ?? null, ways: [[way]] })),
    temperatures: ways.map(({ specification }) => specification?.temperature ?? 1),
    runs: administration.mode === 'sampled' ? administration.runs : 1,
    items,
    firstItem,
  };
}

function placeOf(layout: Layout, condition: number, way: number, item: number, run: number): number {
  return ((condition * layout.temperatures.length + way) * layout.items + item) * layout.runs + run;
}

/** The raw score of each response; NaN where there is none. */
async function readScores(layout: Layout, responses: AsyncIterable<Response>): Promise<Float64Array> {
  const { study, temperatures, items, runs, index, firstItem } = layout;
  const scores = new Float64Array(study.conditions.length * temperatures.length * items * runs).fill(NaN);
  for await (const response of responses) {
    const { condition, way, instrument, position } = index.locate(response);
    const item = (firstItem.get(instrument.id) ?? 0) + position;
    const run = response.kind === 'sampled' ? response.run : 0;
    const score = rawScore(response, instrument, temperatures[way]);
    if (score !== null && run < runs) scores[placeOf(layout, condition, way, item, run)] = score;
  }
  return scores;
}

function rawScore(
  response: Response,
  { options }: Instrument,
  temperature: number | undefined,
): number | null {
  if (response.kind === 'sampled') return response.score;
  const values = options.map(({ score }) => score);
  return expectedScore(response.probabilities, values, temperature);
}

function* rowsOf(layout: Layout, scores: Float64Array): Generator<Value[]> {
  const { study, groups, runs, firstItem } = layout;
  const sampled = study.design.administration.mode === 'sampled';
  const scales = study.instruments.flatMap((instrument) => scalesOf(instrument, firstItem));
  for (const [place, condition] of study.conditions.entries()) {
    for (const { specification, ways } of groups) {
      for (const { instrument, scale, items } of scales) {
        for (let run = 0; run < runs; run += 1) {
          const itemScore = (item: number): number =>
            meanOf(
              ways.map((orders) =>
                meanOf(orders.map((way) => scores[placeOf(layout, place, way, item, run)] ?? NaN)),
              ),
            );
          const answered = items
            .map(({ item, keyed }) => keyed(itemScore(item)))
            .filter((score) => !Number.isNaN(score));
          if (answered.length === 0) continue;
          const score = enough(answered.length, items.length) ? meanOf(answered) : null;
          const names = [condition.id, specification, instrument, scale];
          yield [...names, sampled ? run : null, items.length, answered.length, score];
        }
      }
    }
  }
}

interface ScaleItems {
  readonly instrument: string;
  readonly scale: string;
  readonly items: readonly { readonly item: number; readonly keyed: (score: number) => number }[];
}

function scalesOf(instrument: Instrument, firstItem: ReadonlyMap<string, number>): ScaleItems[] {
  const { min, max } = responseRange(instrument);
  const first = firstItem.get(instrument.id) ?? 0;
  const positions = new Map(instrument.items.map(({ id }, position) => [id, first + position]));
  return instrument.scales
    .map(({ id }) => ({
      instrument: instrument.id,
      scale: id,
      items: scaleItems(instrument, id).map(({ item, sign }: { item: { id: string }; sign: KeyingSign }) => ({
        item: positions.get(item.id) ?? 0,
        keyed: (score: number) => keyedScore(score, sign, min, max),
      })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Mean of the values that are there; NaN where none is. */
function meanOf(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}
