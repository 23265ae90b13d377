import type { Distribution } from './distribution.js';
import { elementAt } from './element.js';
import { logBeta, regularisedIncompleteBeta } from './special.js';
import { sum } from './summary.js';

/** Parameters of a beta distribution, both above 0. */
export interface BetaParameters {
  readonly alpha: number;
  readonly beta: number;
}

interface Step {
  /** Where the difference F - G starts to hold. */
  readonly from: number;
  /** Where it ends; equal to `from` on the last step. */
  readonly to: number;
  readonly difference: number;
}

/** F - G as a step function over the union of both supports. */
function cumulativeDifference(a: Distribution, b: Distribution): Step[] {
  const change = new Map<number, number>();
  for (const [index, value] of a.values.entries()) {
    change.set(value, (change.get(value) ?? 0) + elementAt(a.probabilities, index));
  }
  for (const [index, value] of b.values.entries()) {
    change.set(value, (change.get(value) ?? 0) - elementAt(b.probabilities, index));
  }
  const points = [...change].sort((left, right) => left[0] - right[0]);
  let difference = 0;
  return points.map(([value, jump], index) => {
    difference += jump;
    return { from: value, to: points[index + 1]?.[0] ?? value, difference };
  });
}

/**
 * Wasserstein-1 distance of two distributions, ∫|F(x) - G(x)| dx, in the units of the values. The supports may differ.
 * Source: Vallender 1974, Theory of Probability and its Applications 18:784-786.
 */
export function wasserstein1(a: Distribution, b: Distribution): number {
  return sum(cumulativeDifference(a, b).map((step) => (step.to - step.from) * Math.abs(step.difference)));
}

/** Kolmogorov-Smirnov distance, the largest |F(x) - G(x)|; 0..1. The supports may differ. */
export function kolmogorovSmirnov(a: Distribution, b: Distribution): number {
  const largest = cumulativeDifference(a, b).reduce(
    (most, step) => Math.max(most, Math.abs(step.difference)),
    0,
  );
  return Math.min(1, largest);
}

function requireSameLength(p: readonly number[], q: readonly number[]): void {
  if (p.length !== q.length || p.length === 0) {
    throw new RangeError(
      `a divergence needs two distributions of one length, got ${p.length} and ${q.length}`,
    );
  }
  for (const entry of [...p, ...q]) {
    if (!(entry >= 0) || !Number.isFinite(entry)) throw new RangeError(`not a probability: ${entry}`);
  }
}

/**
 * Kullback-Leibler divergence D(p‖q) = Σ p ln(p/q) in nats (divide by ln 2 for bits), both arrays summing to 1 over the
 * same options. Infinity where p has mass and q has none; never below 0. Throws a RangeError when the lengths differ or
 * an entry is no probability. Source: Kullback & Leibler 1951, Annals of Mathematical Statistics 22:79-86.
 */
export function kullbackLeibler(p: readonly number[], q: readonly number[]): number {
  requireSameLength(p, q);
  return Math.max(
    0,
    sumOrInfinity(p.map((mass, index) => (mass === 0 ? 0 : mass * Math.log(mass / elementAt(q, index))))),
  );
}

/** Compensated summation turns Infinity into NaN. */
function sumOrInfinity(terms: readonly number[]): number {
  return terms.includes(Infinity) ? Infinity : sum(terms);
}

/**
 * Jensen-Shannon divergence in bits, 0..1: the mean divergence of both distributions from their midpoint. Throws a
 * RangeError like `kullbackLeibler`. Source: Lin 1991, IEEE Transactions on Information Theory 37:145-151.
 */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  requireSameLength(p, q);
  // A ratio to the midpoint is at most 2; the midpoint itself could underflow to 0.
  const towardsMiddle = (from: readonly number[], other: readonly number[]): number =>
    sum(
      from.map((mass, index) =>
        mass === 0 ? 0 : mass * (1 - Math.log2(1 + elementAt(other, index) / mass)),
      ),
    );
  return Math.min(1, Math.max(0, (towardsMiddle(p, q) + towardsMiddle(q, p)) / 2));
}

/**
 * Total variation distance of two distributions over named outcomes, half the sum of absolute differences; 0..1. An outcome
 * that one of them lacks has probability 0 there. Throws a RangeError where an entry is no probability.
 */
export function totalVariation(
  p: Readonly<Record<string, number>>,
  q: Readonly<Record<string, number>>,
): number {
  const names = [...new Set([...Object.keys(p), ...Object.keys(q)])];
  const [left, right] = [names.map((name) => p[name] ?? 0), names.map((name) => q[name] ?? 0)];
  requireSameLength(left, right);
  return Math.min(1, sum(left.map((mass, index) => Math.abs(mass - elementAt(right, index)))) / 2);
}

function requireBeta({ alpha, beta }: BetaParameters): void {
  if (!(alpha > 0 && beta > 0) || !Number.isFinite(alpha + beta)) {
    throw new RangeError(`a beta distribution needs two parameters above 0, not ${alpha} and ${beta}`);
  }
}

/** ∫ from 0 to x of the beta distribution function, by parts: x F(x) - E[X; X ≤ x]. */
function integratedBetaCdf(x: number, { alpha, beta }: BetaParameters): number {
  return (
    x * regularisedIncompleteBeta(x, alpha, beta) -
    (alpha / (alpha + beta)) * regularisedIncompleteBeta(x, alpha + 1, beta)
  );
}

/** The point in [from, to] where `isBelowRoot` turns from true to false, to the last bit. */
function bisect(from: number, to: number, isBelowRoot: (x: number) => boolean): number {
  let low = from;
  let high = to;
  for (let iteration = 0; iteration < 200; iteration += 1) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (isBelowRoot(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Where the distribution function of `narrow` (both parameters larger) crosses that of `wide` from below. */
function betaCrossing(narrow: BetaParameters, wide: BetaParameters): number {
  const alphaGap = narrow.alpha - wide.alpha;
  const betaGap = narrow.beta - wide.beta;
  const constant = logBeta(wide.alpha, wide.beta) - logBeta(narrow.alpha, narrow.beta);
  const logDensityRatio = (x: number): number => alphaGap * Math.log(x) + betaGap * Math.log1p(-x) + constant;
  // Between the two points where the densities meet, the difference of the distribution functions only rises.
  const peak = alphaGap / (alphaGap + betaGap);
  const first = bisect(0, peak, (x) => logDensityRatio(x) < 0);
  const second = bisect(peak, 1, (x) => logDensityRatio(x) > 0);
  return bisect(
    first,
    second,
    (x) =>
      regularisedIncompleteBeta(x, narrow.alpha, narrow.beta) <
      regularisedIncompleteBeta(x, wide.alpha, wide.beta),
  );
}

/**
 * Wasserstein-1 distance of two beta distributions, ∫|F(x) - G(x)| dx over 0..1, to about 1e-12: the distance of the
 * steerability index (Miehling et al. 2025, NAACL, arXiv 2411.12405). F - G changes its sign once where one has both
 * parameters larger, and never otherwise, since the likelihood ratio is then monotone and the distance is that of the
 * means; on either side of the crossing the integral has a closed form. Throws a RangeError on parameters not above 0.
 */
export function betaWasserstein1(a: BetaParameters, b: BetaParameters): number {
  requireBeta(a);
  requireBeta(b);
  const meanGap = b.alpha / (b.alpha + b.beta) - a.alpha / (a.alpha + a.beta);
  if ((a.alpha - b.alpha) * (a.beta - b.beta) <= 0) return Math.abs(meanGap);
  const crossing = a.alpha > b.alpha ? betaCrossing(a, b) : betaCrossing(b, a);
  const below = integratedBetaCdf(crossing, a) - integratedBetaCdf(crossing, b);
  // The whole integral of F - G is the difference of the means.
  return Math.abs(below) + Math.abs(meanGap - below);
}
