import { crossedMean, type CrossedGrid } from './crossed-mean.js';
import type { EstimateError } from './estimate-error.js';
import { mean } from './summary.js';

/** A pair of grids of shares (0..1), item by item and framing by framing: the same counts with their labels one way and the other. */
export interface PairedGrids {
  readonly congruent: CrossedGrid;
  readonly incongruent: CrossedGrid;
}

/** What pairs of shares come to. */
export interface PairedShares {
  /** Means over the pairs that have both, 0..1. */
  readonly congruent: number;
  readonly incongruent: number;
  /** congruent - incongruent, with its error over items and framings; null where it has none. */
  readonly difference: EstimateError | null;
  /** ln(congruent / incongruent); null where either mean is 0, or without an error. */
  readonly logRatio: EstimateError | null;
  /** [item][framing] of what each pair adds to the log ratio's deviation (a / ā - b / b̄); null without a log ratio. */
  readonly influence: CrossedGrid | null;
}

/**
 * The ratio of two means of paired shares on the log scale. Its error is the delta method's (Oehlert 1992, The American
 * Statistician 46:27-29): the crossed error of a / ā - b / b̄, which keeps what a pair shares out of it, with Student's t on
 * Satterthwaite's degrees of freedom. Chosen over a bootstrap: six sets of counts and three framings are too few to draw from,
 * and percentile intervals come out too narrow (decision 33). Null without a pair.
 */
export function pairedShares({ congruent, incongruent }: PairedGrids): PairedShares | null {
  const both = congruent.flatMap((row, item) =>
    row.flatMap((value, framing) => {
      const other = incongruent[item]?.[framing] ?? NaN;
      return Number.isNaN(value + other) ? [] : [{ value, other }];
    }),
  );
  if (both.length === 0) return null;
  const first = mean(both.map(({ value }) => value));
  const second = mean(both.map(({ other }) => other));
  const difference = crossedMean(zipped(congruent, incongruent, (a, b) => a - b));
  const influence =
    first > 0 && second > 0 ? zipped(congruent, incongruent, (a, b) => a / first - b / second) : null;
  const error = influence === null ? null : crossedMean(influence);
  return {
    congruent: first,
    incongruent: second,
    difference,
    logRatio: error === null ? null : { ...error, estimate: Math.log(first / second) },
    influence: error === null ? null : influence,
  };
}

/**
 * How much one log ratio exceeds another that was measured on the same items, framing by framing; what both share cancels.
 * Null where either has none.
 */
export function logRatioDifference(own: PairedShares, other: PairedShares): EstimateError | null {
  if (own.influence === null || other.influence === null) return null;
  if (own.logRatio === null || other.logRatio === null) return null;
  const error = crossedMean(zipped(own.influence, other.influence, (a, b) => a - b));
  return error === null ? null : { ...error, estimate: own.logRatio.estimate - other.logRatio.estimate };
}

/** Two grids cell by cell; a grid of one framing stands beside every framing of the other. */
export function zipped(
  left: CrossedGrid,
  right: CrossedGrid,
  join: (left: number, right: number) => number,
): number[][] {
  return left.map((row, item) =>
    row.map((value, framing) => {
      const other = right[item];
      return join(value, (other?.length === 1 ? other[0] : other?.[framing]) ?? NaN);
    }),
  );
}
