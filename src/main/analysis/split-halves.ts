import { resampleIndices } from './bootstrap.js';
import { elementAt } from './element.js';
import type { Random } from './random.js';
import { covarianceMatrix, itemColumns } from './reliability.js';
import { resampledInterval, type ResampledInterval, type ResamplingOptions } from './resampled-interval.js';
import { mean, sum } from './summary.js';

type Rows = readonly (readonly number[])[];

/** Split-half reliabilities over many splits of one scale. */
export interface SplitHalves {
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
  /** Splits that the figures stand on. */
  readonly splits: number;
  /** Whether these are all splits into halves (of sizes one apart for an odd number of items). */
  readonly exhaustive: boolean;
}

/** How many splits to look at: all of them up to `most`, otherwise `most` drawn ones. */
export interface SplitChoice {
  /** At least 1. */
  readonly most: number;
  readonly random: Random;
}

/** Number of ways to choose `chosen` of `items`; a number too large for an integer comes back as it is, inexact. */
function combinations(items: number, chosen: number): number {
  let count = 1;
  for (let index = 1; index <= chosen; index += 1) count = (count * (items - chosen + index)) / index;
  return Math.round(count);
}

/** All choices of `chosen` of the indices from `from` on, in lexical order. */
function choices(from: number, items: number, chosen: number): number[][] {
  if (chosen === 0) return [[]];
  const result: number[][] = [];
  for (let first = from; first <= items - chosen; first += 1) {
    for (const rest of choices(first + 1, items, chosen - 1)) result.push([first, ...rest]);
  }
  return result;
}

function drawnHalf(items: number, chosen: number, random: Random): number[] {
  const order = Array.from({ length: items }, (_, index) => index);
  for (let place = 0; place < chosen; place += 1) {
    const other = place + random.integer(items - place);
    const moved = elementAt(order, place);
    order[place] = elementAt(order, other);
    order[other] = moved;
  }
  return order.slice(0, chosen);
}

/** The smaller half of each split: item 0 stays in one half where the halves are equal, so that no split comes twice. */
function halves(items: number, choice: SplitChoice): { chosen: number[][]; exhaustive: boolean } {
  if (!Number.isInteger(choice.most) || choice.most < 1) {
    throw new RangeError(`splits are counted from 1, not ${choice.most}`);
  }
  const size = Math.floor(items / 2);
  const even = items % 2 === 0;
  const count = combinations(items, size) / (even ? 2 : 1);
  if (count > choice.most) {
    return {
      chosen: Array.from({ length: choice.most }, () => drawnHalf(items, size, choice.random)),
      exhaustive: false,
    };
  }
  const all = even ? choices(1, items, size - 1).map((rest) => [0, ...rest]) : choices(0, items, size);
  return { chosen: all, exhaustive: true };
}

/** 4 · covariance of the halves / variance of the total, for each split. Null where the total does not vary. */
function splitReliabilities(rows: Rows, chosen: readonly (readonly number[])[]): number[] | null {
  const covariance = covarianceMatrix(itemColumns(rows));
  const total = sum(covariance.flat());
  const own = sum(covariance.map((row, index) => elementAt(row, index)));
  // Items that cancel leave rounding noise in place of a total of 0.
  if (!(total > own * 1e-12)) return null;
  return chosen.map((half) => {
    const inside = new Set(half);
    let between = 0;
    for (const left of half) {
      for (const [right, value] of elementAt(covariance, left).entries()) {
        if (!inside.has(right)) between += value;
      }
    }
    return (4 * between) / total;
  });
}

/**
 * Split-half reliability over all splits of respondents × keyed items, or over `most` drawn ones where there are more:
 * 4 s_ab / s²_total for halves a and b (Rulon 1939, Harvard Educational Review 9:99-103; Guttman's λ4 of the split). The
 * mean over all splits into equal halves is Cronbach's α (Cronbach 1951); the highest is Guttman's largest λ4. Null
 * below two respondents or items, or where the total does not vary. Throws a RangeError like `cronbachAlpha` and on a
 * `most` below 1.
 */
export function splitHalves(rows: Rows, choice: SplitChoice): SplitHalves | null {
  const items = itemColumns(rows).length;
  if (rows.length < 2 || items < 2) return null;
  const { chosen, exhaustive } = halves(items, choice);
  const values = splitReliabilities(rows, chosen);
  if (values === null) return null;
  return {
    mean: mean(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
    splits: values.length,
    exhaustive,
  };
}

/**
 * Percentile bootstrap interval of the mean of `splitHalves` over respondents; the splits are chosen once and kept. Null
 * where `splitHalves` is, or in more than 5 % of the resamples. Throws a RangeError like `splitHalves` and
 * `resampledInterval`.
 */
export function splitHalvesInterval(
  rows: Rows,
  options: ResamplingOptions & { readonly most: number },
): ResampledInterval | null {
  const items = itemColumns(rows).length;
  if (rows.length < 2 || items < 2) return null;
  const { chosen } = halves(items, options);
  const statistic = (sample: Rows): number | null => {
    const values = splitReliabilities(sample, chosen);
    return values === null ? null : mean(values);
  };
  return resampledInterval(statistic(rows), options, (random) =>
    statistic(resampleIndices(rows.length, random).map((index) => elementAt(rows, index))),
  );
}
