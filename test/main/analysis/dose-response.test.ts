import { describe, expect, it } from 'vitest';
import { doseResponse } from '../../../src/main/analysis/dose-response.js';
import { REFERENCE } from './reference/reference.js';

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const requestedAt = (level: number): number => 1 + (level - 1) / 2;
const points = (observed: readonly number[]) =>
  LEVELS.map((level, index) => ({ level, requested: requestedAt(level), observed: observed[index]! }));

describe('doseResponse', () => {
  it("agrees with R's lm, Spearman and isoreg, in whatever order the points come", () => {
    const { dose } = REFERENCE;
    const result = doseResponse(points(dose.observed).reverse(), { leastStep: 0.1 });
    expect(result.slope).toBeCloseTo(dose.slope, 12);
    expect(result.intercept).toBeCloseTo(dose.intercept, 12);
    expect(result.r2).toBeCloseTo(dose.r2, 12);
    expect(result.spearman).toBeCloseTo(dose.spearman, 12);
    expect(result.violations).toBe(dose.violations);
    for (const [index, value] of result.isotonic.entries())
      expect(value).toBeCloseTo(dose.isotonic[index]!, 12);
  });

  it('follows a pliant subject to both ends', () => {
    const result = doseResponse(points(LEVELS.map(requestedAt)), { leastStep: 0.5 });
    expect(result).toMatchObject({
      slope: 1,
      following: { low: 1, high: 9 },
      unbroken: { low: 1, high: 9 },
      saturated: { low: [], high: [] },
      violations: 0,
    });
  });

  it('says where a subject stops on either side', () => {
    const result = doseResponse(points([2, 2, 2, 2.5, 3, 3.4, 3.8, 3.85, 3.85]), { leastStep: 0.3 });
    expect(result.following).toEqual({ low: 3, high: 7 });
    expect(result.saturated).toEqual({ low: [2, 1], high: [8, 9] });
  });

  it('tells the outermost step followed from the last before a missed one', () => {
    const result = doseResponse(points([3, 3, 3, 3, 3, 3.5, 3.5, 4, 4]), { leastStep: 0.3 });
    expect(result.following).toEqual({ low: null, high: 8 });
    expect(result.unbroken).toEqual({ low: null, high: 6 });
    const goesOn = doseResponse(points([1, 1.5, 2, 2, 3, 3.5, 3.5, 4, 4.5]), { leastStep: 0.3 });
    expect(goesOn.following).toEqual({ low: 1, high: 9 });
    expect(goesOn.unbroken).toEqual({ low: 4, high: 6 });
    expect(result.saturated).toEqual({ low: [4, 3, 2, 1], high: [9] });
  });

  it('does not take a step back for following', () => {
    const backwards = doseResponse(points([...LEVELS].reverse()), { leastStep: 0.1 });
    expect(backwards).toMatchObject({ following: { low: null, high: null }, violations: 8 });
    expect(backwards.spearman).toBeCloseTo(-1, 12);
    // Up one and down again: the pooled score stays.
    const dip = doseResponse(points([3, 3, 3, 3, 3, 4, 2, 3, 3]), { leastStep: 0.1 });
    expect(dip.following.high).toBeNull();
    expect(dip.violations).toBe(1);
  });

  it('does not take standing still for following, even with a least step of 0', () => {
    const flat = doseResponse(points(LEVELS.map(() => 3)), { leastStep: 0 });
    expect(flat).toMatchObject({ slope: 0, spearman: null, r2: null, following: { low: null, high: null } });
  });

  it('starts from another middle where told', () => {
    const few = [
      { level: 1, requested: 1, observed: 1 },
      { level: 2, requested: 2, observed: 2 },
      { level: 3, requested: 3, observed: 2 },
    ];
    expect(doseResponse(few, { middle: 2, leastStep: 0.5 }).following).toEqual({ low: 1, high: null });
    expect(() => doseResponse(few, { leastStep: 0.5 })).toThrow(/middle level 5/);
  });

  it('refuses misuse', () => {
    const good = points(LEVELS);
    expect(() => doseResponse(good, { leastStep: -1 })).toThrow(RangeError);
    expect(() => doseResponse([...good, good[0]!], { leastStep: 0 })).toThrow(/twice/);
    expect(() =>
      doseResponse(
        good.map((point) => ({ ...point, requested: 3 })),
        { leastStep: 0 },
      ),
    ).toThrow(/no more/);
    expect(() =>
      doseResponse(
        good.map((point) => ({ ...point, observed: NaN })),
        { leastStep: 0 },
      ),
    ).toThrow(RangeError);
  });
});
