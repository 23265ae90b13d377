import type { Interval } from '../bootstrap.js';
import { pearson } from '../correlation.js';
import { normalQuantile, tCdf } from '../special.js';

export interface CorrelationTest {
  readonly n: number;
  /** Pearson's r with its interval by Fisher's z (Fisher 1921, Metron 1:3-32). */
  readonly r: Interval;
  /** Two-sided, by t on n - 2 degrees of freedom. */
  readonly p: number;
}

/**
 * Pearson's correlation of two series, tested against 0. Null below four pairs, where Fisher's z has no error, and where a
 * series does not vary. Throws a RangeError where the lengths differ or a value is not finite.
 */
export function correlationTest(
  x: readonly number[],
  y: readonly number[],
  confidence: number,
): CorrelationTest | null {
  if (x.length !== y.length) throw new RangeError(`series of ${x.length} and ${y.length} values`);
  const n = x.length;
  if (n < 4) return null;
  const r = pearson(x, y);
  if (r === null) return null;
  const reach = normalQuantile((1 + confidence) / 2) / Math.sqrt(n - 3);
  const z = Math.atanh(r);
  const p = Math.abs(r) === 1 ? 0 : 2 * tCdf(-Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r)), n - 2);
  return { n, r: { estimate: r, low: Math.tanh(z - reach), high: Math.tanh(z + reach) }, p: Math.min(1, p) };
}
