import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/main/analysis/random.js';
import {
  alphaInterval,
  guttmanLambda6,
  lambda6Interval,
  omegaInterval,
  splitHalfInterval,
} from '../../../src/main/analysis/reliability-intervals.js';
import { cronbachAlpha, mcdonaldOmega, splitHalf } from '../../../src/main/analysis/reliability.js';
import { standardDeviation } from '../../../src/main/analysis/summary.js';
import { REFERENCE } from './reference/reference.js';

const { attitude, ordinal } = REFERENCE.scales;
const SCALES = [
  ['attitude', attitude],
  ['ordinal', ordinal],
] as const;

const options = (seed = 1) => ({ confidence: 0.95, replicates: 150, random: createRandom(seed) });

/** Items divided by their standard deviations: their covariances are correlations. */
const standardised = (rows: readonly (readonly number[])[]) => {
  const scales = rows[0]!.map((_, item) => standardDeviation(rows.map((row) => row[item]!)));
  return rows.map((row) => row.map((value, item) => value / scales[item]!));
};

describe.each(SCALES)('reliability of %s against R', (_, scale) => {
  it('has the interval of α of psych::alpha.ci', () => {
    const interval = alphaInterval(scale.rows, 0.95);
    expect(interval?.estimate).toBeCloseTo(scale.alpha, 12);
    expect(interval?.low).toBeCloseTo(scale.alphaLow, 10);
    expect(interval?.high).toBeCloseTo(scale.alphaHigh, 10);
  });

  it('has λ6 of raw scores and, standardised, of psych::splitHalf', () => {
    expect(guttmanLambda6(scale.rows)).toBeCloseTo(scale.lambda6, 11);
    expect(guttmanLambda6(standardised(scale.rows))).toBeCloseTo(scale.lambda6Standardised, 11);
  });

  it('has ω from the loadings of psych::fa', () => {
    // psych stops its optimiser earlier than ours.
    expect(mcdonaldOmega(scale.rows)).toBeCloseTo(scale.omega, 4);
  });

  it('draws intervals around the estimates, the same for the same seed', () => {
    for (const [draw, estimate] of [
      [omegaInterval, mcdonaldOmega],
      [splitHalfInterval, splitHalf],
      [lambda6Interval, guttmanLambda6],
    ] as const) {
      const interval = draw(scale.rows, options());
      expect(interval?.estimate).toBe(estimate(scale.rows));
      expect(interval!.low).toBeLessThan(interval!.estimate);
      expect(interval!.high).toBeGreaterThan(interval!.estimate);
      expect(interval!.high).toBeLessThanOrEqual(1);
      expect(draw(scale.rows, options())).toEqual(interval);
      expect(draw(scale.rows, options(2))).not.toEqual(interval);
    }
  });
});

describe('alphaInterval', () => {
  it('covers the reliability of parallel items as often as it says', () => {
    // Two uniform parts of equal variance: r = .5 between items, α of four items .8.
    const random = createRandom(11);
    let covered = 0;
    const sets = 600;
    for (let set = 0; set < sets; set += 1) {
      const rows = Array.from({ length: 30 }, () => {
        const trait = random.next();
        return Array.from({ length: 4 }, () => trait + random.next());
      });
      const interval = alphaInterval(rows, 0.9)!;
      if (interval.low <= 0.8 && 0.8 <= interval.high) covered += 1;
    }
    expect(covered / sets).toBeGreaterThan(0.87);
    expect(covered / sets).toBeLessThan(0.96);
  });

  it('is null where α is and refuses a confidence out of range', () => {
    expect(alphaInterval([[1, 2]], 0.95)).toBeNull();
    expect(() => alphaInterval(attitude.rows, 95)).toThrow(RangeError);
  });
});

describe('guttmanLambda6', () => {
  it('is at least α for items of one length of scale', () => {
    expect(guttmanLambda6(ordinal.rows)!).toBeGreaterThan(cronbachAlpha(ordinal.rows)!);
  });

  it('is null with items that depend on one another, or too few respondents', () => {
    expect(guttmanLambda6(attitude.rows.map((row) => [row[0]!, row[1]!, row[0]! + row[1]!]))).toBeNull();
    expect(guttmanLambda6(attitude.rows.slice(0, 7))).toBeNull();
    expect(guttmanLambda6([[1, 2]])).toBeNull();
    expect(guttmanLambda6([[1], [2]])).toBeNull();
    expect(lambda6Interval([[1, 2]], options())).toBeNull();
    expect(() => guttmanLambda6([[1, 2], [1]])).toThrow(RangeError);
  });
});
