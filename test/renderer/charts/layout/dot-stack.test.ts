import { describe, expect, it } from 'vitest';
import { stackedDots } from '../../../../src/renderer/charts/layout/dot-stack.js';

describe('stackedDots', () => {
  it('sets dots that would meet beside one another, the first in the middle', () => {
    const offsets = stackedDots([0, 1, 2, 50], (value) => value, 7).map(({ offset }) => offset);
    expect(offsets).toEqual([0, 1, -1, 0]);
  });
});
