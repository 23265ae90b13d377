import { describe, expect, it } from 'vitest';
import { dodge, doseLayout, stopsOf } from '../../../../src/renderer/charts/layout/dose-response-layout.js';

const scales = (count: number) => Array.from({ length: count }, () => ({ min: 1, max: 5 }));

describe('the layout of dose-responses', () => {
  it('sets panels side by side as far as they fit', () => {
    expect(doseLayout(scales(5), 1100, 20).columns).toBe(3);
    expect(doseLayout(scales(5), 700, 20).columns).toBe(2);
    expect(doseLayout(scales(5), 320, 20).columns).toBe(1);
    expect(doseLayout(scales(1), 1100, 20).columns).toBe(1);
  });

  it.each([300, 700, 1100])('keeps panels apart and inside a width of %d', (width) => {
    const { panels, height } = doseLayout(scales(5), width, 20);
    for (const [place, panel] of panels.entries()) {
      expect(panel.left).toBeGreaterThanOrEqual(0);
      expect(panel.right).toBeLessThanOrEqual(width);
      expect(panel.bottom).toBeLessThan(height);
      for (const other of panels.slice(place + 1)) {
        const beside = panel.right < other.left || other.right < panel.left;
        expect(beside || panel.bottom < other.heading - 12).toBe(true);
      }
    }
  });

  it('raises scores upwards and levels to the right, with both ends inside', () => {
    const [panel] = doseLayout([{ min: 1, max: 5 }], 600, 0).panels;
    expect(panel?.y(1)).toBeLessThan(panel?.bottom ?? NaN);
    expect(panel?.y(5)).toBeGreaterThan(panel?.top ?? NaN);
    expect(panel?.x(1)).toBeGreaterThan(panel?.left ?? NaN);
    expect(panel?.x(9)).toBeLessThan(panel?.right ?? NaN);
    expect(panel?.scoreTicks).toEqual([1, 2, 3, 4, 5]);
  });

  it('sets overlaid subjects beside each other around their level', () => {
    expect(dodge(0, 1)).toBe(0);
    const [first, second, third] = [0, 1, 2].map((place) => dodge(place, 3));
    expect(second).toBeCloseTo(0, 12);
    expect(first).toBe(-(third ?? NaN));
    expect(third).toBeLessThan(0.5);
  });

  it('marks stops between the last level followed and the next', () => {
    const stop = { following: { low: 2, high: null }, saturated: { low: [1], high: [6, 7] }, middle: 5 };
    expect(stopsOf(stop)).toEqual([
      { side: 'low', at: 1.5 },
      { side: 'high', at: 5.5 },
    ]);
    expect(stopsOf({ ...stop, saturated: { low: [], high: [] } })).toEqual([]);
  });
});
