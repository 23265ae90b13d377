import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlationMatrix,
  differenceByChance,
  structureDifference,
  weightedCorrelation,
} from '../../../../src/main/analysis/correlation-structure.js';
import { mixtureWeight } from '../../../../src/main/analysis/mixture-weight.js';
import { wilsonInterval } from '../../../../src/main/analysis/proportion.js';
import { sampleFigures } from '../../../../src/main/analysis/weighted-sample.js';
import { REFERENCE } from './reference.js';

describe('moments of a sample', () => {
  const { x, y, w, moments } = REFERENCE;

  it('are those of R, plain and weighted', () => {
    const plain = sampleFigures({ scores: x })!;
    expect(plain.variance).toBeCloseTo(moments.plainVariance, 12);
    expect(plain.meanError).toBeCloseTo(moments.plainError, 12);
    expect(plain.logVarianceError).toBeCloseTo(moments.logVarianceError, 12);
    const weighted = sampleFigures({ scores: y, weights: w })!;
    expect(weighted.mean).toBeCloseTo(moments.mean, 12);
    expect(weighted.variance).toBeCloseTo(moments.variance, 12);
    expect(weighted.effective).toBeCloseTo(moments.effective, 10);
  });

  it('of times drawn are those of everybody written out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 2,
          maxLength: 12,
        }),
        (drawn) => {
          const counted = sampleFigures({
            scores: drawn.map(([score]) => score),
            times: drawn.map(([, times]) => times),
          });
          const written = sampleFigures({
            scores: drawn.flatMap(([score, times]) => Array<number>(times).fill(score)),
          });
          expect(counted === null).toBe(written === null);
          if (counted === null || written === null) return;
          expect(counted.mean).toBeCloseTo(written.mean, 10);
          expect(counted.variance).toBeCloseTo(written.variance, 10);
          expect(counted.people).toBe(written.people);
        },
      ),
    );
  });

  it('have no variance where nobody differs, and are null below two people', () => {
    expect(sampleFigures({ scores: [3.3, 3.3, 3.3] })).toMatchObject({
      variance: 0,
      meanError: 0,
      logVarianceError: Infinity,
    });
    expect(sampleFigures({ scores: [1, NaN] })).toBeNull();
    expect(sampleFigures({ scores: [1, 2], weights: [1, 0] })).toBeNull();
  });
});

describe('Wilson’s interval', () => {
  it.each(REFERENCE.wilson)('is that of R for $count of $people', ({ count, people, low, high }) => {
    const found = wilsonInterval(count, people, 0.95);
    expect(found.estimate).toBe(count / people);
    expect(found.low).toBeCloseTo(low, 10);
    expect(found.high).toBeCloseTo(high, 10);
  });

  it('holds the share and lies within 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (people, share) => {
          const count = Math.floor(share * people);
          const { estimate, low, high } = wilsonInterval(count, people, 0.9);
          expect(low).toBeLessThanOrEqual(estimate);
          expect(high).toBeGreaterThanOrEqual(estimate);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('refuses counts beyond the people', () => {
    expect(() => wilsonInterval(3, 2, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval(0, 0, 0.95)).toThrow(RangeError);
    expect(() => wilsonInterval(1, 2, 1)).toThrow(RangeError);
  });
});

describe('the structure of correlations', () => {
  const { first, second, meanAbsolute, frobenius, rv } = REFERENCE.correlations;
  const columns = (points: readonly (readonly number[])[]) =>
    [0, 1, 2].map((axis) => points.map((point) => point[axis] ?? NaN));

  it('has the correlations and the differences of R', () => {
    const a = correlationMatrix(columns(REFERENCE.energy.first));
    const b = correlationMatrix(columns(REFERENCE.energy.second));
    for (const [row, entries] of a.entries())
      for (const [column, r] of entries.entries()) expect(r).toBeCloseTo(first[row]![column]!, 12);
    expect(b[0]![1]).toBeCloseTo(second[0]![1]!, 12);
    const found = structureDifference(a, b);
    expect(found).toMatchObject({ pairs: 3 });
    expect(found.meanAbsolute).toBeCloseTo(meanAbsolute, 12);
    expect(found.frobenius).toBeCloseTo(frobenius, 12);
    expect(found.rv).toBeCloseTo(rv, 12);
  });

  it('weighs people as R’s corr does', () => {
    const { x, y, w } = REFERENCE;
    expect(weightedCorrelation(y.slice(0, 25), x, w.slice(0, 25))).toBeCloseTo(
      REFERENCE.weightedCorrelation,
      12,
    );
  });

  it('leaves out what does not vary', () => {
    const matrix = correlationMatrix([
      [1, 2, 3],
      [2, 2, 2],
      [3, 1, NaN],
    ]);
    expect(matrix[0]).toEqual([1, null, expect.closeTo(-1, 12)]);
    const found = structureDifference(matrix, matrix);
    expect(found).toEqual({ pairs: 1, meanAbsolute: 0, frobenius: null, rv: null });
    expect(structureDifference([[null]], [[1]])).toEqual({
      pairs: 0,
      meanAbsolute: null,
      frobenius: null,
      rv: null,
    });
    expect(() => structureDifference([[1]], [])).toThrow(RangeError);
  });

  it('knows what chance makes of equal correlations', () => {
    expect(
      differenceByChance(
        [
          [1, 0],
          [0, 1],
        ],
        100,
        100,
      ),
    ).toBeCloseTo(Math.sqrt(2 / Math.PI) * Math.sqrt(0.02), 12);
    expect(
      differenceByChance(
        [
          [1, 0],
          [0, 1],
        ],
        100,
        Infinity,
      ),
    ).toBeCloseTo(Math.sqrt(2 / Math.PI) / 10, 12);
    expect(differenceByChance([[1]], 10, 10)).toBeNull();
    expect(() => differenceByChance([[1]], 1, 10)).toThrow(RangeError);
  });
});

describe('the share of the default in a person', () => {
  it('is R’s regression without an intercept', () => {
    const { weight, ...profile } = REFERENCE.mixture;
    expect(mixtureWeight(profile)).toBeCloseTo(weight, 12);
  });

  it('is 1 at the default, 0 at the target, and linear between', () => {
    const profile = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(profile, fc.integer({ min: -3, max: 4 }), (pairs, share) => {
        const standing = pairs.map(([own]) => own);
        const target = pairs.map(([, own]) => own);
        const scores = pairs.map(([d, t]) => share * d + (1 - share) * t);
        const found = mixtureWeight({ scores, standing, target });
        if (pairs.every(([d, t]) => d === t)) expect(found).toBeNull();
        else expect(found).toBeCloseTo(share, 9);
      }),
    );
  });

  it('refuses profiles of different scales', () => {
    expect(() => mixtureWeight({ scores: [1], standing: [1, 2], target: [1] })).toThrow(RangeError);
  });
});
