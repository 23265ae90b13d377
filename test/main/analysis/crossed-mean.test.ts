import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossedMean } from '../../../src/main/analysis/crossed-mean.js';
import { studentInterval } from '../../../src/main/analysis/estimate-error.js';
import { twoSidedP } from '../../../src/main/analysis/student-test.js';
import { CROSSED } from './reference/crossed.js';

describe('the mean of items crossed with framings', () => {
  it.each(CROSSED.crossed.map((entry) => [entry]))('agrees with R on a complete table', (entry) => {
    const found = crossedMean(entry.grid)!;
    expect(found.estimate).toBeCloseTo(entry.estimate, 12);
    expect(found.standardError).toBeCloseTo(entry.standardError, 12);
    expect(found.degrees).toBeCloseTo(entry.degrees, 9);
    const { low, high } = studentInterval(found, 0.95);
    expect(low).toBeCloseTo(entry.low, 8);
    expect(high).toBeCloseTo(entry.high, 8);
  });

  it('agrees with R on items within strata', () => {
    const { grid, strata, ...expected } = CROSSED.stratified;
    const found = crossedMean(grid, strata)!;
    expect(found.estimate).toBeCloseTo(expected.estimate, 12);
    expect(found.standardError).toBeCloseTo(expected.standardError, 12);
    expect(found.degrees).toBeCloseTo(expected.degrees, 9);
  });

  it('is the t test of R where there is one framing', () => {
    const { values, low, high, p } = CROSSED.oneFraming;
    const found = crossedMean(values.map((value) => [value]))!;
    const interval = studentInterval(found, 0.95);
    expect(interval.low).toBeCloseTo(low, 9);
    expect(interval.high).toBeCloseTo(high, 9);
    expect(twoSidedP(found)).toBeCloseTo(p, 9);
  });

  it('passes over empty cells, rows and columns', () => {
    const [entry] = CROSSED.crossed;
    const grid = entry!.grid;
    const padded = [...grid.map((row) => [...row, NaN]), [NaN, NaN, NaN, NaN]];
    expect(crossedMean(padded)).toEqual(crossedMean(grid));
    const holed = grid.map((row, item) =>
      row.map((value, framing) => (item === 0 && framing === 0 ? NaN : value)),
    );
    expect(crossedMean(holed)!.standardError).toBeGreaterThan(0);
  });

  it('says nothing of one item, of a stratum of one, or of no value', () => {
    expect(crossedMean([])).toBeNull();
    expect(crossedMean([[1, 2, 3]])).toBeNull();
    expect(crossedMean([[NaN], [NaN]])).toBeNull();
    expect(crossedMean([[1], [2], [3]], [0, 0, 1])).toBeNull();
  });

  it('is certain where nothing varies, and its p then tells 0 from anything else', () => {
    const level = crossedMean([
      [0.5, 0.5],
      [0.5, 0.5],
    ])!;
    expect(level.standardError).toBe(0);
    expect(twoSidedP(level)).toBe(0);
    expect(twoSidedP({ ...level, estimate: 0 })).toBe(1);
  });

  const grids = fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 4 }))
    .chain(([items, framings]) =>
      fc.array(fc.array(fc.integer({ min: -40, max: 40 }), { minLength: framings, maxLength: framings }), {
        minLength: items,
        maxLength: items,
      }),
    );

  it('does not depend on the order of items or framings, and goes with shift and scale', () => {
    fc.assert(
      fc.property(
        grids,
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom(0.5, 2, -4),
        (grid, shift, scale) => {
          const plain = crossedMean(grid)!;
          const turned = crossedMean(grid.map((row) => [...row].reverse()).reverse())!;
          expect(turned.estimate).toBeCloseTo(plain.estimate, 9);
          expect(turned.standardError).toBeCloseTo(plain.standardError, 9);
          const moved = crossedMean(grid.map((row) => row.map((value) => scale * value + shift)))!;
          expect(moved.estimate).toBeCloseTo(scale * plain.estimate + shift, 9);
          expect(moved.standardError).toBeCloseTo(Math.abs(scale) * plain.standardError, 9);
          expect(moved.degrees).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(Number.isFinite(plain.degrees)).toBe(true);
        },
      ),
    );
  });
});
