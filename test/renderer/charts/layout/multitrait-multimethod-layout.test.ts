import { describe, expect, it } from 'vitest';
import {
  cellKind,
  correlationBin,
  correlationText,
  matrixBlocks,
  matrixLayout,
} from '../../../../src/renderer/charts/layout/multitrait-multimethod-layout.js';

const variables = ['one', 'two', 'three'].flatMap((reading) =>
  ['E', 'A'].map((trait) => ({ reading, trait })),
);

describe('the layout of a multitrait-multimethod matrix', () => {
  it('tells validities from what the reading adds and from what should be low', () => {
    expect(cellKind(variables, 0, 0)).toBe('itself');
    expect(cellKind(variables, 0, 1)).toBe('same-reading');
    expect(cellKind(variables, 0, 2)).toBe('validity');
    expect(cellKind(variables, 0, 3)).toBe('different');
    expect(cellKind(variables, 5, 1)).toBe('validity');
  });

  it('lays blocks of one reading together, apart from the next', () => {
    expect(matrixBlocks(variables)).toEqual([
      { reading: 'one', from: 0, count: 2 },
      { reading: 'two', from: 2, count: 2 },
      { reading: 'three', from: 4, count: 2 },
    ]);
    const { at, cell } = matrixLayout(variables, new Map(), 900, 20);
    expect(at(1) - at(0)).toBe(cell);
    expect(at(2) - at(1)).toBeGreaterThan(cell);
    expect(at(3) - at(2)).toBe(cell);
  });

  it.each([280, 600, 900, 1400])('fits into %s pixels', (width) => {
    const { left, at, cell } = matrixLayout(
      variables,
      new Map([['one', 'A long name of a reading']]),
      width,
      0,
    );
    expect(left + at(variables.length - 1) + cell).toBeLessThanOrEqual(width);
  });

  it('writes and bins correlations by their size', () => {
    expect([0.984, -0.31, 1, -1, 0.001, -0.001, 0].map(correlationText)).toEqual([
      '.98',
      '−.31',
      '1',
      '−1',
      '.00',
      '.00',
      '.00',
    ]);
    expect(correlationBin(-0.95)).toBe(correlationBin(0.95));
    expect(correlationBin(0.05).opacity).toBe(0);
    expect(correlationBin(0.3).from).toBe(0.3);
  });
});
