import type { Estimate } from '../../../shared/domain/figures.js';
import { resampleIndices } from '../../analysis/bootstrap.js';
import { resampledInterval, type ResamplingOptions } from '../../analysis/resampled-interval.js';

/** Values by template and item; NaN where there is none. */
export type ItemGrid = readonly (readonly number[])[];

/**
 * A mean over a grid with its percentile bootstrap interval: items and templates are drawn anew together in each replicate.
 * Where too little was answered to draw from, the interval is the estimate itself.
 */
export function gridInterval(estimate: number, grid: ItemGrid, options: ResamplingOptions): Estimate {
  const items = grid[0]?.length ?? 0;
  const interval =
    items === 0
      ? null
      : resampledInterval(estimate, options, (random) => {
          const drawn = resampleIndices(items, random);
          let total = 0;
          let present = 0;
          for (const template of resampleIndices(grid.length, random)) {
            const row = grid[template];
            for (const item of drawn) {
              const value = row?.[item] ?? NaN;
              if (Number.isNaN(value)) continue;
              total += value;
              present += 1;
            }
          }
          return present === 0 ? null : total / present;
        });
  if (interval === null) return { estimate, low: estimate, high: estimate };
  return { estimate, low: interval.low, high: interval.high };
}
