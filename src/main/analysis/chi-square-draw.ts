import type { Random } from './random.js';
import { normalQuantile } from './special.js';

/**
 * A draw of chi-square with the given degrees of freedom, twice a gamma draw by rejection (Marsaglia & Tsang 2000, ACM
 * Transactions on Mathematical Software 26:363-372). Throws a RangeError on degrees of freedom not above 0.
 */
export function drawChiSquare(degrees: number, random: Random): number {
  if (!(degrees > 0) || !Number.isFinite(degrees)) {
    throw new RangeError(`chi-square needs degrees of freedom above 0, not ${degrees}`);
  }
  const shape = degrees / 2;
  if (shape >= 1) return 2 * drawGamma(shape, random);
  // A gamma draw of a shape below 1 is one of shape + 1 times u^(1/shape) (ibid., section 6).
  const boost = uniform(random) ** (1 / shape);
  return 2 * drawGamma(shape + 1, random) * boost;
}

function drawGamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalQuantile(uniform(random));
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(uniform(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** In (0, 1): neither end has a logarithm or a normal score. */
function uniform(random: Random): number {
  const value = random.next();
  return value > 0 ? value : Number.MIN_VALUE;
}
