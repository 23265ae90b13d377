import { describe, expect, it } from 'vitest';
import { gaugeDomain, passingRange } from '../../../../src/renderer/charts/layout/gauge-layout.js';

describe('a gauge', () => {
  const check = {
    id: 'internal-consistency',
    value: -0.4,
    threshold: 0.7,
    bound: 'least',
    passed: false,
    note: null,
  } as const;

  it('reaches as far as its value', () => {
    expect(gaugeDomain(check)).toEqual([-0.4, 1]);
    expect(
      gaugeDomain({ ...check, id: 'order-effect', bound: 'largest', value: 0.01, threshold: 0.5 }),
    ).toEqual([0, 1]);
  });

  it('shades the side that passes', () => {
    expect(passingRange(check)).toEqual([0.7, 1]);
    expect(passingRange({ ...check, bound: 'largest', value: 0.1, threshold: 0.2 })).toEqual([0, 0.2]);
  });
});
