import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kolmogorovSmirnov } from '../../../src/main/analysis/distance.js';
import {
  empiricalDistribution,
  itemDistribution,
  meanOf,
  mixture,
  normalise,
  quantileOf,
  sampleDistribution,
  scaleScoreDistribution,
  varianceOf,
  type KeyedItemDistribution,
} from '../../../src/main/analysis/distribution.js';
import { createRandom, sampleIndex, type Random } from '../../../src/main/analysis/random.js';
import { mean, sum } from '../../../src/main/analysis/summary.js';
import { distributions, optionProbabilities } from './distributions.js';

const SCORES = [1, 2, 3, 4, 5];

const keyedItems = fc.array(fc.record({ q: optionProbabilities(5), sign: fc.constantFrom<1 | -1>(1, -1) }), {
  minLength: 1,
  maxLength: 30,
});

/** What the convolution replaces: answer every item once, key, and take the mean. */
function administer(items: readonly KeyedItemDistribution[], random: Random): number {
  const keyed = items.map(({ q, sign }) => {
    const score = SCORES[sampleIndex(random, q)]!;
    return sign === 1 ? score : 6 - score;
  });
  return mean(keyed);
}

describe('normalise', () => {
  it('divides by the sum', () => {
    expect(normalise([1, 3, 4])).toEqual([0.125, 0.375, 0.5]);
    expect(normalise([0, 2e-300])).toEqual([0, 1]);
  });

  it('rejects what cannot be shares', () => {
    for (const p of [[], [0, 0], [1, -0.1], [NaN, 1], [Infinity, 1]]) {
      expect(() => normalise(p)).toThrow(RangeError);
    }
  });
});

describe('scaleScoreDistribution', () => {
  it('agrees with numpy.convolve on three items, the third reversed', () => {
    // numpy 2.4.6: convolve(convolve(a, b), c[::-1]).
    const { values, probabilities } = scaleScoreDistribution(
      [
        { q: [0.1, 0.2, 0.3, 0.25, 0.15], sign: 1 },
        { q: [0.05, 0.05, 0.1, 0.3, 0.5], sign: 1 },
        { q: [0.4, 0.3, 0.2, 0.1, 0], sign: -1 },
      ],
      SCORES,
    );
    const expected = [
      0, 0.0005, 0.0025, 0.008, 0.02125, 0.048, 0.0915, 0.1475, 0.19575, 0.2025, 0.162, 0.0905, 0.03,
    ];
    expect(values).toEqual(expected.map((_, index) => (3 + index) / 3));
    expect(probabilities).toHaveLength(expected.length);
    for (const [index, probability] of expected.entries())
      expect(probabilities[index]).toBeCloseTo(probability, 14);
  });

  it('is binomial for two options', () => {
    const d = scaleScoreDistribution(new Array(4).fill({ q: [0.5, 0.5], sign: 1 }), [0, 1]);
    expect(d.values).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(d.probabilities).toEqual([1, 4, 6, 4, 1].map((count) => count / 16));
  });

  it('gives the item itself for one item, and its mirror image for a reversed one', () => {
    const q = [0.1, 0.2, 0.3, 0.15, 0.25];
    expect(scaleScoreDistribution([{ q, sign: 1 }], SCORES)).toEqual({
      values: SCORES,
      probabilities: normalise(q),
    });
    expect(scaleScoreDistribution([{ q, sign: -1 }], SCORES).probabilities).toEqual(normalise(q).reverse());
  });

  it('keeps scores in steps other than 1', () => {
    const half = { q: [0.5, 0.5], sign: 1 as const };
    expect(scaleScoreDistribution([half, half], [-2, 2]).values).toEqual([-2, 0, 2]);
  });

  it('sums to 1, with the mean of the item means and the sum of their variances over n²', () => {
    fc.assert(
      fc.property(keyedItems, (items) => {
        const d = scaleScoreDistribution(items, SCORES);
        const own = items.map(({ q, sign }) => itemDistribution(sign === 1 ? q : [...q].reverse(), SCORES));
        expect(Math.abs(sum(d.probabilities) - 1)).toBeLessThan(1e-12);
        expect(d.probabilities.every((probability) => probability >= 0)).toBe(true);
        expect(d.values).toHaveLength(items.length * 4 + 1);
        expect(Math.abs(meanOf(d) - mean(own.map(meanOf)))).toBeLessThan(1e-11);
        expect(Math.abs(varianceOf(d) - sum(own.map(varianceOf)) / items.length ** 2)).toBeLessThan(1e-11);
      }),
    );
  });

  it('reverses on the response scale when every key is reversed', () => {
    fc.assert(
      fc.property(keyedItems, (items) => {
        const d = scaleScoreDistribution(items, SCORES);
        const opposite = items.map(({ q, sign }) => ({ q, sign: sign === 1 ? (-1 as const) : (1 as const) }));
        expect(Math.abs(meanOf(scaleScoreDistribution(opposite, SCORES)) - (6 - meanOf(d)))).toBeLessThan(
          1e-11,
        );
      }),
    );
  });

  it('agrees with 20,000 sampled administrations: Kolmogorov-Smirnov distance under 0.02', () => {
    const random = createRandom(20_000);
    const option = fc.sample(optionProbabilities(5), { numRuns: 40, seed: 7 });
    for (const length of [1, 8, 24]) {
      const items = Array.from({ length }, (_, index) => ({
        q: option[(index * 3 + length) % option.length]!,
        sign: index % 3 === 1 ? (-1 as const) : (1 as const),
      }));
      const exact = scaleScoreDistribution(items, SCORES);
      const observed = Array.from({ length: 20_000 }, () => administer(items, random));
      expect(kolmogorovSmirnov(exact, empiricalDistribution(observed))).toBeLessThan(0.02);
    }
  });

  it('rejects items and scores that do not fit', () => {
    const item = { q: [0.5, 0.5], sign: 1 as const };
    expect(() => scaleScoreDistribution([], [0, 1])).toThrow(RangeError);
    expect(() => scaleScoreDistribution([item], SCORES)).toThrow(RangeError);
    expect(() => scaleScoreDistribution([{ q: [0.5, 0.4], sign: 1 }], [0, 1])).toThrow(/sum to 1/);
    expect(() => scaleScoreDistribution([{ q: [1.5, -0.5], sign: 1 }], [0, 1])).toThrow(RangeError);
    for (const scores of [[1], [1, 1], [2, 1], [0, 0.5]]) {
      expect(() =>
        scaleScoreDistribution([{ q: scores.map(() => 1 / scores.length), sign: 1 }], scores),
      ).toThrow(/equally spaced/);
    }
    const three = { q: [0.2, 0.3, 0.5], sign: 1 as const };
    expect(() => scaleScoreDistribution([three], [1, 2, 4])).toThrow(/equally spaced/);
  });
});

describe('moments and quantiles of a distribution', () => {
  const die = { values: [1, 2, 3, 4, 5, 6], probabilities: normalise([1, 1, 1, 1, 1, 1]) };

  it('are those of a fair die', () => {
    expect(meanOf(die)).toBeCloseTo(3.5, 14);
    expect(varianceOf(die)).toBeCloseTo(35 / 12, 14);
    expect([0, 1 / 6, 0.17, 0.5, 0.51, 1].map((p) => quantileOf(die, p))).toEqual([1, 1, 2, 3, 4, 6]);
  });

  it('are refused, not NaN, where a probability is missing', () => {
    const broken = { values: [1, 2], probabilities: [1] };
    expect(() => meanOf(broken)).toThrow(RangeError);
    expect(() => quantileOf({ values: [1, 2], probabilities: [0] }, 0.5)).toThrow(RangeError);
  });

  it('step over values that cannot occur', () => {
    const d = { values: [1, 2, 3, 4], probabilities: [0, 0.5, 0.5, 0] };
    expect([0, 0.5, 1].map((p) => quantileOf(d, p))).toEqual([2, 2, 3]);
    expect(() => quantileOf(d, 1.5)).toThrow(RangeError);
    expect(() => quantileOf({ values: [1], probabilities: [0] }, 0.5)).toThrow(RangeError);
  });
});

describe('mixture', () => {
  it('weighs, merges equal values and orders the rest', () => {
    const left = { values: [1, 3], probabilities: [0.5, 0.5] };
    const right = { values: [2, 3], probabilities: [0.25, 0.75] };
    expect(mixture([left, right])).toEqual({ values: [1, 2, 3], probabilities: [0.25, 0.125, 0.625] });
    expect(mixture([left, right], [3, 1])).toEqual({
      values: [1, 2, 3],
      probabilities: [0.375, 0.0625, 0.5625],
    });
  });

  it('has the weighted mean, and the spread between its parts in its variance', () => {
    fc.assert(
      fc.property(distributions, distributions, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
        const mixed = mixture([a, b], [share, 1 - share]);
        const centre = share * meanOf(a) + (1 - share) * meanOf(b);
        const between = share * (meanOf(a) - centre) ** 2 + (1 - share) * (meanOf(b) - centre) ** 2;
        expect(Math.abs(meanOf(mixed) - centre)).toBeLessThan(1e-11);
        const expected = share * varianceOf(a) + (1 - share) * varianceOf(b) + between;
        expect(Math.abs(varianceOf(mixed) - expected)).toBeLessThan(1e-10);
      }),
    );
  });

  it('rejects no parts and weights that do not fit', () => {
    const d = { values: [1], probabilities: [1] };
    expect(() => mixture([])).toThrow(RangeError);
    expect(() => mixture([d], [0.5, 0.5])).toThrow(RangeError);
    expect(() => mixture([d, d], [0, 0])).toThrow(RangeError);
  });
});

describe('itemDistribution', () => {
  it('renormalises the mass that lies on the options', () => {
    expect(itemDistribution([0.25, 0.25], [1, 5])).toEqual({ values: [1, 5], probabilities: [0.5, 0.5] });
  });

  it('rejects lengths that differ and scores that do not ascend', () => {
    expect(() => itemDistribution([1], [1, 2])).toThrow(RangeError);
    expect(() => itemDistribution([0.5, 0.5], [2, 2])).toThrow(RangeError);
  });
});

describe('sampling', () => {
  it('returns to the distribution it came from', () => {
    const d = { values: [-1, 0.5, 4], probabilities: [0.2, 0.5, 0.3] };
    const random = createRandom(3);
    const observed = empiricalDistribution(
      Array.from({ length: 20_000 }, () => sampleDistribution(d, random)),
    );
    expect(observed.values).toEqual(d.values);
    expect(kolmogorovSmirnov(d, observed)).toBeLessThan(0.02);
  });

  it('counts observed values', () => {
    expect(empiricalDistribution([3, 1, 3, 3])).toEqual({ values: [1, 3], probabilities: [0.25, 0.75] });
    expect(() => empiricalDistribution([])).toThrow(RangeError);
  });
});
