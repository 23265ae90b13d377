import type { Interval } from './bootstrap.js';
import { studentInterval, type EstimateError } from './estimate-error.js';
import { tCdf } from './special.js';

/** A pair of one-sided tests of one difference. */
export interface OneSidedTests {
  /** Against the difference being at or below -margin. */
  readonly pLower: number;
  /** Against the difference being at or above margin. */
  readonly pUpper: number;
  /** The larger of the two, which decides: equivalent where it lies below alpha. */
  readonly p: number;
  /** Against the difference lying within the margin: small where it lies clearly beyond it, on whichever side. */
  readonly pDifferent: number;
  /** At 1 - 2 alpha: it lies within ±margin exactly where `p` lies below alpha. */
  readonly interval: Interval;
}

/** What several pairs of one-sided tests say together. */
export type JointOutcome = 'equivalent' | 'different' | 'undecided';

/**
 * Equivalence by two one-sided t tests (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657-680; Lakens
 * 2017, Social Psychological and Personality Science 8:355-362) of a difference against ±`margin`, in its units. A standard
 * error of 0 gives p values of 0, 0.5 (at the margin) or 1. Throws a RangeError on a margin that is not above 0 or an alpha
 * outside (0, 0.5).
 */
export function twoOneSidedTests(error: EstimateError, margin: number, alpha: number): OneSidedTests {
  if (!(margin > 0 && Number.isFinite(margin))) {
    throw new RangeError(`a margin of equivalence lies above 0, not at ${margin}`);
  }
  requireAlpha(alpha);
  const { estimate } = error;
  const pLower = upperTail(estimate + margin, error);
  const pUpper = upperTail(margin - estimate, error);
  return {
    pLower,
    pUpper,
    p: Math.max(pLower, pUpper),
    pDifferent: upperTail(Math.abs(estimate) - margin, error),
    interval: studentInterval(error, 1 - 2 * alpha),
  };
}

/**
 * Several tests as one (intersection-union, Berger & Hsu 1996, Statistical Science 11:283-319): equivalent only where every
 * one is at `alpha`, which needs no correction, since the whole errs only where each does. Different where any one lies beyond
 * its margin at alpha / number of tests (Bonferroni), since here one that errs is enough. Undecided else, and without tests.
 * Throws a RangeError on an alpha outside (0, 0.5).
 */
export function jointOutcome(
  tests: readonly Pick<OneSidedTests, 'p' | 'pDifferent'>[],
  alpha: number,
): JointOutcome {
  requireAlpha(alpha);
  if (tests.some(({ pDifferent }) => pDifferent < alpha / tests.length)) return 'different';
  return tests.length > 0 && tests.every(({ p }) => p < alpha) ? 'equivalent' : 'undecided';
}

/** P(T > distance / standard error). */
function upperTail(distance: number, { standardError, degrees }: EstimateError): number {
  if (standardError === 0) return distance > 0 ? 0 : distance === 0 ? 0.5 : 1;
  // The lower tail keeps its digits where the upper one, as 1 - p, would lose them.
  return tCdf(-distance / standardError, degrees);
}

function requireAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 0.5)) throw new RangeError(`alpha lies between 0 and 0.5, not at ${alpha}`);
}
