import type { SampleDistance } from './sample-distance.js';
import { normalCdf, normalQuantile } from './special.js';

const DENSITY = 1 / Math.sqrt(2 * Math.PI);

/** ∫ Φ up to z: z Φ(z) + φ(z). */
function integratedCdf(z: number): number {
  return z * normalCdf(z) + DENSITY * Math.exp((-z * z) / 2);
}

/** ∫ |share - Φ(z)| dz between two standard scores, by parts on either side of where they cross. */
function gapBetween(from: number, to: number, share: number): number {
  const signed = (low: number, high: number): number =>
    share * (high - low) - (integratedCdf(high) - integratedCdf(low));
  const crossing = share <= 0 ? -Infinity : share >= 1 ? Infinity : normalQuantile(share);
  if (crossing <= from || crossing >= to) return Math.abs(signed(from, to));
  return Math.abs(signed(from, crossing)) + Math.abs(signed(crossing, to));
}

/**
 * Distances of weighted values (ascending) from a normal distribution, the integral in closed form between neighbouring
 * values: what Wasserstein-1 comes to where of one side mean and standard deviation alone are known. In the units of the values.
 * Throws a RangeError on a standard deviation that is not above 0, or without weight.
 */
export function distanceToNormal(
  ascending: ArrayLike<number>,
  weights: ArrayLike<number>,
  mean: number,
  standardDeviation: number,
): SampleDistance {
  if (!(standardDeviation > 0 && Number.isFinite(standardDeviation))) {
    throw new RangeError(`a normal distribution's standard deviation is above 0, not ${standardDeviation}`);
  }
  let total = 0;
  for (let at = 0; at < ascending.length; at += 1) total += weights[at] as number;
  if (!(total > 0)) throw new RangeError('a distance needs at least one value with a weight');
  let share = 0;
  let previous = -Infinity;
  let area = 0;
  let largest = 0;
  for (let at = 0; at < ascending.length; at += 1) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    const z = ((ascending[at] as number) - mean) / standardDeviation;
    if (previous === -Infinity) area += integratedCdf(z);
    else if (z > previous) area += gapBetween(previous, z, share);
    const below = normalCdf(z);
    largest = Math.max(largest, Math.abs(below - share));
    share = Math.min(1, share + weight / total);
    largest = Math.max(largest, Math.abs(share - below));
    previous = z;
  }
  // Above the last value: ∫ (1 - Φ) = φ(z) - z (1 - Φ(z)), which is the integral up to -z.
  area += integratedCdf(-previous);
  return { wasserstein: area * standardDeviation, kolmogorovSmirnov: Math.min(1, largest) };
}
