import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADING, steppedPlace } from '../../../../../src/renderer/screens/design/conditions/grid-steps.js';

const STEPS = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
const SIZE = [3, 4] as const;

describe('steps in a grid', () => {
  it('stay within it, and out of the corner', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        let place: readonly [number, number] = [0, 0];
        for (const step of steps) {
          place = steppedPlace(place, step, SIZE);
          expect(place[0]).toBeGreaterThanOrEqual(HEADING);
          expect(place[0]).toBeLessThan(SIZE[0]);
          expect(place[1]).toBeGreaterThanOrEqual(HEADING);
          expect(place[1]).toBeLessThan(SIZE[1]);
          expect(place).not.toEqual([HEADING, HEADING]);
        }
      }),
    );
  });

  it('reach every box and every name', () => {
    const seen = new Set<string>();
    const walk = (place: readonly [number, number]): void => {
      if (seen.has(place.join())) return;
      seen.add(place.join());
      for (const step of STEPS) walk(steppedPlace(place, step, SIZE));
    };
    walk([0, 0]);
    expect(seen.size).toBe((SIZE[0] + 1) * (SIZE[1] + 1) - 1);
  });
});
