import { pearson } from './correlation.js';
import { elementAt } from './element.js';
import { fitOneFactor } from './one-factor.js';
import { mean, sum, variance } from './summary.js';

/** The items' columns of respondents × items. Throws a RangeError on rows of unequal length or values that are not finite. */
export function itemColumns(rows: readonly (readonly number[])[]): number[][] {
  const items = rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries()) {
    if (row.length !== items) {
      throw new RangeError(`respondent ${index} has ${row.length} answers, the first has ${items}`);
    }
    for (const value of row) {
      if (!Number.isFinite(value))
        throw new RangeError(`respondent ${index} has an answer that is no number: ${value}`);
    }
  }
  return Array.from({ length: items }, (_, item) => rows.map((row) => elementAt(row, item)));
}

/** Covariance matrix (n - 1) of items, from respondents × items with at least two respondents. */
export function covarianceMatrix(items: readonly (readonly number[])[]): number[][] {
  const deviations = items.map((column) => {
    const centre = mean(column);
    return column.map((value) => value - centre);
  });
  return deviations.map((left) =>
    deviations.map(
      (right) => sum(left.map((value, index) => value * elementAt(right, index))) / (left.length - 1),
    ),
  );
}

/**
 * Cronbach's α from a covariance matrix of keyed items: k/(k-1) · (1 - Σ s²_i / s²_total). At most 1, may be negative;
 * null below two items or where the total does not vary. Throws a RangeError unless the matrix is square.
 * Source: Cronbach 1951, Psychometrika 16:297-334.
 */
export function cronbachAlphaFromCovariance(covariance: readonly (readonly number[])[]): number | null {
  const items = covariance.length;
  if (covariance.some((row) => row.length !== items)) throw new RangeError('a covariance matrix is square');
  if (items < 2) return null;
  const total = sum(covariance.flat());
  const own = sum(covariance.map((row, index) => elementAt(row, index)));
  // Items that cancel leave rounding noise in place of a total of 0.
  if (!(total > own * 1e-12)) return null;
  return (items / (items - 1)) * (1 - own / total);
}

/**
 * Cronbach's α of respondents × keyed items. Null below two respondents or items, or where the total score does not
 * vary. Throws a RangeError on rows of unequal length or values that are not finite.
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): number | null {
  const items = itemColumns(rows);
  if (rows.length < 2 || items.length < 2) return null;
  return cronbachAlphaFromCovariance(covarianceMatrix(items));
}

/**
 * McDonald's ω (total) of respondents × keyed items, 0..1: (Σλ)² / ((Σλ)² + Σψ) of a one-factor model, for the unweighted
 * sum of raw scores. The model is fitted to the correlations by minimum residuals (see `fitOneFactor`) and scaled back
 * by the items' standard deviations. Items that do not vary add nothing to either part. Null below two respondents or
 * three items that vary, without a common factor, or where the fit does not settle. Throws a RangeError like
 * `cronbachAlpha`. Source: McDonald 1999, Test Theory: A Unified Treatment, equation 6.20.
 */
export function mcdonaldOmega(rows: readonly (readonly number[])[]): number | null {
  const items = itemColumns(rows).filter((column) => rows.length >= 2 && variance(column) > 0);
  if (items.length < 3) return null;
  const covariance = covarianceMatrix(items);
  const deviation = covariance.map((row, index) => Math.sqrt(elementAt(row, index)));
  const correlation = covariance.map((row, i) =>
    row.map((value, j) => value / (elementAt(deviation, i) * elementAt(deviation, j))),
  );
  const loadings = fitOneFactor(correlation);
  if (loadings === null) return null;
  const common = sum(loadings.map((loading, index) => loading * elementAt(deviation, index))) ** 2;
  const unique = sum(
    loadings.map((loading, index) => (1 - loading * loading) * elementAt(deviation, index) ** 2),
  );
  return common + unique > 0 ? common / (common + unique) : null;
}

/**
 * Split-half reliability: correlation of the sums of odd and even items, stepped up to full length by the
 * Spearman-Brown formula 2r / (1 + r). Null below two respondents or items, where a half does not vary, or at r = -1.
 * Throws a RangeError like `cronbachAlpha`. Source: Spearman 1910, Brown 1910, British Journal of Psychology 3.
 */
export function splitHalf(rows: readonly (readonly number[])[]): number | null {
  const items = itemColumns(rows);
  if (rows.length < 2 || items.length < 2) return null;
  const half = (parity: number): number[] =>
    rows.map((row) => sum(row.filter((_, index) => index % 2 === parity)));
  const r = pearson(half(0), half(1));
  return r === null || 1 + r < 1e-12 ? null : (2 * r) / (1 + r);
}

/**
 * Standard error of measurement, in the units of the score: standard deviation · √(1 - reliability). A negative
 * reliability counts as it is. Null where the reliability is undefined (null) or above 1. Throws a RangeError on a
 * standard deviation below 0. Source: Lord & Novick 1968, section 3.4.
 */
export function standardErrorOfMeasurement(
  standardDeviation: number,
  reliability: number | null,
): number | null {
  if (!(standardDeviation >= 0)) {
    throw new RangeError(`a standard deviation is at least 0, not ${standardDeviation}`);
  }
  return reliability === null || !(reliability <= 1) ? null : standardDeviation * Math.sqrt(1 - reliability);
}
