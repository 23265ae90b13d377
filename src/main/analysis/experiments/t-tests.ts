import type { Interval } from '../bootstrap.js';
import { studentInterval, sumOfVariances, type EstimateError } from '../estimate-error.js';
import { elementAt } from '../element.js';
import { tCdf } from '../special.js';
import { mean, variance } from '../summary.js';
import { hedgesCorrection } from './effect-conversions.js';
import { tNoncentralityInterval } from './noncentral.js';

/** What a t test of a difference says. */
export interface TTest {
  /** First less second, in the units of the values, by Student's t. */
  readonly difference: Interval;
  /** Its standard error and degrees of freedom. */
  readonly error: EstimateError;
  /** Null where neither group varies. */
  readonly t: number | null;
  readonly degrees: number;
  /** Two-sided. Where neither group varies: 1 for no difference, else 0. */
  readonly p: number;
  /** Standardised difference with its interval by the noncentral t; null where neither group varies. */
  readonly d: Interval | null;
  /** d with Hedges' correction for small samples; null like `d`. */
  readonly g: number | null;
}

function requireGroup(values: readonly number[]): void {
  if (values.length < 2) throw new RangeError(`a t test needs two values a group, got ${values.length}`);
  for (const value of values)
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
}

function tested(
  error: EstimateError,
  confidence: number,
): Pick<TTest, 'difference' | 'error' | 't' | 'degrees' | 'p'> {
  const { estimate, standardError, degrees } = error;
  const difference = studentInterval(error, confidence);
  if (standardError === 0) return { difference, error, t: null, degrees, p: estimate === 0 ? 1 : 0 };
  const t = estimate / standardError;
  return { difference, error, t, degrees, p: Math.min(1, 2 * tCdf(-Math.abs(t), degrees)) };
}

/** Standard error of a difference of two groups, on the variance that they have in common. */
function pooledError(first: readonly number[], second: readonly number[]): EstimateError {
  const [n, m] = [first.length, second.length];
  const degrees = n + m - 2;
  const pooled = ((n - 1) * variance(first) + (m - 1) * variance(second)) / degrees;
  return {
    estimate: mean(first) - mean(second),
    standardError: Math.sqrt(pooled * (1 / n + 1 / m)),
    degrees,
  };
}

function welchError(first: readonly number[], second: readonly number[]): EstimateError {
  const part = (values: readonly number[]) => ({
    variance: variance(values) / values.length,
    degrees: values.length - 1,
  });
  const { variance: total, degrees } = sumOfVariances([part(first), part(second)]);
  return { estimate: mean(first) - mean(second), standardError: Math.sqrt(total), degrees };
}

function pairedError(first: readonly number[], second: readonly number[]): EstimateError {
  if (first.length !== second.length) {
    throw new RangeError(
      `a paired test needs groups of one length, got ${first.length} and ${second.length}`,
    );
  }
  const differences = first.map((value, index) => value - elementAt(second, index));
  const n = differences.length;
  return {
    estimate: mean(differences),
    standardError: Math.sqrt(variance(differences) / n),
    degrees: n - 1,
  };
}

const ERRORS = { student: pooledError, welch: welchError, paired: pairedError } as const;

/** The difference and p of one of the t tests alone, for where they are wanted very often. Throws a RangeError like them. */
export function tTestP(
  test: keyof typeof ERRORS,
  first: readonly number[],
  second: readonly number[],
): { readonly difference: number; readonly p: number } {
  requireGroup(first);
  requireGroup(second);
  const { estimate, standardError, degrees } = ERRORS[test](first, second);
  if (standardError === 0) return { difference: estimate, p: estimate === 0 ? 1 : 0 };
  return { difference: estimate, p: Math.min(1, 2 * tCdf(-Math.abs(estimate / standardError), degrees)) };
}

/** d of one of the t tests alone (d_z of pairs); null where nothing varies. Throws a RangeError like the tests. */
export function tTestD(
  test: keyof typeof ERRORS,
  first: readonly number[],
  second: readonly number[],
): number | null {
  requireGroup(first);
  requireGroup(second);
  const { estimate, standardError } = (test === 'paired' ? pairedError : pooledError)(first, second);
  if (standardError === 0) return null;
  const scale =
    test === 'paired' ? Math.sqrt(1 / first.length) : Math.sqrt(1 / first.length + 1 / second.length);
  return (estimate / standardError) * scale;
}

/** t over `scale`, with the interval of its noncentrality, as d and g; null where nothing varies. */
function standardised(error: EstimateError, scale: number, confidence: number): Pick<TTest, 'd' | 'g'> {
  const { estimate, standardError, degrees } = error;
  if (standardError === 0) return { d: null, g: null };
  const t = estimate / standardError;
  const { low, high } = tNoncentralityInterval(t, degrees, confidence);
  const d = { estimate: t * scale, low: low * scale, high: high * scale };
  return { d, g: d.estimate * hedgesCorrection(degrees) };
}

/** d = difference / pooled SD, which is t √(1/n₁ + 1/n₂). */
function pooledEffect(
  first: readonly number[],
  second: readonly number[],
  confidence: number,
): Pick<TTest, 'd' | 'g'> {
  const scale = Math.sqrt(1 / first.length + 1 / second.length);
  return standardised(pooledError(first, second), scale, confidence);
}

/**
 * Student's t test of two independent groups, with Cohen's d on the pooled SD and Hedges' g (Hedges 1981, Journal of
 * Educational Statistics 6:107-128). Throws a RangeError below two values a group, or on one that is not finite.
 */
export function studentTest(first: readonly number[], second: readonly number[], confidence: number): TTest {
  requireGroup(first);
  requireGroup(second);
  return { ...tested(pooledError(first, second), confidence), ...pooledEffect(first, second, confidence) };
}

/**
 * Welch's t test of two independent groups whose variances may differ (Welch 1947, Biometrika 34:28-35), with d and g on the
 * pooled SD as `studentTest` gives them. Throws a RangeError like it.
 */
export function welchTest(first: readonly number[], second: readonly number[], confidence: number): TTest {
  requireGroup(first);
  requireGroup(second);
  return { ...tested(welchError(first, second), confidence), ...pooledEffect(first, second, confidence) };
}

/**
 * Paired t test: a repeated-measures comparison of two levels, F = t². d is the mean difference over the SD of the differences
 * (d_z, Lakens 2013, Frontiers in Psychology 4:863). Throws a RangeError like `studentTest`, and where the lengths differ.
 */
export function pairedTest(first: readonly number[], second: readonly number[], confidence: number): TTest {
  requireGroup(first);
  requireGroup(second);
  const error = pairedError(first, second);
  return { ...tested(error, confidence), ...standardised(error, 1 / Math.sqrt(first.length), confidence) };
}
