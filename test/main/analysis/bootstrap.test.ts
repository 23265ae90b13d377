import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bcaInterval,
  bootstrap,
  bootstrapReplicates,
  resampleIndices,
} from '../../../src/main/analysis/bootstrap.js';
import { pearson } from '../../../src/main/analysis/correlation.js';
import { createRandom, type Random } from '../../../src/main/analysis/random.js';
import { normalQuantile } from '../../../src/main/analysis/special.js';
import { mean } from '../../../src/main/analysis/summary.js';

/** Law-school data of Efron & Tibshirani 1993, An Introduction to the Bootstrap, table 3.1. */
const LSAT = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];
const GPA = [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3.0, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

function bootstrapMean(data: readonly number[], seed: number, replicates = 400, confidence = 0.95) {
  return bootstrap({
    replicates,
    confidence,
    random: createRandom(seed),
    estimate: mean(data),
    statistic: (random: Random) => mean(resampleIndices(data.length, random).map((index) => data[index]!)),
  });
}

describe('bootstrap', () => {
  it('gives the same interval, byte for byte, from the same seed', () => {
    const data = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(data, fc.integer(), (values, seed) => {
        expect(JSON.stringify(bootstrapMean(values, seed, 50))).toBe(
          JSON.stringify(bootstrapMean(values, seed, 50)),
        );
      }),
    );
    expect(bootstrapMean(LSAT, 1)).not.toEqual(bootstrapMean(LSAT, 2));
  });

  it('takes its ends from the replicates that the same seed draws', () => {
    let call = 0;
    const interval = bootstrap({
      replicates: 101,
      confidence: 0.9,
      random: createRandom(1),
      estimate: 42,
      statistic: () => (call++ * 37) % 101,
    });
    // The replicates are 0..100 in some order: type-7 quantiles at .05 and .95 are 5 and 95.
    expect(interval.estimate).toBe(42);
    expect(interval.low).toBeCloseTo(5, 10);
    expect(interval.high).toBeCloseTo(95, 10);
  });

  it('covers the true mean about as often as it says', () => {
    const random = createRandom(77);
    let covered = 0;
    for (let study = 0; study < 400; study += 1) {
      const data = Array.from({ length: 40 }, () => 3 + normalQuantile(random.next() || 0.5));
      const { low, high } = bootstrapMean(data, study, 300);
      if (low <= 3 && 3 <= high) covered += 1;
    }
    // The percentile interval of a mean of 40 covers about .94; binomial spread of 400 studies is .012.
    expect(covered / 400).toBeGreaterThan(0.9);
    expect(covered / 400).toBeLessThan(0.98);
  });

  it('reproduces the published standard error of the law-school correlation', () => {
    // Efron & Tibshirani 1993, table 6.1: .132 from 3,200 resamples.
    const values = bootstrapReplicates({
      replicates: 3200,
      random: createRandom(9),
      statistic: (random) => {
        const picked = resampleIndices(15, random);
        return pearson(
          picked.map((index) => LSAT[index]!),
          picked.map((index) => GPA[index]!),
        )!;
      },
    });
    const centre = mean(values);
    const error = Math.sqrt(values.reduce((total, value) => total + (value - centre) ** 2, 0) / 3199);
    expect(Math.abs(error - 0.132)).toBeLessThan(0.006);
  });

  it('rejects settings and statistics that give no interval', () => {
    const options = {
      replicates: 10,
      confidence: 0.95,
      random: createRandom(1),
      estimate: 0,
      statistic: () => 0,
    };
    for (const replicates of [0, 1.5, NaN])
      expect(() => bootstrap({ ...options, replicates })).toThrow(RangeError);
    for (const confidence of [0, 1, NaN])
      expect(() => bootstrap({ ...options, confidence })).toThrow(RangeError);
    expect(() => bootstrap({ ...options, statistic: () => NaN })).toThrow(/replicate 0/);
  });
});

describe('resampleIndices', () => {
  it('draws n indices within 0..n-1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer(), (n, seed) => {
        const indices = resampleIndices(n, createRandom(seed));
        expect(indices).toHaveLength(n);
        expect(indices.every((index) => Number.isInteger(index) && index >= 0 && index < n)).toBe(true);
      }),
    );
  });
});

describe('bcaInterval', () => {
  /** 400 resamples of the law schools from a stream that any language repeats: s ← 1103515245 s + 12345 mod 2^31. */
  function lawSchoolReplicates(): number[] {
    let state = 12345;
    const next = (): number => {
      state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff;
      return (state >> 8) % 15;
    };
    return Array.from({ length: 400 }, () => {
      const picked = Array.from({ length: 15 }, next);
      return pearson(
        picked.map((index) => LSAT[index]!),
        picked.map((index) => GPA[index]!),
      )!;
    });
  }
  const estimate = pearson(LSAT, GPA)!;
  const jackknife = LSAT.map((_, left) => {
    const rest = <T>(values: readonly T[]): T[] => values.filter((_value, index) => index !== left);
    return pearson(rest(LSAT), rest(GPA))!;
  });

  it.each([
    [0.9, 0.40994484, 0.9227941],
    [0.95, 0.3090673, 0.93489611],
  ])(
    'agrees with the formula evaluated in numpy 2.4.6 and scipy 1.17.1 at confidence %f',
    (confidence, low, high) => {
      // z0 = norm.ppf(mean(reps < r)), a from numpy.delete, ends = numpy.quantile(reps, norm.cdf(z0 + (z0 + z)/(1 - a(z0 + z)))).
      expect(estimate).toBeCloseTo(0.776374491289407, 13);
      const interval = bcaInterval(estimate, lawSchoolReplicates(), jackknife, confidence);
      expect(interval.estimate).toBe(estimate);
      expect(interval.low).toBeCloseTo(low, 7);
      expect(interval.high).toBeCloseTo(high, 7);
    },
  );

  it('is the percentile interval where neither bias nor acceleration is present', () => {
    const replicates = Array.from({ length: 201 }, (_, index) => index - 100);
    const interval = bcaInterval(0, replicates, [-1, 0, 1], 0.9);
    expect(interval.low).toBeCloseTo(-90, 9);
    expect(interval.high).toBeCloseTo(90, 9);
  });

  it('stays finite where every replicate lies on one side, and where nothing varies', () => {
    const { low, high } = bcaInterval(5, [1, 2, 3], [4, 5, 6], 0.95);
    expect([low, high].every(Number.isFinite)).toBe(true);
    expect(bcaInterval(2, [2, 2, 2], [2, 2], 0.95)).toEqual({ estimate: 2, low: 2, high: 2 });
  });

  it('rejects too little to work from', () => {
    expect(() => bcaInterval(0, [], [1, 2], 0.95)).toThrow(RangeError);
    expect(() => bcaInterval(0, [1], [1], 0.95)).toThrow(RangeError);
    expect(() => bcaInterval(0, [1], [1, 2], 1)).toThrow(RangeError);
  });
});
