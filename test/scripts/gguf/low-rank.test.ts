import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowRank, type LowRank, type Matrix } from '../../../scripts/gguf/low-rank.js';

const side = fc.integer({ min: 1, max: 7 });
const matrix = fc.tuple(side, side).chain(([rows, columns]) =>
  fc
    .array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: rows * columns,
      maxLength: rows * columns,
    })
    .map((values): Matrix => ({ rows, columns, values: Float64Array.from(values) })),
);

function product({ rank, first, second }: LowRank, { rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let sum = 0;
    for (let place = 0; place < rank; place += 1) {
      sum += (second[row * rank + place] ?? 0) * (first[place * columns + column] ?? 0);
    }
    return sum;
  });
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function rest(made: LowRank, of: Matrix): number {
  const near = product(made, of);
  return squares(of.values.map((value, index) => value - (near[index] ?? 0)));
}

describe('lowRank', () => {
  it('gives a matrix back whole at full rank, and says what it keeps at every other', () => {
    fc.assert(
      fc.property(matrix, (of) => {
        const full = Math.min(of.rows, of.columns);
        const all = squares(of.values);
        let before = Number.POSITIVE_INFINITY;
        for (let rank = 1; rank <= full; rank += 1) {
          const made = lowRank(of, rank);
          const left = rest(made, of);
          // The factors are in single precision.
          expect(left).toBeLessThanOrEqual(before + 1e-6 * (1 + all));
          expect(Math.abs((1 - made.kept) * all - left)).toBeLessThan(1e-5 * (1 + all));
          before = left;
        }
        expect(before).toBeLessThan(1e-6 * (1 + all));
      }),
    );
  });

  it('keeps the larger of two directions', () => {
    // 3 along one pair of directions, 1 along the other: of 10 the best single one keeps 9.
    const of = { rows: 2, columns: 3, values: Float64Array.from([0, 3, 0, 1, 0, 0]) };
    const made = lowRank(of, 1);
    expect(made.kept).toBeCloseTo(0.9, 12);
    expect([...product(made, of)].map((value) => Math.round(value * 1e5) / 1e5)).toEqual([0, 3, 0, 0, 0, 0]);
  });

  it('refuses a rank beyond the sides', () => {
    expect(() => lowRank({ rows: 2, columns: 3, values: new Float64Array(6) }, 3)).toThrow(RangeError);
  });
});
