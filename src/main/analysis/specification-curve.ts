import { quantile } from './summary.js';

/** The effect under one specification, with its interval. */
export interface SpecificationEffect {
  readonly id: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly verdict?: string;
}

/** How often a verdict was reached. */
export interface VerdictShare {
  readonly verdict: string;
  readonly count: number;
  /** 0..1 of those with a verdict. */
  readonly share: number;
}

/** The effects of all specifications in order of size. */
export interface SpecificationCurve {
  /** Ascending by estimate; equal ones by id. */
  readonly curve: readonly SpecificationEffect[];
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  /** Share of specifications whose interval lies above the reference, 0..1. */
  readonly shareAbove: number;
  /** Share of specifications whose interval lies below the reference, 0..1. */
  readonly shareBelow: number;
  /** Most frequent first; equal ones by name. */
  readonly verdicts: readonly VerdictShare[];
}

/** Code-unit order, the same on every platform. */
const byName = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Counts of names, most frequent first; equal ones by name. */
export function verdictShares(verdicts: readonly string[]): VerdictShare[] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => ({ verdict, count, share: count / verdicts.length }))
    .sort((left, right) => right.count - left.count || byName(left.verdict, right.verdict));
}

/**
 * The specification curve of effects under all defensible specifications: sorted, with its median and quartiles (type 7)
 * and the share of specifications that are significant on either side of a reference (0 if left out). Throws a
 * RangeError without effects, on repeated ids, or on an effect that is not finite or whose low is above its high.
 * Source: Simonsohn, Simmons & Nelson 2020, Nature Human Behaviour 4:1208-1214.
 */
export function specificationCurve(
  effects: readonly SpecificationEffect[],
  reference = 0,
): SpecificationCurve {
  if (effects.length === 0) throw new RangeError('a specification curve needs at least one effect');
  if (new Set(effects.map(({ id }) => id)).size !== effects.length) {
    throw new RangeError('specifications need different ids');
  }
  for (const { id, estimate, low, high } of effects) {
    if (!Number.isFinite(estimate) || !(low <= high)) {
      throw new RangeError(
        `specification ${id} has no effect with an interval: ${estimate} (${low}, ${high})`,
      );
    }
  }
  const estimates = effects.map(({ estimate }) => estimate);
  const share = (holds: (effect: SpecificationEffect) => boolean): number =>
    effects.filter(holds).length / effects.length;
  return {
    curve: [...effects].sort((left, right) => left.estimate - right.estimate || byName(left.id, right.id)),
    median: quantile(estimates, 0.5),
    lowerQuartile: quantile(estimates, 0.25),
    upperQuartile: quantile(estimates, 0.75),
    shareAbove: share(({ low }) => low > reference),
    shareBelow: share(({ high }) => high < reference),
    verdicts: verdictShares(effects.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]))),
  };
}
