import type {
  ExperimentDesign,
  ExperimentTest,
  Hypothesis,
  PublishedEffect,
} from '../../../shared/domain/replication/experiment.js';
import type { HypothesisResult } from '../../../shared/domain/replication/result.js';
import { proportionTest, proportionsTest } from '../../analysis/experiments/contingency.js';
import { dFromOddsRatio } from '../../analysis/experiments/effect-conversions.js';
import { chiSquareUpperTail } from '../../analysis/experiments/gamma-distribution.js';
import { tNoncentralityInterval } from '../../analysis/experiments/noncentral.js';
import { fCdf, normalCdf, tCdf } from '../../analysis/special.js';
import { weightsOf } from './counted-choices.js';

/** The two-sided p of a published effect: as given, else of its statistic, else of its counts. Throws a RangeError without any. */
export function publishedP(
  { p, statistic, counts }: PublishedEffect,
  design: ExperimentDesign,
  hypothesis: Hypothesis,
): number {
  if (p !== undefined) return p;
  if (statistic !== undefined) return statisticP(statistic);
  const [first, second] = orderedCounts(design, hypothesis, counts);
  if (first === undefined) throw new RangeError(`no p of the hypothesis ${hypothesis.id}`);
  if (second === undefined) return proportionTest(first, design.chance ?? 0.5, 0.95).p;
  return proportionsTest(first, second, 0.95).p;
}

function statisticP({ name, value, degrees }: NonNullable<PublishedEffect['statistic']>): number {
  const [first = 1, second = 1] = degrees;
  switch (name) {
    case 't':
      return 2 * tCdf(-Math.abs(value), first);
    case 'F':
      return fCdf(1 / value, second, first);
    case 'chi2':
      return chiSquareUpperTail(value, first);
    case 'z':
      return 2 * normalCdf(-Math.abs(value));
    case 'r':
      return 2 * tCdf(-Math.abs(value) * Math.sqrt(first / (1 - value * value)), first);
  }
}

/** Choices in the cell that a hypothesis holds to be higher, then lower, as far as they are published. */
export function orderedCounts(
  design: ExperimentDesign,
  { contrast }: Hypothesis,
  counts: PublishedEffect['counts'] = {},
): NonNullable<PublishedEffect['counts']>[string][] {
  const weights = weightsOf(design, contrast);
  return [1, -1].flatMap((sign) => {
    const cell = design.cells[weights.findIndex((weight) => Math.sign(weight) === sign)];
    return (cell === undefined ? undefined : counts[cell.id]) ?? [];
  });
}

/**
 * The original's effect with an interval: of two counted shares by their odds ratio; else by the noncentral t of the published
 * d in two groups of one size (one group for shares against chance and pairs), since group sizes are seldom given.
 */
export function originalEffect(
  design: ExperimentDesign,
  hypothesis: Hypothesis,
  confidence: number,
): HypothesisResult['original'] {
  const { published } = hypothesis;
  if (published === undefined) return null;
  const { n, d, confidence: sureness, place } = published;
  const heading = { n, p: publishedP(published, design, hypothesis), confidence: sureness, place };
  const [first, second] = orderedCounts(design, hypothesis, published.counts);
  if (design.test === 'proportions' && first !== undefined && second !== undefined) {
    const { oddsRatio } = proportionsTest(first, second, confidence);
    const [estimate, low, high] = [oddsRatio.estimate, oddsRatio.low, oddsRatio.high].map(dFromOddsRatio);
    return { ...heading, d: estimate ?? d, low: low ?? null, high: high ?? null };
  }
  const single = ofOneGroup(design.test);
  const scale = single ? Math.sqrt(n) : Math.sqrt(n) / 2;
  const { low, high } = tNoncentralityInterval(d * scale, single ? n - 1 : n - 2, confidence);
  return { ...heading, d, low: low / scale, high: high / scale };
}

function ofOneGroup(test: ExperimentTest): boolean {
  return test === 'paired' || test === 'proportion';
}
