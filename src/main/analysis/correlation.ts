import { elementAt } from './element.js';
import { mean, sum } from './summary.js';

/** A straight line by least squares. */
export interface LinearFit {
  readonly slope: number;
  readonly intercept: number;
  /** Share of the variance of y on the line, 0..1; null where y does not vary. */
  readonly r2: number | null;
}

interface Moments {
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

function moments(x: readonly number[], y: readonly number[]): Moments {
  if (x.length !== y.length || x.length < 2) {
    throw new RangeError(
      `a correlation needs two series of one length, at least 2; got ${x.length} and ${y.length}`,
    );
  }
  for (const value of [...x, ...y]) {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  }
  const meanX = mean(x);
  const meanY = mean(y);
  const deviationsX = x.map((value) => value - meanX);
  const deviationsY = y.map((value) => value - meanY);
  return {
    meanX,
    meanY,
    xx: sum(deviationsX.map((value) => value * value)),
    yy: sum(deviationsY.map((value) => value * value)),
    xy: sum(deviationsX.map((value, index) => value * elementAt(deviationsY, index))),
  };
}

/**
 * Pearson's product-moment correlation, -1..1; null where a series does not vary. Throws a RangeError when the lengths
 * differ or are below 2, or on a value that is not finite.
 */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const { xx, yy, xy } = moments(x, y);
  if (xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/** Ranks from 1, ascending; tied values share the mean of their ranks. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values
    .map((_, index) => index)
    .sort((left, right) => elementAt(values, left) - elementAt(values, right));
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[elementAt(order, end + 1)] === values[elementAt(order, start)])
      end += 1;
    for (let place = start; place <= end; place += 1) ranks[elementAt(order, place)] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}

/**
 * Spearman's rank correlation, -1..1: Pearson's on average ranks, right with ties; null where a series does not vary.
 * Throws a RangeError like `pearson`.
 */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(averageRanks(x), averageRanks(y));
}

/**
 * Least-squares line y = intercept + slope · x. Throws a RangeError like `pearson`, and where x does not vary.
 */
export function linearFit(x: readonly number[], y: readonly number[]): LinearFit {
  const { meanX, meanY, xx, yy, xy } = moments(x, y);
  if (xx === 0) throw new RangeError('a line needs at least two different x');
  const slope = xy / xx;
  return {
    slope,
    intercept: meanY - slope * meanX,
    r2: yy === 0 ? null : Math.min(1, (xy / xx) * (xy / yy)),
  };
}
