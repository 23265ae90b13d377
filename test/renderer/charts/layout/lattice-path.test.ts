import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latticeOf, latticePath, peakDensity } from '../../../../src/renderer/charts/layout/lattice-path.js';

const points = (path: string): [number, number][] =>
  path
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map(Number) as [number, number]);

describe('latticePath', () => {
  it('draws each value as a block as wide as the distance between values', () => {
    const path = latticePath(
      { first: 1, step: 1, probabilities: [0.25, 0.75] },
      (score) => score * 10,
      100,
      50,
    );
    expect(points(path)).toEqual([
      [5, 50],
      [5, 25],
      [15, 25],
      [15, -25],
      [25, -25],
      [25, 50],
    ]);
  });

  it('draws one certain value as one block', () => {
    const path = latticePath(
      { first: 3, step: 0.5, probabilities: [0, 1, 0] },
      (score) => score * 100,
      10,
      0,
    );
    expect(points(path)).toEqual([
      [325, 0],
      [325, -20],
      [375, -20],
      [375, 0],
    ]);
  });

  it('goes from value to value where a stair could not be seen', () => {
    const path = latticePath({ first: 0, step: 1, probabilities: [0.2, 0.6, 0.2] }, (score) => score, 10, 0);
    expect(points(path)).toHaveLength(5);
  });

  it('leaves out tails that would be a line along the ground, and keeps gaps between', () => {
    const probabilities = [1e-9, 0.5, 0, 0.5, 1e-9];
    const path = latticePath({ first: 0, step: 1, probabilities }, (score) => score * 10, 10, 0);
    expect(points(path)[0]).toEqual([5, 0]);
    expect(points(path)).toContainEqual([15, 0]);
    expect(points(path).at(-1)).toEqual([35, 0]);
  });

  it('draws nothing of no mass', () => {
    expect(latticePath({ first: 0, step: 1, probabilities: [0, 0] }, (score) => score, 1, 0)).toBe('');
  });

  it('covers an area of the probability that it shows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 30 }), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const probabilities = weights.map((weight) => weight / total);
        const path = points(
          latticePath({ first: 1, step: 0.25, probabilities }, (score) => score * 1000, 1000, 0),
        );
        const area = path.reduce((sum, [x, y], place) => {
          const [nextX] = path[place + 1] ?? [x];
          return sum + (nextX - x) * -y;
        }, 0);
        expect(area / 1e6).toBeCloseTo(1, 2);
      }),
    );
  });
});

it('takes ascending values for a lattice', () => {
  expect(latticeOf([1, 1.5, 2], [0.2, 0.3, 0.5])).toEqual({
    first: 1,
    step: 0.5,
    probabilities: [0.2, 0.3, 0.5],
  });
  expect(latticeOf([3], [1])).toEqual({ first: 3, step: 1, probabilities: [1] });
  expect(peakDensity({ first: 1, step: 0.5, probabilities: [0.2, 0.8] })).toBeCloseTo(1.6);
});
