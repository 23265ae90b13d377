import { describe, expect, it } from 'vitest';
import {
  COMPACT_FROM,
  ridgelineLayout,
  type RidgelineInput,
} from '../../../../src/renderer/charts/layout/ridgeline-layout.js';
import { profile, scale, standing } from '../profiles.js';

const input = (change: Partial<RidgelineInput> = {}): RidgelineInput => ({
  scale,
  profiles: [standing, profile()],
  reference: standing,
  band: null,
  order: 'request',
  width: 800,
  ...change,
});

describe('ridgelineLayout', () => {
  it('keeps marks, shapes and axis on one scale', () => {
    const layout = ridgelineLayout(input(), 0);
    const row = layout.rows[1]!;
    const [one, , three, , five] = layout.ticks;
    expect(row.targetX).toBe(one!.x);
    expect(layout.midX).toBe(three!.x);
    expect(row.meanX).toBeCloseTo(one!.x + (three!.x - one!.x) / 2);
    expect(layout.defaultX).toBeCloseTo((three!.x + five!.x) / 2);
    expect(row.lowX).toBeLessThan(row.meanX);
    expect(five!.x).toBeLessThan(layout.right);
  });

  it('puts the default first, and its outline behind every row at that row’s ground', () => {
    const layout = ridgelineLayout(input({ profiles: [profile(), standing] }), 0);
    expect(layout.rows.map(({ profile: { kind } }) => kind)).toEqual(['default', 'persona']);
    for (const { referenceShape, ground } of layout.rows) expect(referenceShape).toContain(`,${ground}`);
  });

  it('keeps every shape under the row above it', () => {
    const sharp = profile({ distribution: { first: 2, step: 0.5, probabilities: [1] } });
    const layout = ridgelineLayout(input({ profiles: [standing, sharp] }), 0);
    for (const { shape, top, ground } of layout.rows) {
      const heights = shape
        .slice(1)
        .split('L')
        .map((point) => Number(point.split(',')[1]));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(top);
      expect(Math.max(...heights)).toBe(ground);
    }
  });

  it.each([2, 80])('holds %i rows without an overlap', (count) => {
    const profiles = Array.from({ length: count }, (_, place) => profile({ condition: `p${place}` }));
    const layout = ridgelineLayout(input({ profiles }), 0);
    expect(layout.rows).toHaveLength(count);
    expect(layout.compact).toBe(count > COMPACT_FROM);
    layout.rows.slice(1).forEach((row, place) => {
      expect(row.top - layout.rows[place]!.top).toBeGreaterThanOrEqual(layout.rowHeight);
    });
    expect(layout.bottom).toBeGreaterThanOrEqual(layout.rows.at(-1)!.ground);
    expect(layout.height).toBeGreaterThan(layout.bottom);
  });

  it('shades the placebo band at least three pixels wide', () => {
    const band = { instrument: 'axes', scale: 'EI', defaultMean: 4, leastDetectableShift: null };
    const thin = ridgelineLayout(input({ band: { ...band, placebo: { low: 4, high: 4 } } }), 0);
    const wide = ridgelineLayout(input({ band: { ...band, placebo: { low: 3, high: 5 } } }), 0);
    expect(thin.placebo!.width).toBe(3);
    expect(thin.placebo!.x + 1.5).toBeCloseTo(thin.defaultX!);
    expect(wide.placebo!.width).toBeCloseTo(wide.ticks[4]!.x - wide.ticks[2]!.x);
    expect(ridgelineLayout(input({ band: { ...band, placebo: null } }), 0).placebo).toBeNull();
  });

  it('leaves the means out where there is no room, and adoption where nothing is adopted', () => {
    expect(ridgelineLayout(input(), 0).meanEnd).not.toBeNull();
    expect(ridgelineLayout(input({ width: 360 }), 0).meanEnd).toBeNull();
    expect(ridgelineLayout(input({ profiles: [standing] }), 0).alphaEnd).toBeNull();
  });
});
