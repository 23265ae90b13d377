import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectSizeLayout,
  marginDomain,
  marginTicks,
  sizeTicks,
  type SizedEffect,
} from '../../../../src/renderer/charts/layout/effect-size-layout.js';

const effect = (bytes: number, estimate: number | null, label = 'Q4_0'): SizedEffect => ({
  label,
  bytes,
  change: estimate === null ? null : { estimate, low: estimate - 0.2, high: estimate + 0.2 },
  reference: false,
});

describe('effect against size', () => {
  it('places sizes by their logarithm', () => {
    const { points } = effectSizeLayout([effect(1e6, 0), effect(1e7, 0), effect(1e8, 0)], 900, 0);
    const [first, second, third] = points.map(({ x }) => x) as [number, number, number];
    expect(second - first).toBeCloseTo(third - second, 6);
  });

  it('puts the reference at 0 and what was not tested in a lane of its own', () => {
    const layout = effectSizeLayout(
      [{ ...effect(8e6, null), reference: true }, effect(4e6, null), effect(2e6, 0.5)],
      900,
      10,
    );
    expect(layout.points[0]?.y).toBe(layout.y(0));
    expect(layout.lane).not.toBeNull();
    expect(layout.points[1]?.y).toBeLessThan(layout.top);
    expect(effectSizeLayout([effect(1e6, 0)], 900, 10).lane).toBeNull();
  });

  it('stands equal sizes beside each other and says what lies beyond the axis', () => {
    const { points } = effectSizeLayout([effect(5e6, 0), effect(5e6, 0.1), effect(5e6, 40)], 900, 0);
    const xs = points.map(({ x }) => x);
    expect(new Set(xs).size).toBe(3);
    expect(points[2]?.beyond).toEqual({ above: true, below: false, estimate: true });
    expect(points[0]?.beyond.estimate).toBe(false);
  });

  it('always draws the margins, within the plot, for any variants', () => {
    const change = fc
      .tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }))
      .map(([estimate, half]) => ({ estimate, low: estimate - half, high: estimate + half }));
    const variants = fc.array(
      fc.record({
        label: fc.string({ maxLength: 20 }),
        bytes: fc.integer({ min: 1, max: 2 ** 40 }),
        change: fc.option(change),
        reference: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(variants, fc.integer({ min: 280, max: 1400 }), (effects, width) => {
        const layout = effectSizeLayout(effects, width, 20);
        const { top, bottom, yTicks, points } = layout;
        expect(yTicks.map(({ margins }) => margins)).toEqual(expect.arrayContaining([-1, 0, 1]));
        for (const { y } of yTicks) expect(y >= top - 1e-6 && y <= bottom + 1e-6).toBe(true);
        points.forEach(({ y, whisker }, place) => {
          expect(Number.isFinite(y)).toBe(true);
          if (whisker === null) return;
          expect(effects[place]?.change).not.toBeNull();
          expect(whisker.top).toBeGreaterThanOrEqual(top - 1e-6);
          expect(whisker.bottom).toBeLessThanOrEqual(bottom + 1e-6);
        });
      }),
    );
  });

  it('keeps labels from lying on each other where there is room', () => {
    const { points } = effectSizeLayout(
      [effect(4e6, 0.1, 'Q8_0'), effect(4.1e6, 0.12, 'Q6_K'), effect(1e6, 0.4, 'Q2_K')],
      900,
      0,
    );
    const places = points.map(({ label }) => `${label.x} ${label.y}`);
    expect(new Set(places).size).toBe(3);
  });
});

it('gives whole margins and round sizes', () => {
  expect(marginDomain([])).toEqual([-1.5, 1.5]);
  expect(marginTicks([-1.5, 1.5])).toEqual([-1, 0, 1]);
  expect(marginTicks([-1.5, 6])).toEqual([-1, 0, 1, 3, 5]);
  expect(marginTicks([-2.2, 3.1])).toEqual([-2, -1, 0, 1, 2, 3]);
  expect(sizeTicks([6e5, 2.2e6])).toEqual([1e6, 2e6]);
  expect(sizeTicks([1.1e6, 1.9e6])).toEqual([1.1e6, 1.9e6]);
});
