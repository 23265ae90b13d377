import type { CrossedDesign } from '../../../src/main/analysis/crossed-components.js';
import { normalQuantile } from '../../../src/main/analysis/special.js';
import type { Random } from '../../../src/main/analysis/random.js';
import { mean, variance } from '../../../src/main/analysis/summary.js';

/** A design from the runs of each cell, row-major; an empty cell was not answered. */
export function designOf(
  facets: readonly (readonly [id: string, levels: number])[],
  cells: readonly (readonly number[])[],
): CrossedDesign {
  const known = cells.flatMap((runs) => (runs.length > 1 ? [{ v: variance(runs), n: runs.length }] : []));
  return {
    facets: facets.map(([id, levels]) => ({ id, levels })),
    means: cells.map((runs) => (runs.length === 0 ? NaN : mean(runs))),
    errors: cells.map((runs) => (runs.length > 1 ? variance(runs) / runs.length : 0)),
    runVariance: known.length === 0 ? null : mean(known.map(({ v }) => v)),
    // Of the plain mean of variances that have n - 1 each.
    runDegrees: known.length ** 2 / known.reduce((total, { n }) => total + 1 / (n - 1), 0),
  };
}

export function normal(random: Random): number {
  return normalQuantile(Math.max(Number.MIN_VALUE, random.next()));
}

/** Standard deviations of the effects of a simulated design, by their facets' letters; `run` of one run. */
export type Deviations = Readonly<Record<string, number>>;

/** Draws the runs of every cell of a crossed design with normal effects of known size. */
export function drawCells(
  facets: readonly (readonly [id: string, levels: number])[],
  deviations: Deviations,
  runs: (cell: number) => number,
  random: Random,
): number[][] {
  const size = facets.reduce((product, [, levels]) => product * levels, 1);
  const effects = Object.entries(deviations)
    .filter(([id]) => id !== 'run')
    .map(([id, sd]) => ({ id, sd, drawn: new Map<string, number>() }));
  return Array.from({ length: size }, (_, cell) => {
    let rest = cell;
    const at = new Map<string, number>();
    for (const [id, levels] of [...facets].reverse()) {
      at.set(id, rest % levels);
      rest = Math.floor(rest / levels);
    }
    let level = 0;
    for (const { id, sd, drawn } of effects) {
      const key = [...id].map((facet) => at.get(facet)).join();
      if (!drawn.has(key)) drawn.set(key, sd * normal(random));
      level += drawn.get(key)!;
    }
    return Array.from({ length: runs(cell) }, () => level + (deviations.run ?? 0) * normal(random));
  });
}
