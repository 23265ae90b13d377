import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicationCurveLayout } from '../../../../src/renderer/charts/layout/replication-curve-layout.js';
import type { ReplicationCurve } from '../../../../src/shared/domain/replication/result.js';

const flat = { estimate: 0, low: -1, high: 1 };
const curve: ReplicationCurve = {
  slope: flat,
  intercept: flat,
  points: [0, 5, 10].map((evidence) => ({ evidence, share: 0.5, low: 0.2, high: 0.8 })),
};

describe('a replication curve', () => {
  it('places found effects above the plot and others below, none on another', () => {
    const effect = fc.record({
      p: fc.constantFrom(0, 1e-12, 1e-4, 0.001, 0.02, 0.021, 0.3, 1),
      found: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(effect, { maxLength: 30 }), fc.integer({ min: 200, max: 900 }), (drawn, width) => {
        const effects = drawn.map((entry, place) => ({ ...entry, key: String(place), name: '', words: '' }));
        const layout = replicationCurveLayout(curve, effects, width, 20);
        expect(layout.points).toHaveLength(effects.length);
        for (const [place, { effect: own, x, y }] of layout.points.entries()) {
          expect(x).toBeGreaterThanOrEqual(layout.left);
          expect(x).toBeLessThanOrEqual(layout.right);
          expect(y).toBeGreaterThan(20);
          expect(y).toBeLessThanOrEqual(layout.bottom);
          expect(y < layout.top).toBe(own.found);
          for (const other of layout.points.slice(place + 1)) {
            expect(Math.abs(other.y - y) > 9 || Math.abs(other.x - x) >= 10).toBe(true);
          }
        }
      }),
    );
    const empty = replicationCurveLayout(curve, [], 600, 20);
    expect(empty.line).toMatch(/^M/);
    expect(empty.band).toMatch(/Z$/);
  });
});
