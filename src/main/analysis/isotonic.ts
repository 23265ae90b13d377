import { elementAt } from './element.js';

/**
 * Isotonic regression: the non-decreasing series nearest to the values by (weighted) least squares, by pooling adjacent
 * violators (Ayer, Brunk, Ewing, Reid & Silverman 1955, Annals of Mathematical Statistics 26:641-647). Weights are
 * above 0, 1 each if left out. Throws a RangeError on a value that is not finite, on another weight, or on unequal
 * lengths.
 */
export function isotonicRegression(values: readonly number[], weights?: readonly number[]): number[] {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`${values.length} values cannot take ${weights.length} weights`);
  }
  const blocks: { total: number; weight: number; length: number }[] = [];
  for (const [index, value] of values.entries()) {
    const weight = weights === undefined ? 1 : elementAt(weights, index);
    if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
    if (!(weight > 0) || !Number.isFinite(weight)) throw new RangeError(`a weight is above 0, not ${weight}`);
    let block = { total: value * weight, weight, length: 1 };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.total / last.weight <= block.total / block.weight) break;
      block = {
        total: last.total + block.total,
        weight: last.weight + block.weight,
        length: last.length + block.length,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ total, weight, length }) => new Array<number>(length).fill(total / weight));
}
