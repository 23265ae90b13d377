import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenAnova } from '../../../../src/main/analysis/experiments/anova.js';
import { pairedTest, studentTest, welchTest } from '../../../../src/main/analysis/experiments/t-tests.js';
import { EXPERIMENTS } from './reference/experiments.js';

const likert = fc.integer({ min: 1, max: 7 });
const group = fc.array(likert, { minLength: 2, maxLength: 30 });

describe('t tests', () => {
  it.each(EXPERIMENTS.tests)(
    'of two groups are those of R ($d)',
    ({ x, y, student, welch, d, dLow, dHigh, g }) => {
      for (const [found, expected] of [
        [studentTest(x, y, 0.95), student],
        [welchTest(x, y, 0.95), welch],
      ] as const) {
        expect(found.t).toBeCloseTo(expected.t, 11);
        expect(found.degrees).toBeCloseTo(expected.degrees, 10);
        expect(found.p).toBeCloseTo(expected.p, 12);
        expect(found.difference.estimate).toBeCloseTo(expected.difference, 12);
        expect(found.difference.low).toBeCloseTo(expected.low, 10);
        expect(found.difference.high).toBeCloseTo(expected.high, 10);
        expect(found.d!.estimate).toBeCloseTo(d, 12);
        expect(found.d!.low).toBeCloseTo(dLow, 8);
        expect(found.d!.high).toBeCloseTo(dHigh, 8);
        expect(found.g).toBeCloseTo(g, 11);
      }
    },
  );

  it.each(EXPERIMENTS.pairs)('of pairs are those of R, and its repeated measures ($d)', (expected) => {
    const found = pairedTest(expected.x, expected.y, 0.95);
    expect(found.t).toBeCloseTo(expected.t, 11);
    expect(found.t! ** 2).toBeCloseTo(expected.f, 9);
    expect(found.p).toBeCloseTo(expected.p, 12);
    expect(found.d!.estimate).toBeCloseTo(expected.d, 12);
    expect(found.d!.low).toBeCloseTo(expected.dLow, 8);
    expect(found.d!.high).toBeCloseTo(expected.dHigh, 8);
  });

  it('say what there is to say of groups that do not vary', () => {
    for (const test of [studentTest, welchTest, pairedTest]) {
      expect(test([2, 2, 2], [2, 2, 2], 0.95)).toMatchObject({ t: null, p: 1, d: null, g: null });
      expect(test([3, 3, 3], [2, 2, 2], 0.95)).toMatchObject({ t: null, p: 0, d: null });
      expect(() => test([1], [2, 3], 0.95)).toThrow(RangeError);
      expect(() => test([1, 2], [NaN, 3], 0.95)).toThrow(RangeError);
    }
    expect(() => pairedTest([1, 2], [1, 2, 3], 0.95)).toThrow(RangeError);
  });

  it('change their sign with their groups, whatever is added to both', () => {
    fc.assert(
      fc.property(group, group, likert, (x, y, added) => {
        for (const test of [studentTest, welchTest]) {
          const [one, other] = [test(x, y, 0.9), test(y, x, 0.9)];
          expect(one.p).toBeCloseTo(other.p, 10);
          expect(one.p).toBeGreaterThanOrEqual(0);
          expect(one.p).toBeLessThanOrEqual(1);
          if (one.t !== null) expect(one.t).toBeCloseTo(-other.t!, 9);
          const moved = test(
            x.map((value) => value + added),
            y.map((value) => value + added),
            0.9,
          );
          expect(moved.p).toBeCloseTo(one.p, 9);
          if (one.d !== null) {
            expect(one.d.low).toBeLessThanOrEqual(one.d.estimate + 1e-9);
            expect(one.d.high).toBeGreaterThanOrEqual(one.d.estimate - 1e-9);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('analysis of variance', () => {
  it.each(EXPERIMENTS.anovas)('of type III is that of R ($counts, $errorDf)', (expected) => {
    const found = betweenAnova(
      expected.values.map((value, index) => ({ value, levels: expected.levels[index]! })),
      expected.counts,
      0.95,
    );
    expect(found.errorSumOfSquares).toBeCloseTo(expected.errorSs, 8);
    expect(found.errorDegrees).toBe(expected.errorDf);
    expect(found.effects).toHaveLength(expected.effects.length);
    for (const [place, effect] of expected.effects.entries()) {
      const own = found.effects[place]!;
      expect(own.sumOfSquares).toBeCloseTo(effect.ss, 7);
      expect(own.degrees).toBe(effect.df);
      expect(own.f).toBeCloseTo(effect.f, 9);
      expect(own.p).toBeCloseTo(effect.p, 11);
      expect(own.partialEtaSquared!.estimate).toBeCloseTo(effect.eta, 10);
      expect(own.partialEtaSquared!.low).toBeCloseTo(effect.low, 7);
      expect(own.partialEtaSquared!.high).toBeCloseTo(effect.high, 7);
    }
  });

  it("of two groups is Student's test, squared", () => {
    fc.assert(
      fc.property(group, group, (x, y) => {
        const { t, p } = studentTest(x, y, 0.95);
        const [effect] = betweenAnova(
          [...x.map((value) => ({ value, levels: [0] })), ...y.map((value) => ({ value, levels: [1] }))],
          [2],
          0.95,
        ).effects;
        expect(effect!.p).toBeCloseTo(p, 8);
        if (t === null) expect(effect!.f).toBeNull();
        else expect(Math.abs(effect!.f! - t * t)).toBeLessThan(1e-8 * Math.max(1, t * t));
      }),
      { numRuns: 40 },
    );
  });

  it('knows a main effect from an interaction', () => {
    const cells = [
      [0, 0, [1, 2, 3]],
      [0, 1, [5, 6, 7]],
      [1, 0, [5, 6, 7]],
      [1, 1, [1, 2, 3]],
    ] as const;
    const crossed = betweenAnova(
      cells.flatMap(([a, b, values]) => values.map((value) => ({ value, levels: [a, b] }))),
      [2, 2],
      0.95,
    );
    expect(crossed.effects.map(({ factors, sumOfSquares }) => [factors, sumOfSquares])).toEqual([
      [[0], 0],
      [[1], 0],
      [[0, 1], 48],
    ]);
  });

  it('refuses a design with a hole, and one without error', () => {
    const at = (value: number, ...levels: number[]) => ({ value, levels });
    expect(() => betweenAnova([at(1, 0), at(2, 0)], [2], 0.95)).toThrow('every cell');
    expect(() => betweenAnova([at(1, 0), at(2, 1)], [2], 0.95)).toThrow('more values');
    expect(() => betweenAnova([at(1, 0), at(2, 2)], [2], 0.95)).toThrow('no such cell');
    expect(() => betweenAnova([at(1, 0)], [1], 0.95)).toThrow(RangeError);
    expect(() => betweenAnova([at(NaN, 0), at(1, 1)], [2], 0.95)).toThrow(RangeError);
    const still = betweenAnova([at(1, 0), at(1, 0), at(2, 1), at(2, 1)], [2], 0.95).effects[0]!;
    expect(still).toMatchObject({ f: null, p: 0, partialEtaSquared: null });
  });
});
