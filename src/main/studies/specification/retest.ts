import type { Estimate } from '../../../shared/domain/figures.js';
import type { Retest } from '../../../shared/domain/specification-curve/reliability.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { resampledIntervals, type ResamplingOptions } from '../../analysis/resampled-interval.js';
import { quantile } from '../../analysis/summary.js';
import { administrationMean, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';

/** Pairs of specifications that are compared; where there are more, so many are drawn. */
const MOST_PAIRS = 200;
const LEAST_CONDITIONS = 3;

type Pair = readonly [first: number, second: number];

/**
 * Asked again under another specification, does a condition score the same? Medians over pairs of specifications of r and
 * of the ICC(2,1) of condition means on one scale, with percentile intervals over conditions, drawn for all pairs together.
 * `table` has the specifications in place of templates and one option order. Null with fewer than two specifications, or
 * where no pair shares three conditions.
 */
export function retestOf(table: AnswerTable, key: ScaleKey, options: ResamplingOptions): Retest | null {
  const { conditions, templates } = table;
  const scores = templates.map((_, specification) =>
    Float64Array.from(
      conditions,
      (__, condition) => administrationMean(table, condition, specification, 0, key) ?? NaN,
    ),
  );
  const once = new Float64Array(conditions.length).fill(1);
  const pairs = chosenPairs(scores.length, options).filter(
    (pair) => figuresOf(scores, pair, once).conditions >= LEAST_CONDITIONS,
  );
  if (pairs.length === 0) return null;
  const figures = pairs.map((pair) => figuresOf(scores, pair, once));
  const weights = new Float64Array(conditions.length);
  const intervals = resampledIntervals(medians(figures), options, (random) => {
    weights.fill(0);
    for (let drawn = 0; drawn < weights.length; drawn += 1) {
      const place = random.integer(weights.length);
      weights[place] = (weights[place] as number) + 1;
    }
    return medians(pairs.map((pair) => figuresOf(scores, pair, weights)));
  });
  const iccs = figures.flatMap(({ icc }) => icc ?? []);
  return {
    pairs: pairs.length,
    conditions: Math.max(...figures.map((figure) => figure.conditions)),
    r: plain(intervals.r),
    icc: plain(intervals.icc),
    lowestIcc: iccs.length === 0 ? null : Math.min(...iccs),
    standardError: medianOf(figures.flatMap(({ standardError }) => standardError ?? [])),
  };
}

/** All pairs, or so many drawn ones, each once. */
function chosenPairs(count: number, { random }: ResamplingOptions): Pair[] {
  const pairs: Pair[] = [];
  for (let second = 1; second < count; second += 1)
    for (let first = 0; first < second; first += 1) pairs.push([first, second]);
  for (let place = 0; place < MOST_PAIRS && pairs.length > MOST_PAIRS; place += 1) {
    const other = place + random.integer(pairs.length - place);
    const moved = pairs[place] as Pair;
    pairs[place] = pairs[other] as Pair;
    pairs[other] = moved;
  }
  return pairs.slice(0, MOST_PAIRS);
}

/** How the scores of two occasions agree. */
export interface PairFigures {
  readonly conditions: number;
  /** Pearson's r; null where an occasion does not vary. */
  readonly r: number | null;
  /** ICC(2,1); null where nothing varies. */
  readonly icc: number | null;
  /** Of measurement, the shift between the occasions included; null below two conditions. */
  readonly standardError: number | null;
}

/** Variances below this are rounding. */
const ROUNDING = 1e-18;

/**
 * Agreement of two occasions over conditions that count `weights` times, in one pass: what `testRetest` gives without its
 * intervals. With variances v₁, v₂, covariance c, mean difference d and n conditions, ICC(2,1) is
 * 2c / (v₁ + v₂ + d² - (v₁ + v₂ - 2c) / n). Source: McGraw & Wong 1996, Psychological Methods 1:30-46, table 4, case 2A,
 * for two occasions.
 */
export function figuresOf(
  scores: readonly Float64Array[],
  [first, second]: Pair,
  weights: Float64Array,
): PairFigures {
  const left = scores[first] as Float64Array;
  const right = scores[second] as Float64Array;
  let n = 0;
  let sumLeft = 0;
  let sumRight = 0;
  for (let place = 0; place < weights.length; place += 1) {
    const weight = weights[place] as number;
    if (weight === 0 || Number.isNaN(left[place]) || Number.isNaN(right[place])) continue;
    n += weight;
    sumLeft += weight * (left[place] as number);
    sumRight += weight * (right[place] as number);
  }
  if (n < 2) return { conditions: n, r: null, icc: null, standardError: null };
  const [meanLeft, meanRight] = [sumLeft / n, sumRight / n];
  let leftSquares = 0;
  let rightSquares = 0;
  let products = 0;
  for (let place = 0; place < weights.length; place += 1) {
    const weight = weights[place] as number;
    const one = (left[place] as number) - meanLeft;
    const two = (right[place] as number) - meanRight;
    if (weight === 0 || Number.isNaN(one) || Number.isNaN(two)) continue;
    leftSquares += weight * one * one;
    rightSquares += weight * two * two;
    products += weight * one * two;
  }
  const varianceLeft = leftSquares / (n - 1);
  const varianceRight = rightSquares / (n - 1);
  const covariance = products / (n - 1);
  const difference = meanRight - meanLeft;
  const error = Math.max(0, (varianceLeft + varianceRight) / 2 - covariance);
  const between = Math.max(0, (difference * difference) / 2 - error / n);
  const total = varianceLeft + varianceRight + difference * difference - (2 * error) / n;
  const vary = varianceLeft > ROUNDING && varianceRight > ROUNDING;
  return {
    conditions: n,
    r: vary ? clipped(covariance / Math.sqrt(varianceLeft * varianceRight)) : null,
    icc: total > ROUNDING ? (2 * covariance) / total : null,
    standardError: Math.sqrt(error + between),
  };
}

function medians(figures: readonly PairFigures[]): Record<'r' | 'icc', number | null> {
  return {
    r: medianOf(figures.flatMap(({ r }) => r ?? [])),
    icc: medianOf(figures.flatMap(({ icc }) => icc ?? [])),
  };
}

function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantile(values, 0.5);
}

function clipped(r: number): number {
  return Math.max(-1, Math.min(1, r));
}

function plain(interval: Interval | null): Estimate | null {
  if (interval === null) return null;
  const { estimate, low, high } = interval;
  return { estimate, low, high };
}
