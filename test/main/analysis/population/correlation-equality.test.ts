import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherDifferences, jennrichTest } from '../../../../src/main/analysis/correlation-equality.js';
import { correlationInterval } from '../../../../src/main/analysis/correlation-interval.js';
import { correlationPermutation } from '../../../../src/main/analysis/correlation-permutation.js';
import {
  correlationMatrix,
  structureDifference,
} from '../../../../src/main/analysis/correlation-structure.js';
import { normalDraw } from '../../../../src/main/analysis/population-columns.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { REFERENCE } from '../labelling-reference.js';

const { first, second, people, others, both, known, psych, level, pairs } = REFERENCE.jennrich;

/** Scores on three scales that share a factor with these loadings. */
const sample = (size: number, loading: number, seed: string): Float64Array[] => {
  const random = createRandom(hashSeed(seed));
  const columns = [0, 1, 2].map(() => new Float64Array(size));
  for (let person = 0; person < size; person += 1) {
    const shared = normalDraw(random);
    for (const column of columns)
      column[person] = loading * shared + Math.sqrt(1 - loading ** 2) * normalDraw(random);
  }
  return columns;
};

describe('Jennrich’s test', () => {
  it('is that of the paper’s formula in R, for two samples and for one beside a known matrix', () => {
    for (const [found, expected] of [
      [jennrichTest(first, second, people, others), both],
      [jennrichTest(first, second, people, Infinity), known],
    ] as const) {
      expect(found!.chiSquare).toBeCloseTo(expected.chiSquare, 8);
      expect(found!.degrees).toBe(expected.degrees);
      expect(found!.p).toBeCloseTo(expected.p, 10);
    }
  });

  it('is not psych’s, which rejects a true null three times as often as it says', () => {
    expect(Math.abs(both.chiSquare - psych.chi2)).toBeGreaterThan(1);
    expect(level.paper).toBeLessThan(0.06);
    expect(level.psych).toBeGreaterThan(0.15);
  });

  it('is 0 for equal matrices, and the same whichever sample comes first', () => {
    expect(jennrichTest(first, first, 50, 70)).toMatchObject({ chiSquare: 0, p: 1 });
    const turned = jennrichTest(second, first, others, people)!;
    expect(turned.chiSquare).toBeCloseTo(both.chiSquare, 8);
  });

  it('says nothing of what does not vary, goes together wholly, or stands alone', () => {
    expect(jennrichTest([[1]], [[1]], 10, 10)).toBeNull();
    const missing = [
      [1, null],
      [null, null],
    ];
    expect(jennrichTest(missing, missing, 10, 10)).toBeNull();
    const wholly = [
      [1, 1],
      [1, 1],
    ];
    expect(jennrichTest(wholly, wholly, 10, 10)).toBeNull();
    expect(() => jennrichTest([[1]], [], 10, 10)).toThrow(RangeError);
    expect(() => jennrichTest([[1]], [[1]], 2, 10)).toThrow(RangeError);
  });

  it('judges single pairs as R does, after Holm', () => {
    const own = first.flatMap((row, at) =>
      row.slice(0, at).map((r, column) => [r, second[at]![column]!] as const),
    );
    for (const [place, p] of fisherDifferences(own, people, others).entries())
      expect(p).toBeCloseTo(pairs[place]!, 10);
    expect(() => fisherDifferences([], 3, 10)).toThrow(RangeError);
  });
});

describe('the permutation test of correlations', () => {
  it('tells a caricature from people, and names the pairs', () => {
    const found = correlationPermutation(sample(60, 0.95, 'a'), sample(80, 0.2, 'b'), 199, createRandom(1))!;
    expect(found.p).toBe(1 / 200);
    expect(found.pairs).toHaveLength(3);
    for (const p of found.pairs) expect(p).toBe(1 / 200);
    expect(found.byChance).toHaveLength(199);
  });

  it('does not ask how far scores spread, or where they lie', () => {
    const [own, against] = [sample(40, 0.5, 'a'), sample(50, 0.5, 'b')];
    const moved = own.map((column, at) => column.map((score) => 3 + at + 0.1 * score));
    const found = correlationPermutation(own, against, 99, createRandom(1))!;
    expect(found.p).toBeGreaterThan(0.05);
    expect(correlationPermutation(moved, against, 99, createRandom(1))!.p).toBe(found.p);
  });

  it('gives p values within 0 and 1, none to pairs that do not vary', () => {
    const column = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.tuple(column, column, column, column), ([a, b, c, d]) => {
        const found = correlationPermutation([a, b], [c, d], 9, createRandom(3));
        if (found === null) return;
        expect(found.p).toBeGreaterThan(0);
        expect(found.p).toBeLessThanOrEqual(1);
        expect(found.pairs[0]).toBeGreaterThan(0);
        expect(found.pairs[0]).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
    const still = [Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)];
    expect(correlationPermutation(still, still, 9, createRandom(3))).toBeNull();
    expect(() => correlationPermutation(still, still, 0, createRandom(3))).toThrow(RangeError);
  });
});

describe('the interval of the difference of correlations', () => {
  const options = () => ({ replicates: 99, confidence: 0.95, random: createRandom(5) });
  const side = (columns: Float64Array[]) => ({ kind: 'people' as const, columns, weights: null });
  const [own, against] = [sample(60, 0.9, 'a'), sample(80, 0.3, 'b')];
  const estimate = structureDifference(correlationMatrix(own), correlationMatrix(against)).meanAbsolute!;

  it('holds the estimate, and begins at 0 where the test does not tell the sides apart', () => {
    const apart = correlationInterval(estimate, side(own), side(against), 0.01, options());
    expect(apart.low).toBeGreaterThan(0.2);
    expect(apart.low).toBeLessThan(estimate);
    expect(apart.high).toBeGreaterThan(estimate);
    for (const p of [0.3, null])
      expect(correlationInterval(estimate, side(own), side(against), p, options())).toEqual({
        ...apart,
        low: 0,
      });
  });

  it('is narrower beside correlations that are known exactly than beside those of few people', () => {
    const correlations = correlationMatrix(against);
    const width = (size: number): number => {
      const human = { kind: 'known' as const, correlations, people: size };
      const { low, high } = correlationInterval(estimate, side(own), human, 0.01, options());
      return high - low;
    };
    expect(width(Infinity)).toBeLessThan(width(20));
    expect(() => correlationInterval(0, side(own), side(own), 1, { ...options(), replicates: 0 })).toThrow(
      RangeError,
    );
  });
});
