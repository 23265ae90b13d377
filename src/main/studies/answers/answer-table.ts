import type { Condition } from '../../../shared/domain/condition.js';
import type { Instrument, Scale } from '../../../shared/domain/instrument.js';
import { scaleScoreDistribution, type Distribution } from '../../analysis/distribution.js';
import { keyedScore, responseRange, scaleItems, type KeyingSign } from '../../instruments/scoring.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator, InstrumentTally } from './accumulate.js';

/** The items of one scale by their place in the instrument, with their keying. */
export interface ScaleKey {
  readonly scale: Scale;
  readonly items: readonly number[];
  readonly signs: readonly KeyingSign[];
}

/**
 * What a subject answered on one instrument, ready to be measured. Arrays lie in the order condition, template, option
 * order, item (as far as they have these); NaN stands where nothing scorable was answered. Scores are raw (not keyed) and
 * on the response scale.
 */
export interface AnswerTable {
  readonly instrument: Instrument;
  readonly conditions: readonly Condition[];
  readonly templates: readonly string[];
  readonly orders: readonly string[];
  readonly scores: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly midpoint: number;
  readonly range: number;
  readonly itemCount: number;
  /** The scales that have items, in the instrument's order. */
  readonly scales: readonly ScaleKey[];
  /** [condition][template][order][item] mean score. */
  readonly cellMeans: Float64Array;
  /** [condition][template][order][item] variance of one answer; NaN where one answer alone was sampled. */
  readonly cellVariances: Float64Array;
  /** [condition][template][order][item] answers that the mean rests on; Infinity for readouts, which are exact. */
  readonly cellSizes: Float64Array;
  /** [condition][template][item] mean score over option orders. */
  readonly templateMeans: Float64Array;
  /** [condition][item][option] probability over option orders, then templates. */
  readonly shares: Float64Array;
}

/** A scale is read where at least this share of what it is made of was answered. */
const LEAST_ANSWERED = 0.5;

/** Whether enough of a scale's parts were answered to read it. */
export function enough(answered: number, asked: number): boolean {
  return answered > 0 && answered >= asked * LEAST_ANSWERED;
}

/**
 * One table per instrument of the study, from what was counted so far. In a study that varies the administration each
 * specification stands for a template with one option order.
 */
export function answerTables(
  accumulator: Pick<Accumulator, 'mode' | 'tallies'>,
  snapshot: StudySnapshot,
): AnswerTable[] {
  const { conditions, design, specifications } = snapshot;
  const sides =
    specifications === undefined
      ? { conditions, templates: design.templates, orders: design.orders }
      : { conditions, templates: specifications.map(({ id }) => id), orders: ['as specified'] };
  return accumulator.tallies.map((tally) => answerTable(tally, sides, accumulator.mode));
}

/** What a tally's cells are crossed from. */
export interface TableSides {
  readonly conditions: readonly Condition[];
  readonly templates: readonly string[];
  readonly orders: readonly string[];
}

/**
 * The table of one instrument from a tally whose cells lie in the order condition, template, option order, item. Readouts
 * are taken at `temperature`: option probabilities p become p^(1/T), renormalised.
 */
export function answerTable(
  tally: InstrumentTally,
  { conditions, templates: templateIds, orders: orderIds }: TableSides,
  mode: Accumulator['mode'],
  temperature = 1,
): AnswerTable {
  const { instrument } = tally;
  const { min, max } = responseRange(instrument);
  const scores = instrument.options.map(({ score }) => score);
  const tempered =
    mode === 'readout' && temperature !== 1 ? temper(tally.mass, scores.length, temperature) : tally.mass;
  const cells = readCells(tempered, scores, mode);
  const orders = orderIds.length;
  const templates = templateIds.length;
  const items = instrument.items.length;
  const sharesByTemplate = averageBlocks(cells.shares, orders, items * scores.length);
  return {
    instrument,
    conditions,
    templates: templateIds,
    orders: orderIds,
    scores,
    min,
    max,
    midpoint: (min + max) / 2,
    range: max - min,
    itemCount: items,
    scales: instrument.scales
      .map((scale) => scaleKey(instrument, scale))
      .filter((key) => key.items.length > 0),
    cellMeans: cells.means,
    cellVariances: cells.variances,
    cellSizes: cells.sizes,
    templateMeans: averageBlocks(cells.means, orders, items),
    shares: averageBlocks(sharesByTemplate, templates, items * scores.length),
  };
}

function scaleKey(instrument: Instrument, scale: Scale): ScaleKey {
  const positions = new Map(instrument.items.map(({ id }, position) => [id, position]));
  const keyed = scaleItems(instrument, scale.id);
  return {
    scale,
    items: keyed.map(({ item }) => positions.get(item.id) as number),
    signs: keyed.map(({ sign }) => sign),
  };
}

interface Cells {
  readonly shares: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
  readonly sizes: Float64Array;
}

/** Option probabilities of each cell raised to 1/T; what lies outside the options stays outside. */
function temper(mass: Float64Array, options: number, temperature: number): Float64Array {
  const result = new Float64Array(mass.length);
  for (let start = 0; start < mass.length; start += options) {
    const largest = Math.max(...mass.subarray(start, start + options));
    if (!(largest > 0)) continue;
    for (let place = start; place < start + options; place += 1) {
      // Taken relative to the largest, so that no power underflows for a whole cell.
      result[place] = ((mass[place] as number) / largest) ** (1 / temperature);
    }
  }
  return result;
}

function readCells(mass: Float64Array, scores: readonly number[], mode: Accumulator['mode']): Cells {
  const options = scores.length;
  const count = mass.length / options;
  const shares = new Float64Array(mass.length).fill(NaN);
  const means = new Float64Array(count).fill(NaN);
  const variances = new Float64Array(count).fill(NaN);
  const sizes = new Float64Array(count);
  for (let cell = 0; cell < count; cell += 1) {
    const start = cell * options;
    let total = 0;
    let first = 0;
    for (let option = 0; option < options; option += 1) {
      const weight = mass[start + option] as number;
      total += weight;
      first += weight * (scores[option] as number);
    }
    if (!(total > 0)) continue;
    const mean = first / total;
    let squares = 0;
    for (let option = 0; option < options; option += 1) {
      const share = (mass[start + option] as number) / total;
      shares[start + option] = share;
      squares += share * ((scores[option] as number) - mean) ** 2;
    }
    means[cell] = mean;
    sizes[cell] = mode === 'readout' ? Infinity : total;
    variances[cell] = mode === 'readout' ? squares : total > 1 ? (squares * total) / (total - 1) : NaN;
  }
  return { shares, means, variances, sizes };
}

/** Means over each `count` neighbouring blocks of `size` entries, entry by entry, over those that are there. */
function averageBlocks(values: Float64Array, count: number, size: number): Float64Array {
  const result = new Float64Array(values.length / count).fill(NaN);
  for (let place = 0; place < result.length; place += 1) {
    const group = Math.floor(place / size);
    let total = 0;
    let present = 0;
    for (let block = 0; block < count; block += 1) {
      const value = values[(group * count + block) * size + (place % size)] as number;
      if (Number.isNaN(value)) continue;
      total += value;
      present += 1;
    }
    if (present > 0) result[place] = total / present;
  }
  return result;
}

/** Place of a cell in the arrays that have templates and orders. */
export function cellPlace(
  table: AnswerTable,
  condition: number,
  template: number,
  order: number,
  item: number,
): number {
  const { templates, orders, itemCount } = table;
  return ((condition * templates.length + template) * orders.length + order) * itemCount + item;
}

/** Mean keyed score of an item at one template, averaged over option orders; NaN where it was not answered. */
export function templateItemMean(
  table: AnswerTable,
  condition: number,
  template: number,
  item: number,
  sign: KeyingSign,
): number {
  const place = (condition * table.templates.length + template) * table.itemCount + item;
  return keyedScore(table.templateMeans[place] as number, sign, table.min, table.max);
}

/** Option probabilities of an item, averaged over `conditions` where it was answered; null where it was in none. */
export function itemShares(table: AnswerTable, conditions: readonly number[], item: number): number[] | null {
  const options = table.scores.length;
  const starts = conditions
    .map((condition) => (condition * table.itemCount + item) * options)
    .filter((start) => !Number.isNaN(table.shares[start] as number));
  if (starts.length === 0) return null;
  return table.scores.map(
    (_, option) =>
      starts.reduce((sum, start) => sum + (table.shares[start + option] as number), 0) / starts.length,
  );
}

/** Mean raw score of an item in one condition, over option orders, then templates; NaN where it was not answered. */
export function itemMean(table: AnswerTable, condition: number, item: number): number {
  const start = (condition * table.itemCount + item) * table.scores.length;
  return table.scores.reduce(
    (sum, score, option) => sum + score * (table.shares[start + option] as number),
    0,
  );
}

/**
 * Exact distribution of one administration's score on a scale, in `conditions` taken together: the convolution of the
 * items' keyed probabilities. Items without an answer are left out; null where more than half of them are.
 */
export function scaleDistribution(
  table: AnswerTable,
  conditions: readonly number[],
  key: ScaleKey,
): Distribution | null {
  const items = key.items.flatMap((item, place) => {
    const q = itemShares(table, conditions, item);
    return q === null ? [] : [{ q, sign: key.signs[place] as KeyingSign }];
  });
  return enough(items.length, key.items.length) ? scaleScoreDistribution(items, table.scores) : null;
}

/**
 * Mean keyed score of a scale in one condition at one template and option order; null where more than half of its items
 * have no answer.
 */
export function administrationMean(
  table: AnswerTable,
  condition: number,
  template: number,
  order: number,
  key: ScaleKey,
): number | null {
  let total = 0;
  let present = 0;
  for (const [place, item] of key.items.entries()) {
    const mean = table.cellMeans[cellPlace(table, condition, template, order, item)] as number;
    if (Number.isNaN(mean)) continue;
    total += keyedScore(mean, key.signs[place] as KeyingSign, table.min, table.max);
    present += 1;
  }
  return enough(present, key.items.length) ? total / present : null;
}
