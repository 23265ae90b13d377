import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/main/analysis/bootstrap.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { testRetest, testRetestInterval } from '../../../src/main/analysis/test-retest.js';
import { REFERENCE } from './reference/reference.js';

const { retest } = REFERENCE;

function expectInterval(actual: Interval | null, reference: Interval, digits = 9): void {
  expect(actual?.estimate).toBeCloseTo(reference.estimate, digits);
  expect(actual?.low).toBeCloseTo(reference.low, digits);
  expect(actual?.high).toBeCloseTo(reference.high, digits);
}

describe('testRetest', () => {
  const result = testRetest(retest.first, retest.second, 0.95);

  it('agrees with psych::ICC in ICC(2,1) and ICC(3,1) and their intervals', () => {
    expectInterval(result.iccAgreement, retest.agreement);
    expectInterval(result.iccConsistency, retest.consistency);
  });

  it("agrees with R's cor.test and paired t.test", () => {
    expect(result.r).toBeCloseTo(retest.r.estimate, 12);
    expectInterval(result.rInterval, retest.r);
    expectInterval(result.meanDifference, retest.difference);
  });

  it("has the standard errors from aov's mean squares", () => {
    expect(result.standardError).toBeCloseTo(retest.standardError, 12);
    expect(result.standardErrorAgreement).toBeCloseTo(retest.standardErrorAgreement, 12);
    expect(result.smallestDetectableChange).toBeCloseTo(retest.smallestDetectableChange, 12);
  });

  it('tells a shift of all from disagreement', () => {
    const shifted = testRetest([1, 2, 3, 4, 5], [2, 3, 4, 5, 6], 0.95);
    expect(shifted.r).toBeCloseTo(1, 12);
    expect(shifted.iccConsistency?.estimate).toBe(1);
    // MSR = 5, MSC = 2.5, MSE = 0: 5 / (5 + 2 · 2.5 / 5).
    expect(shifted.iccAgreement?.estimate).toBeCloseTo(5 / 6, 12);
    expect(shifted.standardError).toBe(0);
    expect(shifted.standardErrorAgreement).toBeCloseTo(Math.sqrt(0.5), 12);
    expect(shifted.meanDifference).toEqual({ estimate: 1, low: 1, high: 1 });
  });

  it('is null where nothing varies and refuses misuse', () => {
    const constant = testRetest([2, 2, 2, 2], [2, 2, 2, 2], 0.95);
    expect(constant).toMatchObject({ r: null, rInterval: null, iccAgreement: null, iccConsistency: null });
    expect(testRetest([1, 2, 3], [1, 3, 2], 0.95).rInterval).toBeNull();
    expect(() => testRetest([1, 2], [1], 0.95)).toThrow(RangeError);
    expect(() => testRetest([1, NaN], [1, 2], 0.95)).toThrow(RangeError);
    expect(() => testRetest([1, 2], [1, 2], 1)).toThrow(RangeError);
  });
});

describe('testRetestInterval', () => {
  it('draws intervals near those of theory', () => {
    const intervals = testRetestInterval(retest.first, retest.second, {
      confidence: 0.95,
      replicates: 2000,
      random: createRandom(5),
    });
    expect(intervals.meanDifference?.low).toBeCloseTo(retest.difference.low, 1);
    expect(intervals.meanDifference?.high).toBeCloseTo(retest.difference.high, 1);
    expect(intervals.iccConsistency?.low).toBeCloseTo(retest.consistency.low, 1);
    for (const interval of Object.values(intervals)) {
      expect(interval!.low).toBeLessThan(interval!.estimate);
      expect(interval!.high).toBeGreaterThan(interval!.estimate);
    }
  });
});
