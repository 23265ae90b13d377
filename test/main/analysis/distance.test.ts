import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaWasserstein1,
  jensenShannon,
  kolmogorovSmirnov,
  kullbackLeibler,
  wasserstein1,
} from '../../../src/main/analysis/distance.js';
import { empiricalDistribution, meanOf } from '../../../src/main/analysis/distribution.js';
import { distributions, optionProbabilities } from './distributions.js';

// Reference values in this file: scipy 1.17.1 (Python 3.11.7), by the function named in each test.
const FIRST = empiricalDistribution([1.2, 3.4, 2.2, 5.1, 1.2, 2.9, 4.4]);
const SECOND = empiricalDistribution([2.0, 3.4, 3.9, 1.1, 4.8]);

describe('wasserstein1', () => {
  it('agrees with scipy.stats.wasserstein_distance, weighted and on different supports', () => {
    const a = { values: [1, 2, 3, 4, 5], probabilities: [0.1, 0.2, 0.3, 0.25, 0.15] };
    const b = { values: [1, 1.5, 2.5, 4, 6], probabilities: [0.3, 0.1, 0.2, 0.3, 0.1] };
    expect(wasserstein1(a, b)).toBeCloseTo(0.6, 13);
    expect(wasserstein1(empiricalDistribution([0, 1, 3]), empiricalDistribution([5, 6, 8]))).toBeCloseTo(
      5,
      13,
    );
    expect(wasserstein1(FIRST, SECOND)).toBeCloseTo(0.38285714285714284, 13);
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(distributions, distributions, distributions, (a, b, c) => {
        expect(wasserstein1(a, a)).toBe(0);
        expect(Math.abs(wasserstein1(a, b) - wasserstein1(b, a))).toBeLessThan(1e-12);
        expect(wasserstein1(a, c)).toBeLessThanOrEqual(wasserstein1(a, b) + wasserstein1(b, c) + 1e-12);
        if (kolmogorovSmirnov(a, b) > 1e-9) expect(wasserstein1(a, b)).toBeGreaterThan(1e-11);
      }),
    );
  });

  it('is the shift of a shifted distribution, and never below the distance of the means', () => {
    fc.assert(
      fc.property(distributions, distributions, fc.integer({ min: -40, max: 40 }), (a, b, quarters) => {
        const moved = { ...a, values: a.values.map((value) => value + quarters / 4) };
        expect(Math.abs(wasserstein1(a, moved) - Math.abs(quarters) / 4)).toBeLessThan(1e-11);
        expect(wasserstein1(a, b)).toBeGreaterThanOrEqual(Math.abs(meanOf(a) - meanOf(b)) - 1e-11);
      }),
    );
  });
});

describe('kolmogorovSmirnov', () => {
  it('agrees with scipy.stats.ks_2samp', () => {
    expect(kolmogorovSmirnov(FIRST, SECOND)).toBeCloseTo(0.2, 13);
  });

  it('is 1 apart, 0 together', () => {
    expect(kolmogorovSmirnov(empiricalDistribution([1, 2]), empiricalDistribution([3]))).toBe(1);
    fc.assert(
      fc.property(distributions, (d) => {
        expect(kolmogorovSmirnov(d, d)).toBe(0);
      }),
    );
  });
});

describe('kullbackLeibler', () => {
  it('agrees with scipy.stats.entropy, in nats', () => {
    expect(kullbackLeibler([0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.25, 0.25])).toBeCloseTo(
      0.10644013528622315,
      14,
    );
    expect(kullbackLeibler([0, 0.5, 0.1, 0.4], [0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.3482841370702666, 14);
  });

  it('is infinite where the second has no mass, and 0 against itself', () => {
    expect(kullbackLeibler([0.25, 0.5, 0.25], [0, 1, 0])).toBe(Infinity);
    expect(kullbackLeibler([0, 1], [0, 1])).toBe(0);
  });

  it('rejects lengths that differ and what is no probability', () => {
    expect(() => kullbackLeibler([1], [0.5, 0.5])).toThrow(RangeError);
    expect(() => kullbackLeibler([], [])).toThrow(RangeError);
    expect(() => jensenShannon([1.5, -0.5], [0.5, 0.5])).toThrow(RangeError);
  });
});

describe('jensenShannon', () => {
  it('agrees with the square of scipy.spatial.distance.jensenshannon, base 2', () => {
    expect(jensenShannon([0.1, 0.2, 0.3, 0.4], [0, 0.5, 0.1, 0.4])).toBeCloseTo(0.1356521761098526, 14);
  });

  it('is symmetric, 0 against itself, 1 apart, and the mean divergence from the midpoint', () => {
    expect(jensenShannon([1, 0], [0, 1])).toBe(1);
    fc.assert(
      fc.property(optionProbabilities(5), optionProbabilities(5), (p, q) => {
        const middle = p.map((mass, index) => (mass + q[index]!) / 2);
        const expected = (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2 / Math.LN2;
        expect(Math.abs(jensenShannon(p, q) - expected)).toBeLessThan(1e-12);
        expect(Math.abs(jensenShannon(p, q) - jensenShannon(q, p))).toBeLessThan(1e-14);
        expect(jensenShannon(p, p)).toBeLessThan(1e-14);
      }),
    );
  });
});

describe('betaWasserstein1', () => {
  // 20-point Gauss-Legendre over |F - G| of scipy.stats.beta, x = sin² t, on 20,000 panels split at brentq's root of F - G.
  it.each([
    [[0.5, 0.5], [2, 2], 0.13080988618379066],
    [[50.5, 0.5], [0.5, 50.5], 0.9803921568627452],
    [[3, 5], [7, 11], 0.04423783629485005],
    [[2, 3], [5, 1], 0.4333333333333333],
    [[100, 100], [2000, 1900], 0.024140504118005193],
    [[0.5, 20], [1.5, 60], 0.009110043307726792],
    [[1000, 1000], [2000, 2000], 0.002612068495009499],
    [[2, 2], [2, 9], 0.3181818181818182],
  ] as const)(
    'agrees with numerical integration for %o and %o',
    ([alpha, beta], [otherAlpha, otherBeta], expected) => {
      const actual = betaWasserstein1({ alpha, beta }, { alpha: otherAlpha, beta: otherBeta });
      expect(Math.abs(actual - expected)).toBeLessThan(1e-12);
    },
  );

  it('is a metric', () => {
    const parameter = fc.double({ min: 0.1, max: 200, noNaN: true });
    const beta = fc.record({ alpha: parameter, beta: parameter });
    fc.assert(
      fc.property(beta, beta, beta, (a, b, c) => {
        expect(betaWasserstein1(a, a)).toBe(0);
        expect(Math.abs(betaWasserstein1(a, b) - betaWasserstein1(b, a))).toBeLessThan(1e-12);
        expect(betaWasserstein1(a, c)).toBeLessThanOrEqual(
          betaWasserstein1(a, b) + betaWasserstein1(b, c) + 1e-10,
        );
      }),
    );
  });

  it('rejects parameters that are not above 0', () => {
    expect(() => betaWasserstein1({ alpha: 0, beta: 1 }, { alpha: 1, beta: 1 })).toThrow(RangeError);
    expect(() => betaWasserstein1({ alpha: 1, beta: 1 }, { alpha: NaN, beta: 1 })).toThrow(RangeError);
  });
});
