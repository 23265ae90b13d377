import { describe, expect, it } from 'vitest';
import { specificationCurve, verdictShares } from '../../../src/main/analysis/specification-curve.js';

const effect = (id: string, estimate: number, verdict?: string, reach = 0.1) => ({
  id,
  estimate,
  low: estimate - reach,
  high: estimate + reach,
  ...(verdict === undefined ? {} : { verdict }),
});

describe('specificationCurve', () => {
  const curve = specificationCurve([
    effect('s3', 0.3, 'partial'),
    effect('s1', -0.2, 'flexible'),
    effect('s2', 0.05, 'flexible'),
    effect('s4', 0.3, 'closed'),
  ]);

  it('sorts the effects, with their quartiles', () => {
    expect(curve.curve.map(({ id }) => id)).toEqual(['s1', 's2', 's3', 's4']);
    expect(curve.median).toBeCloseTo(0.175, 12);
    expect(curve.lowerQuartile).toBeCloseTo(-0.0125, 12);
    expect(curve.upperQuartile).toBeCloseTo(0.3, 12);
  });

  it('shares out directions and verdicts', () => {
    expect(curve).toMatchObject({ shareAbove: 0.5, shareBelow: 0.25 });
    expect(curve.verdicts).toEqual([
      { verdict: 'flexible', count: 2, share: 0.5 },
      { verdict: 'closed', count: 1, share: 0.25 },
      { verdict: 'partial', count: 1, share: 0.25 },
    ]);
  });

  it('measures directions from a reference, which an interval that touches it does not pass', () => {
    const shifted = specificationCurve([effect('a', 1), { id: 'b', estimate: 1.2, low: 1, high: 1.4 }], 1);
    expect(shifted).toMatchObject({ shareAbove: 0, shareBelow: 0, verdicts: [] });
  });

  it('refuses misuse', () => {
    expect(() => specificationCurve([])).toThrow(RangeError);
    expect(() => specificationCurve([effect('a', 1), effect('a', 2)])).toThrow(/different ids/);
    expect(() => specificationCurve([effect('a', 1, 'x', -1)])).toThrow(/specification a/);
    expect(() => specificationCurve([effect('a', NaN)])).toThrow(RangeError);
  });
});

describe('verdictShares', () => {
  it('is empty without verdicts', () => {
    expect(verdictShares([])).toEqual([]);
  });
});
