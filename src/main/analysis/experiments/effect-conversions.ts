import { logGamma } from '../special.js';

/** Standard deviation of the logistic distribution: what a log odds ratio is divided by to be read as d. */
const LOGISTIC_SD = Math.PI / Math.sqrt(3);

function requirePositive(value: number, what: string): void {
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`${what} is above 0, not ${value}`);
}

/**
 * Hedges' correction J of d for its degrees of freedom, exact: Γ(m/2) / (√(m/2) Γ((m - 1)/2)) (Hedges 1981, Journal of
 * Educational Statistics 6:107-128, equation 6e); 0 with one degree. Throws a RangeError below one degree.
 */
export function hedgesCorrection(degrees: number): number {
  if (!(degrees >= 1))
    throw new RangeError(`a correction needs one degree of freedom or more, not ${degrees}`);
  if (degrees === 1) return 0;
  return Math.exp(logGamma(degrees / 2) - logGamma((degrees - 1) / 2)) / Math.sqrt(degrees / 2);
}

/**
 * d of two groups of one size from a correlation, d = 2r / √(1 - r²) (Borenstein et al. 2009, Introduction to Meta-Analysis,
 * equation 7.5). Throws a RangeError for an r outside (-1, 1).
 */
export function dFromR(r: number): number {
  if (!(Math.abs(r) < 1)) throw new RangeError(`a correlation lies within (-1, 1), not at ${r}`);
  return (2 * r) / Math.sqrt(1 - r * r);
}

/**
 * Correlation from d, r = d / √(d² + (n₁ + n₂)² / (n₁n₂)) (Borenstein et al. 2009, equation 7.7); groups of one size where
 * their sizes are not given.
 */
export function rFromD(d: number, first = 1, second = 1): number {
  requirePositive(first, 'a group');
  requirePositive(second, 'a group');
  return d / Math.sqrt(d * d + (first + second) ** 2 / (first * second));
}

/**
 * d from an odds ratio, ln OR · √3/π (Hasselblad & Hedges 1995, Psychological Bulletin 117:167-178; Chinn 2000, Statistics in
 * Medicine 19:3127-3131). Throws a RangeError unless it is above 0.
 */
export function dFromOddsRatio(oddsRatio: number): number {
  requirePositive(oddsRatio, 'an odds ratio');
  return Math.log(oddsRatio) / LOGISTIC_SD;
}

/** The inverse of `dFromOddsRatio`. */
export function oddsRatioFromD(d: number): number {
  return Math.exp(d * LOGISTIC_SD);
}

/** d of two groups from their t: t √(1/n₁ + 1/n₂) (Borenstein et al. 2009, table 4.1 with the definition of t). */
export function dFromT(t: number, first: number, second: number): number {
  requirePositive(first, 'a group');
  requirePositive(second, 'a group');
  return t * Math.sqrt(1 / first + 1 / second);
}

/** η² of two groups of one size from d: d² / (d² + 4) (Cohen 1988, Statistical Power Analysis, equation 8.2.22). */
export function etaSquaredFromD(d: number): number {
  return (d * d) / (d * d + 4);
}

/**
 * The size of d, without its sign, from η² of two groups: 2 √(η² / (1 - η²)) (Cohen 1988, equations 8.2.19 and 8.2.7). Throws
 * a RangeError outside [0, 1).
 */
export function dFromEtaSquared(etaSquared: number): number {
  if (!(etaSquared >= 0 && etaSquared < 1)) throw new RangeError(`η² lies in [0, 1), not at ${etaSquared}`);
  return 2 * Math.sqrt(etaSquared / (1 - etaSquared));
}

/** Partial η² from F: F·df₁ / (F·df₁ + df₂) (Cohen 1973, Educational and Psychological Measurement 33:107-112). */
export function partialEtaSquaredFromF(f: number, first: number, second: number): number {
  return (f * first) / (f * first + second);
}

/**
 * The size of d from a χ² with one degree of freedom, through r = √(χ²/n) (Rosenthal 1994, in Cooper & Hedges, The Handbook
 * of Research Synthesis, chapter 16). Throws a RangeError unless 0 ≤ χ² < n.
 */
export function dFromChiSquare(chiSquare: number, n: number): number {
  if (!(chiSquare >= 0)) throw new RangeError(`a χ² is 0 or more, not ${chiSquare}`);
  return dFromR(Math.sqrt(chiSquare / n));
}

/** Cohen's h of two proportions: 2 asin √p₁ - 2 asin √p₂ (Cohen 1988, equation 6.2.1). */
export function cohenH(first: number, second: number): number {
  return 2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second));
}
