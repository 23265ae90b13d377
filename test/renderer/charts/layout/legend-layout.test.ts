import { expect, it } from 'vitest';
import { LEGEND_LINE, legendLayout } from '../../../../src/renderer/charts/layout/legend-layout.js';

it('breaks a legend into lines', () => {
  const { places, height } = legendLayout(['first entry', 'second entry', 'third entry'], 220);
  expect(places.map(({ y }) => y)).toEqual([0, 0, LEGEND_LINE]);
  expect(height).toBe(2 * LEGEND_LINE);
  expect(legendLayout([], 220).height).toBe(0);
});
