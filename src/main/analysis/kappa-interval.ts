import { agreementTable, cohenKappa } from './agreement.js';
import { requireConfidence, type Interval } from './bootstrap.js';
import { elementAt } from './element.js';
import { normalQuantile, tQuantile } from './special.js';
import { mean, sum } from './summary.js';

/** A text's label (0..labels - 1) and the shares of the answers that it got, by label, which sum to 1. */
export interface JudgedText {
  readonly gold: number;
  readonly shares: readonly number[];
}

/** Cohen's κ without and with quadratic weights; null where a figure is undefined, be it with one text left out. */
export interface KappaIntervals {
  readonly kappa: Interval | null;
  readonly weightedKappa: Interval | null;
}

/** How the error over texts is to be judged. */
export interface KappaError {
  /** By how much the error variance is to be multiplied, at least 1, for what goes together over texts. */
  readonly designEffect: number;
  /** Degrees of freedom of the error, above 0. */
  readonly degrees: number;
  /** Coverage, between 0 and 1, e.g. .95. */
  readonly confidence: number;
}

const LOWEST = -1;

/**
 * Cohen's κ of texts' labels with the answers they got, as expected values where these are probabilities. The interval is Student's
 * on log(1 - κ), the logarithm of disagreement over that by chance, with the error of a jackknife over texts (Efron & Tibshirani
 * 1993, An Introduction to the Bootstrap, section 11.1) times the design effect: percentiles of resamples, which are
 * narrower, cover .88 to .95 (`gold-coverage.json` tells what this one does). Where nothing was answered wrongly it reaches down
 * to the κ of as many errors as the score interval allows, as by chance. Within -1..1. Throws a RangeError like `agreementTable`,
 * on a design effect below 1, or on a confidence outside (0, 1).
 */
export function kappaIntervals(judged: readonly JudgedText[], error: KappaError): KappaIntervals {
  if (!(error.designEffect >= 1))
    throw new RangeError(`a design effect is at least 1, not ${error.designEffect}`);
  requireConfidence(error.confidence);
  const table = agreementTable(
    judged.map(({ gold }) => gold),
    judged.map(({ shares }) => shares),
  );
  return {
    kappa: intervalOf(table, judged, 'none', error),
    weightedKappa: intervalOf(table, judged, 'quadratic', error),
  };
}

function intervalOf(
  table: readonly (readonly number[])[],
  judged: readonly JudgedText[],
  weights: 'none' | 'quadratic',
  { designEffect, degrees, confidence }: KappaError,
): Interval | null {
  const estimate = cohenKappa(table, weights);
  if (estimate === null) return null;
  const wrong = 1 - estimate;
  if (wrong <= ROUNDING) return { estimate, low: lowestOfNone(table, confidence), high: 1 };
  const without = judged.map((text) => cohenKappa(lessOne(table, text), weights));
  const left = without.filter((value) => value !== null);
  if (left.length < without.length || left.length < 2) return null;
  const centre = mean(left);
  const variance =
    ((left.length - 1) / left.length) * sum(left.map((value) => (value - centre) ** 2)) * designEffect;
  const reach = (tQuantile((1 + confidence) / 2, degrees) * Math.sqrt(variance)) / wrong;
  return {
    estimate,
    low: Math.max(LOWEST, 1 - wrong * Math.exp(reach)),
    high: 1 - wrong * Math.exp(-reach),
  };
}

const ROUNDING = 1e-12;

function lessOne(
  table: readonly (readonly number[])[],
  { gold, shares }: JudgedText,
): readonly (readonly number[])[] {
  return table.map((row, label) =>
    // Sums less one of their terms may fall below 0 by rounding.
    label === gold ? row.map((count, at) => Math.max(0, count - elementAt(shares, at))) : row,
  );
}

/** κ were the wrong answers as many as the upper end of Wilson's interval of none, and at chance. */
function lowestOfNone(table: readonly (readonly number[])[], confidence: number): number {
  const texts = sum(table.flat());
  const square = normalQuantile((1 + confidence) / 2) ** 2;
  const chance =
    1 -
    sum(
      table.map(
        (row, label) => (sum(row) / texts) * (sum(table.map((own) => elementAt(own, label))) / texts),
      ),
    );
  return Math.max(LOWEST, 1 - square / (texts + square) / chance);
}
