import { describe, expect, it } from 'vitest';
import { coveringArray, fullFactorial } from '../../../src/main/analysis/covering-array.js';
import type { FactorTable } from '../../../src/main/analysis/factor-coding.js';
import { factorEffects, type Contrast } from '../../../src/main/analysis/factor-effects.js';
import { REFERENCE } from './reference/reference.js';

const reference = REFERENCE.effects;

function table(
  names: string,
  counts: readonly number[],
  rows: readonly number[][],
  respond: (row: number[]) => number,
): FactorTable {
  return {
    factors: [...names].map((name, factor) => ({
      name,
      levels: Array.from({ length: counts[factor]! }, (_, level) => `${name}${level}`),
    })),
    runs: rows.map((levels) => ({ levels, response: respond(levels) })),
  };
}

function expectContrast(actual: Contrast | null, expected: Contrast): void {
  expect(actual?.estimate).toBeCloseTo(expected.estimate, 10);
  expect(actual?.standardError).toBeCloseTo(expected.standardError!, 10);
  expect(actual?.low).toBeCloseTo(expected.low!, 9);
  expect(actual?.high).toBeCloseTo(expected.high!, 9);
}

describe('factorEffects', () => {
  it('agrees with R on an unbalanced fraction: lm with sum contrasts, type III tests, marginal means', () => {
    const counts = [3, 3, 2, 4];
    const effects = factorEffects({ ...table('abcd', counts, [], () => 0), runs: reference.runs }, 0.95);
    expect(effects.residualDegrees).toBe(reference.residualDegrees);
    expect(effects.residualMeanSquare).toBeCloseTo(reference.residualMeanSquare, 12);
    expect(effects.r2).toBeCloseTo(reference.r2, 12);
    expect(effects.aliases).toEqual([]);
    for (const [index, expected] of reference.factors.entries()) {
      const effect = effects.factors[index]!;
      expect(effect).toMatchObject({
        factor: expected.factor,
        degrees: expected.degrees,
        status: 'estimated',
      });
      expect(effect.sumOfSquares).toBeCloseTo(expected.sumOfSquares, 11);
      expect(effect.f).toBeCloseTo(expected.f, 9);
      expect(effect.p).toBeCloseTo(expected.p, 11);
      expect(effect.partialEta2).toBeCloseTo(expected.partialEta2, 11);
      expect(effect.partialOmega2).toBeCloseTo(expected.partialOmega2, 11);
      expect(effect.levels).toHaveLength(expected.means.length);
      for (const [level, mean] of expected.means.entries()) expectContrast(effect.levels[level]!.mean, mean);
      for (const [pair, difference] of expected.differences.entries()) {
        expectContrast(effect.differences[pair]!.difference, difference);
      }
      expect(effect.largestDifference).toBeCloseTo(
        Math.max(...expected.differences.map(({ estimate }) => Math.abs(estimate))),
        10,
      );
    }
  });

  it('recovers additive effects from a covering array without error', () => {
    const counts = [3, 2, 4, 2];
    const rows = coveringArray(counts);
    const effects = factorEffects(
      table('abcd', counts, rows, ([a, b, c]) => 3 + [0, 1, 2][a!]! + 0.5 * b! + [0, 0, 0, -1][c!]!),
      0.95,
    );
    const [a, b, c, d] = effects.factors;
    expect(a!.largestDifference).toBeCloseTo(2, 10);
    expect(b!.largestDifference).toBeCloseTo(0.5, 10);
    expect(c!.largestDifference).toBeCloseTo(1, 10);
    expect(d!.largestDifference).toBeCloseTo(0, 10);
    // 3 + mean of a 1 + mean of b .25 + mean of c -.25.
    expect(effects.grandMean?.estimate).toBeCloseTo(4, 10);
    expect(a!.levels.map(({ mean }) => Math.round(mean!.estimate * 1e6) / 1e6)).toEqual([3, 4, 5]);
    expect(effects.r2).toBeCloseTo(1, 10);
    expect(effects.residualMeanSquare).toBe(0);
    expect(a!.f).toBeNull();
  });

  it('names factors that the runs do not separate, and tells the rest', () => {
    const rows = fullFactorial([2, 2]).map(([a, c]) => [a!, a!, c!]);
    const effects = factorEffects(
      table('abc', [2, 2, 2], [...rows, ...rows], ([a, , c]) => 2 * a! + c!),
      0.95,
    );
    expect(effects.aliases).toEqual([['a', 'b']]);
    const [a, b, c] = effects.factors;
    expect(a).toMatchObject({
      status: 'aliased',
      aliasedWith: ['b'],
      sumOfSquares: null,
      f: null,
      largestDifference: null,
    });
    expect(b).toMatchObject({ status: 'aliased', aliasedWith: ['a'] });
    expect(a!.differences[0]!.difference).toBeNull();
    expect(a!.levels[0]!.mean).toBeNull();
    expect(c).toMatchObject({ status: 'estimated', aliasedWith: [] });
    expect(c!.largestDifference).toBeCloseTo(1, 12);
    // Halfway between the levels of a and b together, which is a combination that the runs tell.
    expect(effects.grandMean?.estimate).toBeCloseTo(1.5, 12);
  });

  it('names all three factors of a half fraction too small for its main effects', () => {
    // Three levels a factor, c = a + b modulo 3 in only four runs: seven columns, rank four at most.
    const rows = [
      [0, 0, 0],
      [1, 1, 2],
      [2, 2, 1],
      [0, 1, 1],
    ];
    const effects = factorEffects(
      table('abc', [3, 3, 3], rows, ([a]) => a!),
      0.95,
    );
    expect(effects.aliases).toEqual([['a', 'b', 'c']]);
    expect(effects.residualDegrees).toBe(0);
  });

  it('leaves tests and intervals null without residual degrees of freedom', () => {
    const effects = factorEffects(
      table(
        'ab',
        [2, 2],
        [
          [0, 0],
          [0, 1],
          [1, 0],
        ],
        ([a, b]) => a! + 3 * b!,
      ),
      0.95,
    );
    expect(effects).toMatchObject({ residualDegrees: 0, residualMeanSquare: null });
    expect(effects.factors[1]).toMatchObject({ f: null, p: null, partialEta2: null, partialOmega2: null });
    const { estimate, ...rest } = effects.factors[1]!.differences[0]!.difference!;
    expect(estimate).toBeCloseTo(3, 12);
    expect(rest).toEqual({ standardError: null, low: null, high: null });
  });

  it('handles factors that do not vary and levels without runs', () => {
    const rows = [
      [0, 0],
      [0, 0],
      [0, 2],
      [0, 2],
    ];
    const effects = factorEffects(
      table('ab', [1, 3], rows, ([, b]) => b!),
      0.95,
    );
    expect(effects.factors[0]).toMatchObject({
      status: 'constant',
      degrees: 0,
      largestDifference: null,
      p: null,
    });
    expect(effects.factors[0]!.levels[0]!.mean?.estimate).toBeCloseTo(1, 12);
    const b = effects.factors[1]!;
    expect(b).toMatchObject({ status: 'estimated', degrees: 1 });
    expect(b.levels[1]).toEqual({ level: 'b1', runs: 0, mean: null });
    expect(b.largestDifference).toBeCloseTo(2, 12);
    expect(b.differences.map(({ difference }) => difference === null)).toEqual([true, false, true]);
  });

  it('refuses misuse', () => {
    const good = table('ab', [2, 2], [[0, 0]], () => 1);
    expect(() => factorEffects({ ...good, runs: [] }, 0.95)).toThrow(RangeError);
    expect(() => factorEffects(good, 1)).toThrow(RangeError);
    expect(() =>
      factorEffects(
        table('aa', [2, 2], [[0, 0]], () => 1),
        0.95,
      ),
    ).toThrow(/different names/);
    expect(() =>
      factorEffects(
        table('ab', [2, 2], [[0, 2]], () => 1),
        0.95,
      ),
    ).toThrow(/no level 2 of b/);
    expect(() =>
      factorEffects(
        table('ab', [2, 2], [[0]], () => 1),
        0.95,
      ),
    ).toThrow(/run 0/);
    expect(() =>
      factorEffects(
        table('ab', [2, 2], [[0, 0]], () => NaN),
        0.95,
      ),
    ).toThrow(RangeError);
  });
});
