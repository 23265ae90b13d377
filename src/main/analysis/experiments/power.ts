import { fQuantile, normalCdf, normalQuantile, tQuantile } from '../special.js';
import { chiSquareUpperTail } from './gamma-distribution.js';
import { noncentralChiSquareCdf, noncentralFCdf, noncentralTCdf } from './noncentral.js';

function requireAlpha(alpha: number): void {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not at ${alpha}`);
}

/**
 * Power of a two-sided t test of two groups at an effect d, by the noncentral t (Cohen 1988, Statistical Power Analysis, chapter
 * 2), both tails counted. 0..1. Throws a RangeError on alpha outside (0, 1) or fewer than three values.
 */
export function tTestPower(d: number, first: number, second: number, alpha: number): number {
  requireAlpha(alpha);
  return tPower(d * Math.sqrt((first * second) / (first + second)), first + second - 2, alpha);
}

/** Power of a two-sided paired t test at an effect d_z of n pairs. Throws a RangeError like `tTestPower`. */
export function pairedTestPower(d: number, pairs: number, alpha: number): number {
  requireAlpha(alpha);
  return tPower(d * Math.sqrt(pairs), pairs - 1, alpha);
}

function tPower(noncentrality: number, degrees: number, alpha: number): number {
  const critical = tQuantile(1 - alpha / 2, degrees);
  const power =
    1 - noncentralTCdf(critical, degrees, noncentrality) + noncentralTCdf(-critical, degrees, noncentrality);
  return Math.min(1, Math.max(0, power));
}

/**
 * Power of a two-sided t test to be significant in the direction of a noncentrality above 0: P(t > the critical t), without the
 * other tail (as R's power.t.test unless it is strict). For an F with one degree of freedom, √ of its noncentrality is that of t.
 * 0..1. Throws a RangeError on alpha outside (0, 1) or degrees of freedom not above 0.
 */
export function directedTPower(noncentrality: number, degrees: number, alpha: number): number {
  requireAlpha(alpha);
  return 1 - noncentralTCdf(tQuantile(1 - alpha / 2, degrees), degrees, noncentrality);
}

/**
 * Power of a χ² test with one degree of freedom to be significant in the direction of an effect w above 0: P(z > the critical
 * z) with w √count for the mean of z (Cohen 1988, chapter 7). 0..1. Throws a RangeError on alpha outside (0, 1).
 */
export function directedChiSquarePower(w: number, count: number, alpha: number): number {
  requireAlpha(alpha);
  return normalCdf(w * Math.sqrt(count) - normalQuantile(1 - alpha / 2));
}

/**
 * Power of an F test at a partial η² with `count` values in all, noncentrality f² · count with f² = η² / (1 - η²) (Cohen 1988,
 * chapter 8). 0..1. Throws a RangeError on alpha outside (0, 1) or η² outside [0, 1).
 */
export function fTestPower(
  partialEtaSquared: number,
  first: number,
  second: number,
  count: number,
  alpha: number,
): number {
  requireAlpha(alpha);
  if (!(partialEtaSquared >= 0 && partialEtaSquared < 1)) {
    throw new RangeError(`η² lies in [0, 1), not at ${partialEtaSquared}`);
  }
  const noncentrality = (count * partialEtaSquared) / (1 - partialEtaSquared);
  return 1 - noncentralFCdf(fQuantile(1 - alpha, first, second), first, second, noncentrality);
}

/**
 * Power of a χ² test at an effect w (√ of the noncentrality over n), Cohen 1988, chapter 7. 0..1. Throws a RangeError on alpha
 * outside (0, 1).
 */
export function chiSquarePower(w: number, count: number, degrees: number, alpha: number): number {
  requireAlpha(alpha);
  return 1 - noncentralChiSquareCdf(chiSquareQuantile(1 - alpha, degrees), degrees, w * w * count);
}

function chiSquareQuantile(p: number, degrees: number): number {
  let [low, high] = [0, 16 * (1 + degrees)];
  while (1 - chiSquareUpperTail(high, degrees) < p) high *= 2;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (1 - chiSquareUpperTail(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Power of a two-sided test of two proportions at an effect h (Cohen 1988, chapter 6, by the normal distribution of 2 asin √p).
 * 0..1. Throws a RangeError on alpha outside (0, 1).
 */
export function proportionsPower(h: number, first: number, second: number, alpha: number): number {
  requireAlpha(alpha);
  return normalPower(h * Math.sqrt((first * second) / (first + second)), alpha);
}

/** Power of a two-sided test of one proportion at an effect h (Cohen 1988, chapter 6). Throws like `proportionsPower`. */
export function proportionPower(h: number, count: number, alpha: number): number {
  requireAlpha(alpha);
  return normalPower(h * Math.sqrt(count), alpha);
}

function normalPower(shift: number, alpha: number): number {
  const critical = normalQuantile(1 - alpha / 2);
  return normalCdf(shift - critical) + normalCdf(-shift - critical);
}

/**
 * The effect, 0 or more, at which a test has the power asked for; `power` rises with the effect, and is asked from 0 to `most`.
 * With 1/3 and an original study's sample it is the d33 % of Simonsohn 2015, Psychological Science 26:559-569: an effect so
 * small that the original had one chance in three to see it. Null where the power lies beyond `most`.
 */
export function effectAtPower(power: (effect: number) => number, wanted: number, most = 10): number | null {
  if (!(wanted > 0 && wanted < 1)) throw new RangeError(`a power lies between 0 and 1, not at ${wanted}`);
  if (power(most) < wanted) return null;
  let [low, high] = [0, most];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (power(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
