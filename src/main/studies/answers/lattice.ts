import type { Lattice } from '../../../shared/contract/views.js';
import type { Distribution } from '../../analysis/distribution.js';

/** A millionth: what is rarer shows in no chart, and a large study has thousands of distributions. */
const PARTS = 1e6;

/**
 * A scale-score distribution for a chart: probabilities rounded to a millionth, without the values at either end that have
 * none. Throws a RangeError for a distribution whose values are fewer than two.
 */
export function latticeOf({ values, probabilities }: Distribution): Lattice {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) {
    throw new RangeError(`a lattice needs at least two values, not ${values.length}`);
  }
  const step = (last - first) / (values.length - 1);
  const rounded = probabilities.map((probability) => Math.round(probability * PARTS) / PARTS);
  const from = rounded.findIndex((probability) => probability > 0);
  const to = rounded.findLastIndex((probability) => probability > 0);
  return { first: first + from * step, step, probabilities: rounded.slice(from, to + 1) };
}
