import { requireConfidence, type Interval } from '../bootstrap.js';
import { logGamma, normalCdf, regularisedIncompleteBeta } from '../special.js';
import { chiSquareCdf } from './gamma-distribution.js';

const NEGLIGIBLE = 1e-17;
const MOST_TERMS = 200_000;

/**
 * Σ w(j) f(j) over j = 0, 1, … for weights that rise to one peak and fall, given by their logarithms: begun at the peak, so
 * that nothing underflows however far from 0 it lies.
 */
function mixtureFromPeak(
  peak: number,
  logWeight: (j: number) => number,
  value: (j: number) => number,
): number {
  let total = 0;
  for (let j = peak; j < peak + MOST_TERMS; j += 1) {
    const weight = Math.exp(logWeight(j));
    total += weight * value(j);
    if (weight < NEGLIGIBLE) break;
  }
  for (let j = peak - 1; j >= 0; j -= 1) {
    const weight = Math.exp(logWeight(j));
    total += weight * value(j);
    if (weight < NEGLIGIBLE) break;
  }
  return total;
}

const logPoisson = (mean: number) => (j: number) => j * Math.log(mean) - mean - logGamma(j + 1);

function requireNoncentrality(noncentrality: number): void {
  if (!(noncentrality >= 0) || !Number.isFinite(noncentrality)) {
    throw new RangeError(`a noncentrality is 0 or more, not ${noncentrality}`);
  }
}

/**
 * Distribution function of the noncentral F: a Poisson mixture of incomplete beta functions (Johnson, Kotz & Balakrishnan
 * 1995, Continuous Univariate Distributions 2, equation 30.10). Throws a RangeError on degrees of freedom not above 0 or a
 * noncentrality below 0.
 */
export function noncentralFCdf(f: number, first: number, second: number, noncentrality: number): number {
  requireNoncentrality(noncentrality);
  if (!(first > 0 && second > 0)) throw new RangeError(`an F needs degrees of freedom above 0`);
  if (!(f > 0)) return 0;
  if (f === Infinity) return 1;
  const x = (first * f) / (first * f + second);
  const value = (j: number): number => regularisedIncompleteBeta(x, first / 2 + j, second / 2);
  if (noncentrality === 0) return value(0);
  const half = noncentrality / 2;
  return Math.min(1, mixtureFromPeak(Math.floor(half), logPoisson(half), value));
}

/**
 * Distribution function of the noncentral χ²: a Poisson mixture of central ones (Johnson, Kotz & Balakrishnan 1995, equation
 * 29.3). Throws a RangeError on degrees of freedom not above 0 or a noncentrality below 0.
 */
export function noncentralChiSquareCdf(x: number, degrees: number, noncentrality: number): number {
  requireNoncentrality(noncentrality);
  const value = (j: number): number => chiSquareCdf(x, degrees + 2 * j);
  if (noncentrality === 0) return value(0);
  const half = noncentrality / 2;
  return Math.min(1, mixtureFromPeak(Math.floor(half), logPoisson(half), value));
}

/**
 * Distribution function of the noncentral t (Lenth 1989, Applied Statistics 38:185-189, algorithm AS 243, with its two series
 * begun at their peak). Any noncentrality that is a finite number. Throws a RangeError on degrees of freedom not above 0.
 */
export function noncentralTCdf(t: number, degrees: number, noncentrality: number): number {
  if (!(degrees > 0) || !Number.isFinite(degrees) || !Number.isFinite(noncentrality)) {
    throw new RangeError(`a noncentral t needs degrees of freedom above 0 and a finite noncentrality`);
  }
  if (t < 0) return 1 - noncentralTCdf(-t, degrees, -noncentrality);
  const below = normalCdf(-noncentrality);
  if (t === 0) return below;
  if (t === Infinity) return 1;
  if (noncentrality === 0) return 0.5 + regularisedIncompleteBeta(share(t, degrees), 0.5, degrees / 2) / 2;
  const x = share(t, degrees);
  const half = noncentrality ** 2 / 2;
  const peak = Math.floor(half);
  const even = mixtureFromPeak(peak, logPoisson(half), (j) =>
    regularisedIncompleteBeta(x, j + 0.5, degrees / 2),
  );
  const odd = mixtureFromPeak(
    peak,
    (j) => (j + 0.5) * Math.log(half) - half - logGamma(j + 1.5),
    (j) => regularisedIncompleteBeta(x, j + 1, degrees / 2),
  );
  return Math.min(1, Math.max(0, below + (even + Math.sign(noncentrality) * odd) / 2));
}

const share = (t: number, degrees: number): number => (t * t) / (t * t + degrees);

/** The noncentrality at which a falling `tail` has the value `wanted`, by bisection between `low` and `high`. */
function solveFalling(
  tail: (noncentrality: number) => number,
  wanted: number,
  low: number,
  high: number,
): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 200 && right - left > 1e-12 * Math.max(1, Math.abs(left)); step += 1) {
    const middle = (left + right) / 2;
    if (tail(middle) > wanted) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

function tailsOf(confidence: number): readonly [number, number] {
  requireConfidence(confidence);
  return [(1 + confidence) / 2, (1 - confidence) / 2];
}

/**
 * Interval for the noncentrality of an observed t by inversion of its distribution function (Steiger & Fouladi 1997, in Harlow,
 * Mulaik & Steiger, What if there were no significance tests?, chapter 9). `estimate` is t. Throws a RangeError on a t that is
 * not finite or a confidence outside (0, 1).
 */
export function tNoncentralityInterval(t: number, degrees: number, confidence: number): Interval {
  if (!Number.isFinite(t)) throw new RangeError(`an interval needs a finite t, not ${t}`);
  const [upper, lower] = tailsOf(confidence);
  const reach = 12 + 3 * Math.abs(t);
  const at = (wanted: number): number =>
    solveFalling((noncentrality) => noncentralTCdf(t, degrees, noncentrality), wanted, t - reach, t + reach);
  return { estimate: t, low: at(upper), high: at(lower) };
}

function fallingInterval(
  estimate: number,
  cdf: (noncentrality: number) => number,
  confidence: number,
): Interval {
  const [upper, lower] = tailsOf(confidence);
  // A statistic so small that not even a noncentrality of 0 makes it likely bounds at 0 (Steiger 2004).
  const at = (wanted: number): number => {
    if (cdf(0) <= wanted) return 0;
    let high = 16 + 4 * estimate;
    while (cdf(high) > wanted) high *= 2;
    return solveFalling(cdf, wanted, 0, high);
  };
  return { estimate, low: at(upper), high: at(lower) };
}

/**
 * Interval for the noncentrality of an observed F (Steiger 2004, Psychological Methods 9:164-182), 0 or more; `estimate` is
 * F · first, what F would show without error. Throws a RangeError on an F that is not finite or below 0.
 */
export function fNoncentralityInterval(
  f: number,
  first: number,
  second: number,
  confidence: number,
): Interval {
  if (!(f >= 0) || !Number.isFinite(f)) throw new RangeError(`an interval needs a finite F, not ${f}`);
  return fallingInterval(
    f * first,
    (noncentrality) => noncentralFCdf(f, first, second, noncentrality),
    confidence,
  );
}

/**
 * Interval for the noncentrality of an observed χ² (Smithson 2003, Confidence Intervals, chapter 4), 0 or more; `estimate` is
 * χ². Throws a RangeError on a χ² that is not finite or below 0.
 */
export function chiSquareNoncentralityInterval(x: number, degrees: number, confidence: number): Interval {
  if (!(x >= 0) || !Number.isFinite(x)) throw new RangeError(`an interval needs a finite χ², not ${x}`);
  return fallingInterval(x, (noncentrality) => noncentralChiSquareCdf(x, degrees, noncentrality), confidence);
}
