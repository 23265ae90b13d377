import { requireConfidence, resampleIndices, type Interval } from './bootstrap.js';
import { pearson } from './correlation.js';
import { elementAt } from './element.js';
import { resampledIntervals, type ResampledInterval, type ResamplingOptions } from './resampled-interval.js';
import { fQuantile, normalQuantile, tQuantile } from './special.js';
import { mean, sum } from './summary.js';

/** How far a score comes back when the same respondents are asked again. */
export interface TestRetest {
  readonly respondents: number;
  /** Pearson's r of the two occasions; null where one does not vary. */
  readonly r: number | null;
  /** By Fisher's z; null below four respondents or where r is null. */
  readonly rInterval: Interval | null;
  /** ICC(2,1): absolute agreement of single scores, both effects random. Null where nothing varies. */
  readonly iccAgreement: Interval | null;
  /** ICC(3,1): consistency of single scores, occasions fixed. Null where nothing varies. */
  readonly iccConsistency: Interval | null;
  /** Second less first, in the score's units, by Student's t. */
  readonly meanDifference: Interval;
  /** Standard error of measurement √MS_error, in the score's units; a shift common to all is no part of it. */
  readonly standardError: number;
  /** The same with the variance between occasions (not below 0) in it: √(s²_occasions + MS_error). */
  readonly standardErrorAgreement: number;
  /** 1.96 · √2 · standardError: a smaller change of one respondent lies within error at 95 %. */
  readonly smallestDetectableChange: number;
}

/** What of `TestRetest` the bootstrap gives an interval for. */
export type TestRetestFigure =
  'r' | 'iccAgreement' | 'iccConsistency' | 'meanDifference' | 'standardError' | 'smallestDetectableChange';

const OCCASIONS = 2;

interface MeanSquares {
  readonly n: number;
  readonly respondents: number;
  readonly occasions: number;
  readonly error: number;
  readonly difference: number;
}

function meanSquares(first: readonly number[], second: readonly number[]): MeanSquares {
  if (first.length !== second.length || first.length < 2) {
    throw new RangeError(
      `test and retest need the same respondents, at least 2; got ${first.length} and ${second.length}`,
    );
  }
  for (const value of [...first, ...second]) {
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  }
  const n = first.length;
  const differences = second.map((value, index) => value - elementAt(first, index));
  const means = second.map((value, index) => (value + elementAt(first, index)) / OCCASIONS);
  const difference = mean(differences);
  const centre = mean(means);
  return {
    n,
    respondents: (OCCASIONS * sum(means.map((value) => (value - centre) ** 2))) / (n - 1),
    occasions: (n * difference ** 2) / OCCASIONS,
    // With two occasions the residual is half of what each difference strays from the mean one, on both sides.
    error: sum(differences.map((value) => (value - difference) ** 2)) / (OCCASIONS * (n - 1)),
    difference,
  };
}

const agreementOf = ({ n, respondents, occasions, error }: MeanSquares): number | null => {
  const total = respondents + (OCCASIONS - 1) * error + (OCCASIONS * (occasions - error)) / n;
  return total > 0 ? (respondents - error) / total : null;
};

const consistencyOf = ({ respondents, error }: MeanSquares): number | null => {
  const total = respondents + (OCCASIONS - 1) * error;
  return total > 0 ? (respondents - error) / total : null;
};

/** F interval of ICC(3,1), Shrout & Fleiss 1979, p. 426; McGraw & Wong 1996, table 7, case 3. */
function consistencyInterval(squares: MeanSquares, share: number): Interval | null {
  const estimate = consistencyOf(squares);
  if (estimate === null) return null;
  if (squares.error === 0) return { estimate, low: estimate, high: estimate };
  const between = squares.n - 1;
  const within = (squares.n - 1) * (OCCASIONS - 1);
  const f = squares.respondents / squares.error;
  const end = (ratio: number): number => (ratio - 1) / (ratio + OCCASIONS - 1);
  return {
    estimate,
    low: end(f / fQuantile(share, between, within)),
    high: end(f * fQuantile(share, within, between)),
  };
}

/** F interval of ICC(2,1) with Satterthwaite's degrees of freedom, Shrout & Fleiss 1979, p. 424; McGraw & Wong 1996, table 7, case 2A. */
function agreementInterval(squares: MeanSquares, share: number): Interval | null {
  const estimate = agreementOf(squares);
  if (estimate === null) return null;
  const { n, respondents, occasions, error } = squares;
  if (error === 0 && occasions === 0) return { estimate, low: estimate, high: estimate };
  const a = (OCCASIONS * estimate) / (n * (1 - estimate));
  const b = 1 + (OCCASIONS * estimate * (n - 1)) / (n * (1 - estimate));
  const degrees =
    (a * occasions + b * error) ** 2 /
    ((a * occasions) ** 2 / (OCCASIONS - 1) + (b * error) ** 2 / ((n - 1) * (OCCASIONS - 1)));
  if (!(degrees > 0)) return null;
  const noise = OCCASIONS * occasions + (OCCASIONS * n - OCCASIONS - n) * error;
  const lowF = fQuantile(share, n - 1, degrees);
  const highF = fQuantile(share, degrees, n - 1);
  return {
    estimate,
    low: (n * (respondents - lowF * error)) / (lowF * noise + n * respondents),
    high: (n * (highF * respondents - error)) / (noise + n * highF * respondents),
  };
}

function correlationInterval(r: number | null, n: number, share: number): Interval | null {
  if (r === null || n < 4) return null;
  const reach = normalQuantile(share) / Math.sqrt(n - 3);
  const z = Math.atanh(r);
  return { estimate: r, low: Math.tanh(z - reach), high: Math.tanh(z + reach) };
}

/**
 * Test-retest reliability of one score at two occasions, `first[i]` and `second[i]` being respondent i's. Intervals:
 * Fisher's z for r, F for the intraclass correlations (not exact for ICC(2,1)), t for the mean difference. Throws a
 * RangeError when the lengths differ or are below 2, on a value that is not finite, or a confidence outside (0, 1).
 * Sources: Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; McGraw & Wong 1996, Psychological Methods 1:30-46;
 * de Vet, Terwee, Knol & Bouter 2006, Journal of Clinical Epidemiology 59:1033-1039 (standard errors, smallest
 * detectable change).
 */
export function testRetest(
  first: readonly number[],
  second: readonly number[],
  confidence: number,
): TestRetest {
  requireConfidence(confidence);
  const squares = meanSquares(first, second);
  const { n, occasions, error, difference } = squares;
  const share = 1 - (1 - confidence) / 2;
  const r = pearson(first, second);
  const reach = tQuantile(share, n - 1) * Math.sqrt((OCCASIONS * error) / n);
  const standardError = Math.sqrt(error);
  return {
    respondents: n,
    r,
    rInterval: correlationInterval(r, n, share),
    iccAgreement: agreementInterval(squares, share),
    iccConsistency: consistencyInterval(squares, share),
    meanDifference: { estimate: difference, low: difference - reach, high: difference + reach },
    standardError,
    standardErrorAgreement: Math.sqrt(error + Math.max(0, (occasions - error) / n)),
    smallestDetectableChange: 1.96 * Math.SQRT2 * standardError,
  };
}

/**
 * Percentile bootstrap intervals of the figures of `testRetest`, over respondents drawn with replacement with both their
 * scores. A figure's interval is null where the figure is, or where more than 5 % of the resamples leave it undefined.
 * Throws a RangeError like `testRetest` and `resampledIntervals`.
 */
export function testRetestInterval(
  first: readonly number[],
  second: readonly number[],
  options: ResamplingOptions,
): Record<TestRetestFigure, ResampledInterval | null> {
  const figures = (
    left: readonly number[],
    right: readonly number[],
  ): Record<TestRetestFigure, number | null> => {
    const squares = meanSquares(left, right);
    const standardError = Math.sqrt(squares.error);
    return {
      r: pearson(left, right),
      iccAgreement: agreementOf(squares),
      iccConsistency: consistencyOf(squares),
      meanDifference: squares.difference,
      standardError,
      smallestDetectableChange: 1.96 * Math.SQRT2 * standardError,
    };
  };
  return resampledIntervals(figures(first, second), options, (random) => {
    const drawn = resampleIndices(first.length, random);
    return figures(
      drawn.map((index) => elementAt(first, index)),
      drawn.map((index) => elementAt(second, index)),
    );
  });
}
