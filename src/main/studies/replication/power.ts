import type { ExperimentDesign, Hypothesis } from '../../../shared/domain/replication/experiment.js';
import { etaSquaredFromD, oddsRatioFromD, rFromD } from '../../analysis/experiments/effect-conversions.js';
import { oneSharePower, twoSharesPower } from '../../analysis/experiments/exact-power.js';
import {
  chiSquarePower,
  directedChiSquarePower,
  directedTPower,
  effectAtPower,
  fTestPower,
} from '../../analysis/experiments/power.js';
import { sum } from '../../analysis/summary.js';
import { elementAt } from '../../analysis/element.js';
import { orderedCounts } from './original.js';
import { twoCells } from './significance.js';

/** The power at which the original's sample sets the smallest effect of interest (Simonsohn 2015). */
const SMALL_TELESCOPE = 1 / 3;

/** What the power of one hypothesis hangs on, besides its effect and its participants. */
export interface PowerBasis {
  readonly design: ExperimentDesign;
  readonly hypothesis: Hypothesis;
  /** Answers to choose from. */
  readonly options: number;
  readonly alpha: number;
}

/**
 * Chance to find an effect d with `sizes` participants by cell, in the design's order: p below alpha in the direction of the
 * hypothesis, by the family of the experiment's own test. t tests and effects with one degree of freedom in an analysis of
 * variance (noncentrality d √N / 2) by the noncentral t; effects with more by the noncentral F, a table of choices by the
 * noncentral χ², which know no direction. Two shares by the exact power of Pearson's χ², with the published share of the lower
 * cell for its own; where none is published by w = r of d. One share by the exact power of the binomial test.
 */
export function foundPower(
  { design, hypothesis, options, alpha }: PowerBasis,
  sizes: readonly number[],
): (d: number) => number {
  const total = sum(sizes);
  const [upper, lower] = twoCells(design, hypothesis);
  switch (design.test) {
    case 'student':
    case 'welch': {
      const [first, second] = [elementAt(sizes, upper), elementAt(sizes, lower)];
      const scale = Math.sqrt((first * second) / (first + second));
      return (d) => directedTPower(d * scale, first + second - 2, alpha);
    }
    case 'paired': {
      const pairs = elementAt(sizes, 0);
      return (d) => directedTPower(d * Math.sqrt(pairs), pairs - 1, alpha);
    }
    case 'anova': {
      const error = total - sizes.length;
      const degrees = degreesOf(design, hypothesis);
      if (degrees === 1) return (d) => directedTPower((d * Math.sqrt(total)) / 2, error, alpha);
      return (d) => fTestPower(etaSquaredFromD(d), degrees, error, total, alpha);
    }
    case 'chi-square': {
      const degrees = (sizes.length - 1) * (options - 1);
      const smaller = Math.min(sizes.length, options) - 1;
      if (degrees === 1) return (d) => directedChiSquarePower(rFromD(d), total, alpha);
      return (d) => chiSquarePower(rFromD(d) * Math.sqrt(smaller), total, degrees, alpha);
    }
    case 'proportions': {
      const [, published] = orderedCounts(design, hypothesis, hypothesis.published?.counts);
      if (published === undefined) return (d) => directedChiSquarePower(rFromD(d), total, alpha);
      const power = twoSharesPower(elementAt(sizes, upper), elementAt(sizes, lower), alpha);
      const share = published.successes / published.count;
      return (d) => power(moved(share, d), share);
    }
    case 'proportion': {
      const chance = design.chance ?? 0.5;
      const power = oneSharePower(elementAt(sizes, 0), chance, alpha);
      return (d) => power(moved(chance, d));
    }
  }
}

/** The effect that an original with n participants had one chance in three to find (d33 %, small telescopes). */
export function smallTelescope(basis: PowerBasis, n: number): number | null {
  const { design, hypothesis } = basis;
  const each = n / (design.test === 'paired' ? 1 : design.cells.length);
  // Tests of shares count people, so that their groups are whole.
  const size = design.test === 'proportions' || design.test === 'proportion' ? Math.round(each) : each;
  const sizes = design.cells.map(({ id }) => hypothesis.published?.counts?.[id]?.count ?? Math.max(1, size));
  return effectAtPower(foundPower(basis, sizes), SMALL_TELESCOPE);
}

/** A share whose odds are those of another, times the odds ratio that d stands for. */
function moved(share: number, d: number): number {
  if (share <= 0 || share >= 1) return share;
  const odds = (share / (1 - share)) * oddsRatioFromD(d);
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/** Degrees of freedom of a main effect or an interaction. */
function degreesOf(design: ExperimentDesign, { factors }: Pick<Hypothesis, 'factors'>): number {
  return design.factors
    .filter(({ id }) => factors.includes(id))
    .reduce((product, { levels }) => product * (levels.length - 1), 1);
}
