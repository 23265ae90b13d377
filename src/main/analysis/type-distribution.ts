import type { Distribution } from './distribution.js';
import { elementAt } from './element.js';
import { sum } from './summary.js';

/** One axis of a type: the letters of its poles, its score distribution and the midpoint that divides the letters. */
export interface AxisDistribution {
  readonly low: string;
  readonly high: string;
  readonly distribution: Distribution;
  readonly midpoint: number;
}

interface AxisShares {
  readonly low: number;
  readonly high: number;
  /** Mass at the midpoint itself, half of which is in `low` and half in `high`. */
  readonly tie: number;
}

/** Scores that close to the midpoint differ from it by rounding alone. */
const MIDPOINT_TOLERANCE = 1e-9;

function axisShares({ distribution, midpoint }: AxisDistribution): AxisShares {
  const massWhere = (holds: (distance: number) => boolean): number =>
    sum(
      distribution.probabilities.filter((_, index) =>
        holds(elementAt(distribution.values, index) - midpoint),
      ),
    );
  const tie = massWhere((distance) => Math.abs(distance) <= MIDPOINT_TOLERANCE);
  return {
    low: massWhere((distance) => distance < -MIDPOINT_TOLERANCE) + tie / 2,
    high: massWhere((distance) => distance > MIDPOINT_TOLERANCE) + tie / 2,
    tie,
  };
}

/**
 * Probability of every type: the joint distribution of the sides of the axes, which are independent because their items
 * are answered independently. A score at the midpoint belongs to neither side; its mass is split half and half, and
 * `typeTieMass` says how much of it there is. All 2^axes types are in the map, in the axes' order of letters, summing
 * to 1. Throws a RangeError without axes.
 */
export function typeDistribution(axisDistributions: readonly AxisDistribution[]): Map<string, number> {
  if (axisDistributions.length === 0) throw new RangeError('a type needs at least one axis');
  let types = new Map<string, number>([['', 1]]);
  for (const axis of axisDistributions) {
    const shares = axisShares(axis);
    const longer = new Map<string, number>();
    for (const [letters, probability] of types) {
      longer.set(letters + axis.low, probability * shares.low);
      longer.set(letters + axis.high, probability * shares.high);
    }
    types = longer;
  }
  return types;
}

/** Probability, 0..1, that at least one axis score lies at its midpoint, so that the type is decided by the split. */
export function typeTieMass(axisDistributions: readonly AxisDistribution[]): number {
  const clear = axisDistributions.reduce((product, axis) => product * (1 - axisShares(axis).tie), 1);
  return Math.min(1, Math.max(0, 1 - clear));
}

/** Preference clarity: the distance of an axis score from the midpoint, at least 0, in points of the response scale. */
export function preferenceClarity(mean: number, midpoint: number): number {
  return Math.abs(mean - midpoint);
}
