import { describe, expect, it } from 'vitest';
import {
  roundTicks,
  shownDomain,
  specificationCurveLayout,
} from '../../../../src/renderer/charts/layout/specification-curve-layout.js';

const layout = specificationCurveLayout({
  width: 800,
  top: 20,
  columns: 10,
  factors: [
    { name: 'Template', levels: ['Statement', 'Interview'] },
    { name: 'Language', levels: ['English', 'German', 'Finnish'] },
  ],
  domain: [0, 1],
});

describe('the layout of a specification curve', () => {
  it('gives every specification a column between the names and the cut lines', () => {
    expect(layout.x(0) - layout.columnWidth / 2).toBeCloseTo(layout.left, 9);
    expect(layout.x(9) + layout.columnWidth / 2).toBeCloseTo(layout.right, 9);
    expect(layout.x(4) - layout.x(3)).toBeCloseTo(layout.columnWidth, 9);
  });

  it('draws more above less, and what lies outside at the end', () => {
    expect(layout.y(0.8)).toBeLessThan(layout.y(0.2));
    expect(layout.y(1.7)).toBe(layout.y(1));
    expect(layout.y(0)).toBeLessThanOrEqual(layout.bottom);
  });

  it('has a row for each level below the heading of its factor, and none over another', () => {
    expect(layout.rows.map(({ text }) => text)).toEqual([
      'Statement',
      'Interview',
      'English',
      'German',
      'Finnish',
    ]);
    const heights = layout.rows.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((left, right) => left - right));
    expect(layout.headings[1]!.y).toBeGreaterThan(heights[1]!);
    expect(layout.headings[1]!.y).toBeLessThan(heights[2]!);
    expect(layout.height).toBeGreaterThan(heights.at(-1)!);
  });
});

describe('the part of a range that is shown', () => {
  const unit = { min: 0, max: 1 };

  it('holds the values with room around them', () => {
    const [low, high] = shownDomain([0.31, 0.78], unit);
    expect(low).toBeLessThan(0.31);
    expect(high).toBeGreaterThan(0.78);
  });

  it('is at least a quarter of the range, within it, so that little differences do not look large', () => {
    for (const values of [[0.5], [0.01, 0.02], [0.995, 1], [0.3, 0.32]]) {
      const [low, high] = shownDomain(values, unit);
      expect(high - low).toBeGreaterThanOrEqual(0.25 - 1e-9);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it('goes beyond the range for values that do', () => {
    expect(shownDomain([-0.2, 0.4], unit)[0]).toBeLessThan(-0.2);
    expect(shownDomain([0.9, 1.3], unit)[1]).toBeGreaterThan(1.3);
  });

  it('is the whole range without values, and has round ticks', () => {
    expect(shownDomain([], { min: 1, max: 5 })).toEqual([1, 5]);
    expect(roundTicks([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
});
