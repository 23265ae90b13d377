import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm, holmPresent } from '../../../src/main/analysis/multiple.js';

describe('holm', () => {
  it('agrees with p.adjust(method = "holm") of R 4.2.2', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.5]);
    for (const [index, expected] of [0.04, 0.09, 0.09, 0.025, 0.5].entries()) {
      expect(adjusted[index]).toBeCloseTo(expected, 14);
    }
  });

  it('keeps the order of the values, lies between them and Bonferroni, and keeps ties together', () => {
    expect(holm([])).toEqual([]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(pValues, (values) => {
        const adjusted = holm(values);
        for (const [i, p] of values.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, p * values.length));
          for (const [j, other] of values.entries()) {
            if (p <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          }
        }
      }),
    );
  });

  it('rejects what is no p value', () => {
    expect(() => holm([0.5, 1.2])).toThrow(RangeError);
    expect(() => holm([NaN])).toThrow(RangeError);
  });
});

describe('holmPresent', () => {
  it('adjusts the values that are there, each in its place', () => {
    const [first, second, third] = holm([0.01, 0.04, 0.03]);
    expect(holmPresent([null, 0.01, null, 0.04, 0.03])).toEqual([null, first, null, second, third]);
    expect(holmPresent([null])).toEqual([null]);
    expect(() => holmPresent([null, 2])).toThrow(RangeError);
  });
});
