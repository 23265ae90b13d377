import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementLayout } from '../../../../src/renderer/charts/layout/agreement-layout.js';

const score = fc.double({ min: 1, max: 5, noNaN: true });
const scores = fc.array(
  fc.record({ condition: fc.constant('a'), scale: fc.constant('E'), mine: score, theirs: score }),
  { maxLength: 50 },
);

describe('an agreement plot', () => {
  it('has every mark within its square, on whatever width', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 200, max: 2000 }), (list, width) => {
        const { points, left, right, top, bottom, height } = agreementLayout(list, width, 20);
        expect(points).toHaveLength(list.length);
        expect(right - left).toBeCloseTo(bottom - top, 9);
        expect(height).toBeGreaterThan(bottom);
        for (const { x, y } of points) {
          expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true);
        }
      }),
    );
  });

  it('has equal scores on its diagonal, and those that are apart on top', () => {
    const { points, left, bottom } = agreementLayout(
      [
        { condition: 'a', scale: 'E', mine: 1, theirs: 4 },
        { condition: 'b', scale: 'E', mine: 3, theirs: 3 },
        { condition: 'c', scale: 'E', mine: 2, theirs: 2.004 },
      ],
      600,
      0,
    );
    expect(points.map(({ score: { condition }, same }) => [condition, same])).toEqual([
      ['b', true],
      ['c', true],
      ['a', false],
    ]);
    const [onIt, , off] = points;
    expect(onIt!.x - left).toBeCloseTo(bottom - onIt!.y, 9);
    // Theirs is larger, so that it lies right of the diagonal and below it.
    expect(off!.x - left).toBeGreaterThan(bottom - off!.y);
  });

  it('is drawn of nothing, and of one score', () => {
    expect(agreementLayout([], 500, 0).ticks.length).toBeGreaterThan(1);
    const { points } = agreementLayout([{ condition: 'a', scale: 'E', mine: 3, theirs: 3 }], 500, 0);
    expect(Number.isFinite(points[0]!.x) && Number.isFinite(points[0]!.y)).toBe(true);
  });
});
