import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pairedMean,
  stratifiedMean,
  studentInterval,
  sumOfVariances,
} from '../../../src/main/analysis/estimate-error.js';

/** Hours of additional sleep, two drugs, ten patients: R's `sleep`, after Cushny & Peebles 1905 (Student 1908). */
export const SLEEP = [
  [0.7, 1.9],
  [-1.6, 0.8],
  [-0.2, 1.1],
  [-1.2, 0.1],
  [-0.1, -0.1],
  [3.4, 4.4],
  [3.7, 5.5],
  [0.8, 1.6],
  [0, 4.6],
  [2, 3.4],
] as const;

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 });

describe('the error of a paired mean', () => {
  it('gives the interval of the paired t test on the sleep data', () => {
    // R 4.2.2, t.test(extra ~ group, data = sleep, paired = TRUE): t = -4.0621, df = 9, -1.58 [-2.4598858, -0.7001142].
    const error = pairedMean(SLEEP.map(([first, second]) => first - second))!;
    expect(error.estimate / error.standardError).toBeCloseTo(-4.0621, 4);
    expect(error.degrees).toBe(9);
    const { estimate, low, high } = studentInterval(error, 0.95);
    expect(estimate).toBeCloseTo(-1.58, 12);
    expect(low).toBeCloseTo(-2.4598858, 7);
    expect(high).toBeCloseTo(-0.7001142, 7);
  });

  it('says nothing below two differences, or where a stratum has one', () => {
    expect(pairedMean([])).toBeNull();
    expect(pairedMean([1])).toBeNull();
    expect(stratifiedMean([])).toBeNull();
    expect(stratifiedMean([[1, 2], [3]])).toBeNull();
  });

  it('moves and scales with the differences', () => {
    fc.assert(
      fc.property(values, fc.double({ min: -50, max: 50, noNaN: true }), (own, by) => {
        const [plain, moved] = [pairedMean(own)!, pairedMean(own.map((value) => value + by))!];
        expect(moved.estimate).toBeCloseTo(plain.estimate + by, 8);
        expect(moved.standardError).toBeCloseTo(plain.standardError, 8);
        const turned = pairedMean(own.map((value) => -2 * value))!;
        expect(turned.estimate).toBeCloseTo(-2 * plain.estimate, 8);
        expect(turned.standardError).toBeCloseTo(2 * plain.standardError, 8);
      }),
    );
  });
});

describe('a stratified mean', () => {
  it('is Welch’s t for two strata, but for half the difference', () => {
    // R 4.2.2, t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776; the mean of strata a and -b is half of a - b.
    const error = stratifiedMean([SLEEP.map(([first]) => first), SLEEP.map(([, second]) => -second)])!;
    expect(error.estimate / error.standardError).toBeCloseTo(-1.8608, 4);
    expect(error.degrees).toBeCloseTo(17.776, 3);
  });

  it('weighs each stratum the same, however many values it has', () => {
    const { estimate } = stratifiedMean([
      [0, 0, 0, 0],
      [1, 1],
    ])!;
    expect(estimate).toBe(0.5);
  });
});

describe('a sum of variances', () => {
  it('has at least the fewest degrees of its parts and at most their sum', () => {
    const part = fc.record({
      variance: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      degrees: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const { degrees } = sumOfVariances(parts);
        expect(degrees).toBeGreaterThanOrEqual(Math.min(...parts.map((own) => own.degrees)) - 1e-9);
        expect(degrees).toBeLessThanOrEqual(parts.reduce((sum, own) => sum + own.degrees, 0) + 1e-9);
      }),
    );
  });

  it('keeps its degrees where variances are tiny, and has those of all parts where nothing varies', () => {
    expect(sumOfVariances([{ variance: 1e-200, degrees: 3 }]).degrees).toBeCloseTo(3, 12);
    expect(
      sumOfVariances([
        { variance: 0, degrees: 3 },
        { variance: 0, degrees: 4 },
      ]),
    ).toEqual({ variance: 0, degrees: 7 });
  });

  it('refuses what is no variance', () => {
    expect(() => sumOfVariances([])).toThrow(RangeError);
    expect(() => sumOfVariances([{ variance: -1, degrees: 2 }])).toThrow(RangeError);
    expect(() => sumOfVariances([{ variance: 1, degrees: 0 }])).toThrow(RangeError);
    expect(() => studentInterval({ estimate: 0, standardError: 1, degrees: 2 }, 1)).toThrow(RangeError);
  });
});
