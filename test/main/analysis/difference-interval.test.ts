import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInterval } from '../../../src/main/analysis/difference-interval.js';

/** Wilson's interval of a proportion at 95 %. */
function wilson(hits: number, trials: number): { estimate: number; low: number; high: number } {
  const z = 1.959963984540054;
  const p = hits / trials;
  const centre = (p + z ** 2 / (2 * trials)) / (1 + z ** 2 / trials);
  const half = (z * Math.sqrt((p * (1 - p)) / trials + (z / (2 * trials)) ** 2)) / (1 + z ** 2 / trials);
  return { estimate: p, low: centre - half, high: centre + half };
}

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const interval = fc
  .tuple(finite, finite, finite)
  .map((values) => values.toSorted((left, right) => left - right))
  .map(([low, estimate, high]) => ({ low: low!, estimate: estimate!, high: high! }));

describe('the interval of a difference', () => {
  // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of proportions %i/%i and %i/%i is the published one', (a, m, b, n, low, high) => {
    const difference = differenceInterval(wilson(a, m), wilson(b, n));
    expect(difference.low).toBeCloseTo(low, 4);
    expect(Math.min(1, difference.high)).toBeCloseTo(high, 4);
  });

  it('holds the difference, turns with the sides, and is as wide as the estimate is uncertain', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        const there = differenceInterval(a, b);
        const back = differenceInterval(b, a);
        expect(there.low <= there.estimate && there.estimate <= there.high).toBe(true);
        expect(Math.abs(back.estimate + there.estimate)).toBe(0);
        expect(Math.abs(back.low + there.high)).toBeLessThan(1e-6);
        const sure = differenceInterval({ ...a, low: a.estimate, high: a.estimate }, b);
        expect(sure.high - sure.low <= there.high - there.low).toBe(true);
      }),
    );
  });

  it('takes an estimate outside of its own interval at the nearer end', () => {
    const outside = { estimate: 5, low: 1, high: 2 };
    const point = { estimate: 0, low: 0, high: 0 };
    expect(differenceInterval(outside, point)).toEqual({ estimate: 5, low: 1, high: 5 });
  });
});
