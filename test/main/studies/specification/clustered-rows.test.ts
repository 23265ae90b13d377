import { expect, it } from 'vitest';
import { createRandom, type Random } from '../../../../src/main/analysis/random.js';
import {
  covarianceMatrix,
  cronbachAlpha,
  itemColumns,
  mcdonaldOmega,
  splitHalf,
} from '../../../../src/main/analysis/reliability.js';
import { guttmanLambda6 } from '../../../../src/main/analysis/reliability-intervals.js';
import { clusteredRows } from '../../../../src/main/studies/specification/clustered-rows.js';

const random = createRandom(5);
/** Four clusters of unequal size, five items with a common part. */
const clusters = [3, 6, 4, 8].map((size) =>
  Array.from({ length: size }, () => {
    const common = random.next();
    return Array.from({ length: 5 }, () => 3 + common + 0.6 * random.next());
  }),
);

/** Draws the clusters given, in turn. */
const drawing = (places: readonly number[]): Random => {
  const left = [...places];
  return { next: () => 0, integer: () => left.shift()! };
};

it('gives rows with the covariance of the clusters that were drawn', () => {
  const drawn = clusteredRows(clusters).draw(drawing([1, 3, 3, 0]));
  const rows = [...clusters[1]!, ...clusters[3]!, ...clusters[3]!, ...clusters[0]!];
  const [own, wanted] = [drawn, rows].map((sample) => covarianceMatrix(itemColumns(sample)));
  for (const [left, row] of wanted!.entries()) {
    for (const [right, value] of row.entries()) expect(own![left]![right]).toBeCloseTo(value, 12);
  }
  expect(drawn).toHaveLength(6);
  for (const figure of [cronbachAlpha, mcdonaldOmega, splitHalf, guttmanLambda6]) {
    expect(figure(drawn)).toBeCloseTo(figure(rows)!, 9);
  }
});

it('keeps an item that does not vary as one', () => {
  const constant = clusters.map((rows) => rows.map((row) => [...row, 2]));
  const drawn = clusteredRows(constant).draw(drawing([0, 1, 2, 3]));
  expect(drawn.map((row) => row[5])).toEqual(drawn.map(() => 0));
});

it('refuses rows without items', () => {
  expect(() => clusteredRows([])).toThrow(RangeError);
});
