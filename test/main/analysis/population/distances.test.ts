import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wasserstein1, kolmogorovSmirnov } from '../../../../src/main/analysis/distance.js';
import { empiricalDistribution } from '../../../../src/main/analysis/distribution.js';
import { energyTest, permutation } from '../../../../src/main/analysis/energy-distance.js';
import { distanceToNormal } from '../../../../src/main/analysis/normal-distance.js';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { PooledLine } from '../../../../src/main/analysis/sample-distance.js';
import { REFERENCE } from './reference.js';

const ones = (size: number): Float64Array => new Float64Array(size).fill(1);
const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 });

describe('distances of two samples', () => {
  const { x, y, w } = REFERENCE;

  it('are those of R, plain and weighted', () => {
    const line = new PooledLine(x, y);
    const plain = line.distance(ones(x.length), ones(y.length))!;
    expect(plain.wasserstein).toBeCloseTo(REFERENCE.wasserstein, 12);
    expect(plain.kolmogorovSmirnov).toBeCloseTo(REFERENCE.ks, 12);
    const weighted = line.distance(ones(x.length), w)!;
    expect(weighted.wasserstein).toBeCloseTo(REFERENCE.weightedWasserstein, 12);
    expect(weighted.kolmogorovSmirnov).toBeCloseTo(REFERENCE.weightedKolmogorov, 12);
  });

  it('are those of the empirical distributions, with ties and whatever the times drawn', () => {
    fc.assert(
      fc.property(scores, scores, (first, second) => {
        const found = new PooledLine(first, second).distance(ones(first.length), ones(second.length))!;
        const [f, g] = [empiricalDistribution(first), empiricalDistribution(second)];
        expect(found.wasserstein).toBeCloseTo(wasserstein1(f, g), 9);
        expect(found.kolmogorovSmirnov).toBeCloseTo(kolmogorovSmirnov(f, g), 9);
        const doubled = new PooledLine(first, second).distance(
          ones(first.length).map(() => 2),
          ones(second.length),
        )!;
        expect(doubled.wasserstein).toBeCloseTo(found.wasserstein, 9);
      }),
    );
  });

  it('leave out who has no score, and are null where nobody is left', () => {
    const line = new PooledLine([1, NaN, 3], [2, NaN]);
    expect(line.size).toBe(3);
    expect(line.distance(ones(3), ones(2))!.wasserstein).toBeCloseTo(1, 12);
    expect(line.distance(new Float64Array(3), ones(2))).toBeNull();
  });

  it('of a split are those of the two parts', () => {
    const line = new PooledLine([1, 2, 3], [3, 5]);
    const split = line.splitDistance(Int32Array.from([0, 1, 2, 3, 4]), 2);
    // The pool in order is 1, 2, 3, 3, 5: the first two against the rest.
    expect(split.wasserstein).toBeCloseTo(
      wasserstein1(empiricalDistribution([1, 2]), empiricalDistribution([3, 3, 5])),
      12,
    );
  });
});

describe('the distance to a normal distribution', () => {
  const ascending = [...REFERENCE.x].sort((left, right) => left - right);
  const { mean, standardDeviation, wasserstein, kolmogorov } = REFERENCE.normal;

  it('is that of R’s integral', () => {
    const found = distanceToNormal(ascending, ones(ascending.length), mean, standardDeviation);
    expect(found.wasserstein).toBeCloseTo(wasserstein, 7);
    expect(found.kolmogorovSmirnov).toBeCloseTo(kolmogorov, 12);
  });

  it('of one value at the mean is the mean absolute deviation σ √(2/π)', () => {
    const { wasserstein: distance } = distanceToNormal([4], [1], 4, 0.5);
    expect(distance).toBeCloseTo(0.5 * Math.sqrt(2 / Math.PI), 12);
  });

  it('is never below the distance of the means, nor changed by units', () => {
    fc.assert(
      fc.property(
        scores,
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (own, centre, spread) => {
          const sorted = [...own].sort((left, right) => left - right);
          const found = distanceToNormal(sorted, ones(own.length), centre, spread).wasserstein;
          const average = own.reduce((sum, value) => sum + value, 0) / own.length;
          expect(found).toBeGreaterThanOrEqual(Math.abs(average - centre) - 1e-9);
          const scaled = distanceToNormal(
            sorted.map((value) => value * 10),
            ones(own.length),
            centre * 10,
            spread * 10,
          ).wasserstein;
          expect(scaled).toBeCloseTo(found * 10, 6);
        },
      ),
    );
  });

  it('refuses a spread of 0 and a sample without weight', () => {
    expect(() => distanceToNormal([1], [1], 0, 0)).toThrow(RangeError);
    expect(() => distanceToNormal([1], [0], 0, 1)).toThrow(RangeError);
  });
});

describe('the energy distance', () => {
  const { first, second, distance } = REFERENCE.energy;

  it('is that of its definition in R', () => {
    expect(energyTest(first, second, 19, createRandom(1)).distance).toBeCloseTo(distance, 12);
    expect(energyTest(second, first, 19, createRandom(1)).distance).toBeCloseTo(distance, 12);
  });

  it('of a sample from itself is 0, with a p of 1', () => {
    const { distance: none, p } = energyTest(first, first, 49, createRandom(2));
    expect(none).toBeCloseTo(0, 12);
    expect(p).toBe(1);
  });

  it('tells apart what lies apart, at the smallest p that the permutations allow', () => {
    const far = first.map((point) => point.map((value) => value + 20));
    expect(energyTest(first, far, 99, createRandom(3)).p).toBe(1 / 100);
  });

  it('holds its level: of 200 pairs of samples of one population, about 5 in 100 have p below .05', () => {
    const random = createRandom(17);
    const sample = () => Array.from({ length: 12 }, () => [random.next(), random.next()]);
    let rejected = 0;
    for (let set = 0; set < 200; set += 1) {
      if (energyTest(sample(), sample(), 99, random).p <= 0.05) rejected += 1;
    }
    // 20 or more of 200 at a true rate of 5 % would happen once in 400 such simulations.
    expect(rejected).toBeLessThan(20);
  });

  it('is never below 0, and its p lies within its bounds', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(points, points, (left, right) => {
        const found = energyTest(left, right, 9, createRandom(5));
        expect(found.distance).toBeGreaterThanOrEqual(0);
        expect(found.p).toBeGreaterThanOrEqual(0.1);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses samples without points or of other dimensions', () => {
    expect(() => energyTest([], second, 9, createRandom(1))).toThrow(RangeError);
    expect(() => energyTest([[1]], second, 9, createRandom(1))).toThrow(RangeError);
    expect(() => energyTest(first, second, 0, createRandom(1))).toThrow(RangeError);
  });
});

it('a permutation holds every place once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer(), (count, seed) => {
      const order = [...permutation(count, createRandom(seed))];
      expect(order.toSorted((left, right) => left - right)).toEqual(
        Array.from({ length: count }, (_, at) => at),
      );
    }),
  );
});
