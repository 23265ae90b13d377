import { describe, expect, it } from 'vitest';
import { fCdf, tCdf, tQuantile } from '../../../src/main/analysis/special.js';
import { REFERENCE } from './reference/reference.js';

describe("Student's t", () => {
  it.each(REFERENCE.t)('has the quantile $t of R at p = $p with $degrees degrees', ({ degrees, p, t }) => {
    const quantile = tQuantile(p, degrees);
    expect(Math.abs(quantile - t)).toBeLessThan(1e-11 * Math.max(1, Math.abs(t)));
    expect(tCdf(quantile, degrees)).toBeCloseTo(p, 12);
  });

  it('is the root of F with one degree above', () => {
    for (const t of [0.3, 1, 2.5, 12]) {
      expect(tCdf(t, 7) - tCdf(-t, 7)).toBeCloseTo(fCdf(t * t, 1, 7), 13);
    }
  });

  it('has ends without bound and refuses misuse', () => {
    expect(tQuantile(0, 3)).toBe(-Infinity);
    expect(tQuantile(1, 3)).toBe(Infinity);
    expect(tCdf(Infinity, 3)).toBe(1);
    expect(tCdf(-Infinity, 3)).toBe(0);
    expect(() => tQuantile(1.1, 3)).toThrow(RangeError);
    expect(() => tQuantile(0.5, 0)).toThrow(RangeError);
    expect(() => tCdf(NaN, 3)).toThrow(RangeError);
    expect(() => tCdf(0, Infinity)).toThrow(RangeError);
  });
});
