import type { Random } from '../../analysis/random.js';

/** Sums of one cluster's rows, taken from a common centre. */
interface ClusterSums {
  readonly rows: number;
  readonly sums: Float64Array;
  /** [item][item], the lower half. */
  readonly products: Float64Array;
}

/**
 * Resampling of whole clusters of rows (respondents × items), for figures that depend on rows by their covariance alone.
 * What a figure is given are not the rows drawn but a few that have the same covariance, so that its cost does not grow with
 * the number of rows.
 */
export interface ClusteredRows {
  /** Rows that stand for a resample of clusters, drawn with replacement. */
  draw(random: Random): number[][];
}

/** Prepares resampling; `clusters[cluster]` holds its rows. Throws a RangeError without rows. */
export function clusteredRows(clusters: readonly (readonly (readonly number[])[])[]): ClusteredRows {
  const all = clusters.flat();
  const items = all[0]?.length ?? 0;
  if (items === 0) throw new RangeError('resampling needs at least one row with an item');
  // Sums from the common mean keep the digits that sums of raw scores would lose.
  const centre = Array.from(
    { length: items },
    (_, item) => all.reduce((sum, row) => sum + (row[item] as number), 0) / all.length,
  );
  const summed = clusters.map((rows) => sumsOf(rows, centre));
  return {
    draw(random) {
      const weights = new Float64Array(clusters.length);
      for (let drawn = 0; drawn < weights.length; drawn += 1) {
        const place = random.integer(weights.length);
        weights[place] = (weights[place] as number) + 1;
      }
      return rowsWithCovariance(weightedCovariance(summed, weights, items));
    },
  };
}

function sumsOf(rows: readonly (readonly number[])[], centre: readonly number[]): ClusterSums {
  const items = centre.length;
  const sums = new Float64Array(items);
  const products = new Float64Array(items * items);
  for (const row of rows) {
    const values = row.map((value, item) => value - (centre[item] as number));
    for (let left = 0; left < items; left += 1) {
      sums[left] = (sums[left] as number) + (values[left] as number);
      for (let right = 0; right <= left; right += 1) {
        const place = left * items + right;
        products[place] = (products[place] as number) + (values[left] as number) * (values[right] as number);
      }
    }
  }
  return { rows: rows.length, sums, products };
}

function weightedCovariance(
  clusters: readonly ClusterSums[],
  weights: Float64Array,
  items: number,
): Float64Array {
  let rows = 0;
  const sums = new Float64Array(items);
  const products = new Float64Array(items * items);
  for (const [place, cluster] of clusters.entries()) {
    const weight = weights[place] as number;
    if (weight === 0) continue;
    rows += weight * cluster.rows;
    for (let at = 0; at < sums.length; at += 1)
      sums[at] = (sums[at] as number) + weight * (cluster.sums[at] as number);
    for (let at = 0; at < products.length; at += 1)
      products[at] = (products[at] as number) + weight * (cluster.products[at] as number);
  }
  if (rows < 2) return new Float64Array(items * items);
  for (let left = 0; left < items; left += 1) {
    for (let right = 0; right <= left; right += 1) {
      const place = left * items + right;
      products[place] =
        ((products[place] as number) - ((sums[left] as number) * (sums[right] as number)) / rows) /
        (rows - 1);
    }
  }
  return products;
}

/** What of a variance is rounding. */
const ROUNDING = 1e-12;

/**
 * items + 1 rows with exactly this covariance (n - 1; its lower half is given): orthonormal contrasts times the Cholesky
 * factor. Source: Helmert 1876 (the contrasts); Golub & Van Loan 2013, Matrix Computations, section 4.2 (the factor, with
 * columns of a semidefinite matrix left at 0).
 */
export function rowsWithCovariance(covariance: Float64Array): number[][] {
  const items = Math.round(Math.sqrt(covariance.length));
  const factor = choleskyOf(covariance, items);
  const scale = Math.sqrt(items);
  return Array.from({ length: items + 1 }, (_, row) =>
    Array.from({ length: items }, (__, item) => {
      let value = 0;
      for (let column = 0; column <= item; column += 1)
        value += helmert(row, column) * (factor[item * items + column] as number);
      return value * scale;
    }),
  );
}

/** Entry of orthonormal columns that each sum to 0: column c tells row c + 1 from the rows before it. */
function helmert(row: number, column: number): number {
  const size = Math.sqrt((column + 1) * (column + 2));
  if (row <= column) return -1 / size;
  return row === column + 1 ? (column + 1) / size : 0;
}

function choleskyOf(covariance: Float64Array, items: number): Float64Array {
  const factor = new Float64Array(covariance.length);
  for (let column = 0; column < items; column += 1) {
    const own = covariance[column * items + column] as number;
    const pivot = own - dot(factor, column, column, column, items);
    if (!(pivot > own * ROUNDING)) continue;
    const root = Math.sqrt(pivot);
    factor[column * items + column] = root;
    for (let row = column + 1; row < items; row += 1) {
      const left = (covariance[row * items + column] as number) - dot(factor, row, column, column, items);
      factor[row * items + column] = left / root;
    }
  }
  return factor;
}

function dot(factor: Float64Array, left: number, right: number, columns: number, items: number): number {
  let total = 0;
  for (let column = 0; column < columns; column += 1)
    total += (factor[left * items + column] as number) * (factor[right * items + column] as number);
  return total;
}
