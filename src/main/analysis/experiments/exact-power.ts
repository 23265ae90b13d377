import { elementAt } from '../element.js';
import { logGamma, normalQuantile, regularisedIncompleteBeta } from '../special.js';
import { proportionTest } from './contingency.js';

const LEAST_SHARE = 1e-12;

function requireDesign(counts: readonly number[], alpha: number): void {
  if (counts.some((count) => !(Number.isInteger(count) && count > 0))) {
    throw new RangeError(`a group is a whole number above 0, not ${counts.join(' and ')}`);
  }
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha lies between 0 and 1, not at ${alpha}`);
}

function kept(share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies in [0, 1], not at ${share}`);
  return Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
}

/** P(X ≥ least) of a binomial X. */
function atLeast(least: number, count: number, share: number): number {
  if (least <= 0) return 1;
  return least > count ? 0 : regularisedIncompleteBeta(share, least, count - least + 1);
}

/** Probabilities of 0..count. */
function binomial(count: number, share: number): number[] {
  return Array.from({ length: count + 1 }, (_, k) =>
    Math.exp(
      logGamma(count + 1) -
        logGamma(k + 1) -
        logGamma(count - k + 1) +
        k * Math.log(share) +
        (count - k) * Math.log1p(-share),
    ),
  );
}

/**
 * Exact power of Pearson's χ² test of two shares, without a correction for continuity and two-sided at alpha, to be significant
 * with the first share above the second: the sum of the two binomial probabilities over all tables that are (Suissa & Shuster
 * 1985, Journal of the Royal Statistical Society A 148:317-327). Takes the groups' sizes first, since the tables depend on
 * nothing else; the shares lie in [0, 1]. Gives 0..1. Throws a RangeError on groups that are no whole numbers above 0, alpha
 * outside (0, 1) or a share outside [0, 1].
 */
export function twoSharesPower(
  firstCount: number,
  secondCount: number,
  alpha: number,
): (first: number, second: number) => number {
  requireDesign([firstCount, secondCount], alpha);
  const critical = normalQuantile(1 - alpha / 2) ** 2;
  const isFound = (one: number, two: number): boolean => {
    const all = one + two;
    const left = firstCount + secondCount - all;
    const ahead = one * secondCount - two * firstCount;
    if (ahead <= 0) return false;
    return ((firstCount + secondCount) * ahead * ahead) / (firstCount * secondCount * all * left) > critical;
  };
  // The statistic rises with the first count and falls with the second, so that what is found begins at a step that only rises.
  const least: number[] = [];
  let step = 0;
  for (let two = 0; two <= secondCount; two += 1) {
    while (step <= firstCount && !isFound(step, two)) step += 1;
    least.push(step);
  }
  return (first, second) => {
    const share = kept(first);
    const power = binomial(secondCount, kept(second)).reduce(
      (sum, probability, two) => sum + probability * atLeast(elementAt(least, two), firstCount, share),
      0,
    );
    return Math.min(1, power);
  };
}

/**
 * Exact power of the two-sided binomial test of one share against `chance` (as `proportionTest`) to be significant above it:
 * P(X ≥ the least count that is). Takes the design first, then the share, in [0, 1]. Gives 0..1. Throws a RangeError on a count
 * that is no whole number above 0, alpha or chance outside (0, 1), or a share outside [0, 1].
 */
export function oneSharePower(count: number, chance: number, alpha: number): (share: number) => number {
  requireDesign([count], alpha);
  let [low, high] = [Math.floor(count * chance), count + 1];
  // Between them: `low` is not found, `high` is, or lies beyond the last.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (proportionTest({ successes: middle, count }, chance, 0.95).p < alpha) high = middle;
    else low = middle;
  }
  return (share) => atLeast(high, count, kept(share));
}
