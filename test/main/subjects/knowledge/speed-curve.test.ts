import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRate, type SpeedPoint } from '../../../../src/main/subjects/knowledge/speed-curve.js';

/** A machine with this throughput (bytes a second) and overhead (seconds a token). */
const machine =
  (throughput: number, overhead: number) =>
  (size: number): SpeedPoint => ({ size, rate: 1 / (overhead + size / throughput) });

describe('estimateRate', () => {
  it('says nothing without a measurement, and nothing of sizes far from every one', () => {
    expect(estimateRate([], 1e9)).toBeNull();
    const points = [{ size: 1e9, rate: 10 }];
    expect(estimateRate(points, 31e9)).toBeNull();
    expect(estimateRate(points, 1e9 / 31)).toBeNull();
    expect(estimateRate(points, 29e9)).not.toBeNull();
  });

  it('shares one point’s throughput out by size', () => {
    const points = [{ size: 1e9, rate: 12 }];
    expect(estimateRate(points, 1e9)).toBeCloseTo(12, 8);
    expect(estimateRate(points, 4e9)).toBeCloseTo(3, 8);
  });

  it('finds throughput and overhead of a machine that has both', () => {
    const at = machine(30e9, 0.002);
    const points = [1e8, 5e8, 2e9].map(at);
    for (const size of [2e8, 1e9, 8e9]) {
      const estimate = estimateRate(points, size) ?? 0;
      expect(estimate / at(size).rate).toBeGreaterThan(0.9);
      expect(estimate / at(size).rate).toBeLessThan(1.1);
    }
  });

  it('is not led astray by one run that another program slowed down', () => {
    const at = machine(20e9, 0);
    const slowed = { size: 3e9, rate: at(3e9).rate / 8 };
    const estimate = estimateRate([at(1e9), at(2e9), slowed, at(4e9), at(8e9)], 3e9) ?? 0;
    expect(estimate / at(3e9).rate).toBeGreaterThan(0.9);
    expect(estimate / at(3e9).rate).toBeLessThan(1.1);
  });

  it('falls as size grows, stays positive, and scales with the machine', () => {
    const point = fc.record({
      size: fc.double({ min: 1e7, max: 1e10, noNaN: true }),
      rate: fc.double({ min: 0.1, max: 1e4, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 1.01, max: 4, noNaN: true }),
        (points, factor) => {
          const [{ size } = { size: 1 }] = points;
          const here = estimateRate(points, size) ?? 0;
          const larger = estimateRate(points, size * factor) ?? 0;
          expect(here).toBeGreaterThan(0);
          expect(larger).toBeLessThan(here);
          const faster = points.map((one) => ({ ...one, rate: one.rate * 3 }));
          expect(estimateRate(faster, size)).toBeCloseTo(3 * here, 5 - Math.ceil(Math.log10(3 * here)));
        },
      ),
    );
  });
});
