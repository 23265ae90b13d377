import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jointOutcome, twoOneSidedTests } from '../../../src/main/analysis/equivalence.js';
import { pairedMean, stratifiedMean } from '../../../src/main/analysis/estimate-error.js';

const REFERENCE = z
  .object({
    tost: z.array(
      z.object({
        differences: z.array(z.number()),
        margin: z.number(),
        alpha: z.number(),
        pLower: z.number(),
        pUpper: z.number(),
        estimate: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    stratified: z.object({
      strata: z.array(z.array(z.number())),
      estimate: z.number(),
      standardError: z.number(),
      degrees: z.number(),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('reference/equivalence.json', import.meta.url), 'utf8')));

const relative = (value: number, expected: number): number => Math.abs(value - expected) / Math.abs(expected);

describe('two one-sided tests', () => {
  it.each(REFERENCE.tost)('give the p values and the interval that R gives ($pUpper)', (expected) => {
    const { pLower, pUpper, p, interval } = twoOneSidedTests(
      pairedMean(expected.differences)!,
      expected.margin,
      expected.alpha,
    );
    expect(relative(pLower, expected.pLower)).toBeLessThan(1e-9);
    expect(relative(pUpper, expected.pUpper)).toBeLessThan(1e-9);
    expect(p).toBe(Math.max(pLower, pUpper));
    expect(interval.estimate).toBeCloseTo(expected.estimate, 12);
    expect(interval.low).toBeCloseTo(expected.low, 10);
    expect(interval.high).toBeCloseTo(expected.high, 10);
  });

  it('have the error of a stratified mean as R’s formula gives it', () => {
    const { strata, estimate, standardError, degrees } = REFERENCE.stratified;
    const error = stratifiedMean(strata)!;
    expect(error.estimate).toBeCloseTo(estimate, 12);
    expect(error.standardError).toBeCloseTo(standardError, 12);
    expect(error.degrees).toBeCloseTo(degrees, 9);
  });

  const error = fc.record({
    estimate: fc.double({ min: -1, max: 1, noNaN: true }),
    standardError: fc.double({ min: 1e-4, max: 1, noNaN: true }),
    degrees: fc.double({ min: 1, max: 100, noNaN: true }),
  });
  const margin = fc.double({ min: 0.01, max: 1, noNaN: true });
  const alpha = fc.double({ min: 0.01, max: 0.25, noNaN: true });

  it('are equivalent exactly where the interval lies within the margin', () => {
    fc.assert(
      fc.property(error, margin, alpha, (own, most, level) => {
        const { p, interval } = twoOneSidedTests(own, most, level);
        const nearest = Math.min(Math.abs(interval.low + most), Math.abs(interval.high - most));
        fc.pre(nearest > 1e-9);
        expect(p < level).toBe(interval.low > -most && interval.high < most);
      }),
    );
  });

  it('do not care for the sign of a difference, nor for its units', () => {
    fc.assert(
      fc.property(error, margin, alpha, (own, most, level) => {
        const plain = twoOneSidedTests(own, most, level);
        const turned = twoOneSidedTests({ ...own, estimate: -own.estimate }, most, level);
        expect(turned.p).toBeCloseTo(plain.p, 12);
        expect(turned.pDifferent).toBeCloseTo(plain.pDifferent, 12);
        const scaled = twoOneSidedTests(
          { ...own, estimate: 7 * own.estimate, standardError: 7 * own.standardError },
          7 * most,
          level,
        );
        expect(scaled.p).toBeCloseTo(plain.p, 9);
      }),
    );
  });

  it('are never equivalent and different at once, and a wider margin is never harder to keep', () => {
    fc.assert(
      fc.property(error, margin, alpha, (own, most, level) => {
        const tight = twoOneSidedTests(own, most, level);
        expect(tight.p < level && tight.pDifferent < level).toBe(false);
        expect(twoOneSidedTests(own, 2 * most, level).p).toBeLessThanOrEqual(tight.p + 1e-12);
      }),
    );
  });

  it('are certain where nothing varies', () => {
    const at = (estimate: number) => twoOneSidedTests({ estimate, standardError: 0, degrees: 5 }, 0.1, 0.05);
    expect(at(0)).toMatchObject({ p: 0, pDifferent: 1 });
    expect(at(0.1)).toMatchObject({ p: 0.5, pDifferent: 0.5 });
    expect(at(-0.2)).toMatchObject({ p: 1, pDifferent: 0 });
  });

  it('refuse a margin or an alpha that is none', () => {
    const own = { estimate: 0, standardError: 1, degrees: 5 };
    for (const most of [0, -1, Infinity, NaN]) {
      expect(() => twoOneSidedTests(own, most, 0.05)).toThrow(RangeError);
    }
    for (const level of [0, 0.5, NaN]) {
      expect(() => twoOneSidedTests(own, 1, level)).toThrow(RangeError);
      expect(() => jointOutcome([], level)).toThrow(RangeError);
    }
  });
});

describe('several tests as one', () => {
  const within = { p: 0.01, pDifferent: 0.9 };
  const open = { p: 0.2, pDifferent: 0.6 };

  it('are equivalent where every one is, and undecided where one is open', () => {
    expect(jointOutcome([within, within], 0.05)).toBe('equivalent');
    expect(jointOutcome([within, open], 0.05)).toBe('undecided');
    expect(jointOutcome([], 0.05)).toBe('undecided');
  });

  it('are different where one lies beyond at the level that all share', () => {
    expect(jointOutcome([within, { p: 1, pDifferent: 0.02 }], 0.05)).toBe('different');
    expect(jointOutcome([within, { p: 1, pDifferent: 0.03 }], 0.05)).toBe('undecided');
    expect(jointOutcome([{ p: 1, pDifferent: 0.03 }], 0.05)).toBe('different');
  });
});
