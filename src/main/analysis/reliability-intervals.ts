import { resampleIndices, type Interval } from './bootstrap.js';
import { elementAt } from './element.js';
import { reduceSymmetric } from './linear-system.js';
import { covarianceMatrix, cronbachAlpha, itemColumns, mcdonaldOmega, splitHalf } from './reliability.js';
import { resampledInterval, type ResampledInterval, type ResamplingOptions } from './resampled-interval.js';
import { fQuantile } from './special.js';
import { sum } from './summary.js';

type Rows = readonly (readonly number[])[];

/**
 * Interval of Cronbach's α of respondents × keyed items: (1 - α) / (1 - α̂) follows F with n - 1 and (n - 1)(k - 1)
 * degrees of freedom, exactly where items are parallel and normal. Null where α is. Throws a RangeError like
 * `cronbachAlpha` and on a confidence outside (0, 1). Source: Feldt, Woodruff & Salih 1987, Applied Psychological
 * Measurement 11:93-103, equation 7.
 */
export function alphaInterval(rows: Rows, confidence: number): Interval | null {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  const estimate = cronbachAlpha(rows);
  if (estimate === null) return null;
  const respondents = rows.length - 1;
  const errors = respondents * (elementAt(rows, 0).length - 1);
  const tail = (1 - confidence) / 2;
  const end = (share: number): number => 1 - (1 - estimate) * fQuantile(share, respondents, errors);
  return { estimate, low: end(1 - tail), high: end(tail) };
}

/** A statistic's interval over respondents drawn with replacement. */
function overRespondents(
  rows: Rows,
  options: ResamplingOptions,
  statistic: (rows: Rows) => number | null,
): ResampledInterval | null {
  const estimate = statistic(rows);
  if (estimate === null) return null;
  return resampledInterval(estimate, options, (random) =>
    statistic(resampleIndices(rows.length, random).map((index) => elementAt(rows, index))),
  );
}

/**
 * Percentile bootstrap interval of McDonald's ω over respondents. Null where ω is, or in more than 5 % of the
 * resamples. Throws a RangeError like `mcdonaldOmega` and `resampledInterval`.
 */
export function omegaInterval(rows: Rows, options: ResamplingOptions): ResampledInterval | null {
  return overRespondents(rows, options, mcdonaldOmega);
}

/**
 * Percentile bootstrap interval of the odd-even split-half reliability over respondents. Null where `splitHalf` is, or
 * in more than 5 % of the resamples. Throws a RangeError like `splitHalf` and `resampledInterval`.
 */
export function splitHalfInterval(rows: Rows, options: ResamplingOptions): ResampledInterval | null {
  return overRespondents(rows, options, splitHalf);
}

/**
 * Guttman's λ6 of respondents × keyed items, for the sum of raw scores: 1 - Σ e²_i / s²_total, e²_i being what the other
 * items leave of item i's variance in a regression (1 / the i-th diagonal of the inverse covariance). A lower bound of
 * reliability. Null below two items, where the total does not vary, or where an item is a linear combination of others
 * (always so with no more respondents than items). Throws a RangeError like `cronbachAlpha`. Source: Guttman 1945,
 * Psychometrika 10:255-282, equation 60.
 */
export function guttmanLambda6(rows: Rows): number | null {
  const items = itemColumns(rows);
  if (rows.length < 2 || items.length < 2) return null;
  const covariance = covarianceMatrix(items);
  const { inverse, pivots } = reduceSymmetric(covariance);
  if (pivots.length < items.length) return null;
  const total = sum(covariance.flat());
  const unique = sum(inverse.map((row, index) => 1 / elementAt(row, index)));
  return total > 0 ? 1 - unique / total : null;
}

/**
 * Percentile bootstrap interval of Guttman's λ6 over respondents. Null where λ6 is, or in more than 5 % of the
 * resamples. Throws a RangeError like `guttmanLambda6` and `resampledInterval`.
 */
export function lambda6Interval(rows: Rows, options: ResamplingOptions): ResampledInterval | null {
  return overRespondents(rows, options, guttmanLambda6);
}
