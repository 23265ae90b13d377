import { expect, it } from 'vitest';
import { poleName, scoreTicks, scoreToPixels } from '../../../../src/renderer/charts/layout/score-range.js';
import { scale } from '../profiles.js';

it('ticks whole scores, and not all of a long scale’s', () => {
  expect(scoreTicks({ min: 1, max: 5 })).toEqual([1, 2, 3, 4, 5]);
  expect(scoreTicks({ min: 0, max: 100 }).length).toBeLessThan(10);
});

it('leaves room at the ends for half a step of the coarsest distribution', () => {
  const x = scoreToPixels(scale, 1, 0, 500);
  expect([x(0.5), x(1), x(5), x(5.5)]).toEqual([0, 50, 450, 500]);
  expect(scoreToPixels(scale, 0, 0, 100)(1)).toBeGreaterThan(0);
});

it('names the ends of a scale', () => {
  expect(poleName(scale.low)).toBe('Reserved (I)');
  expect(poleName({ name: 'Low trust', letter: null })).toBe('Low trust');
});
