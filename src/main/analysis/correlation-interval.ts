import type { Interval } from './bootstrap.js';
import { fisherZ } from './correlation-equality.js';
import { correlationMatrix, structureDifference, type CorrelationMatrix } from './correlation-structure.js';
import { normalDraw } from './population-columns.js';
import type { Random } from './random.js';
import type { ResamplingOptions } from './resampled-interval.js';
import { mean, quantile } from './summary.js';

/** Scores by column, NaN where somebody has none, with people's weights; or correlations, of so many people (Infinity: exact). */
export type CorrelatedSide =
  | {
      readonly kind: 'people';
      readonly columns: readonly Float64Array[];
      readonly weights: Float64Array | null;
    }
  | { readonly kind: 'known'; readonly correlations: CorrelationMatrix; readonly people: number };

/**
 * Interval of the mean absolute difference of two sides' correlations: percentiles over people of both sides, drawn anew; of
 * known correlations Fisher's z is drawn with its error 1 / √(n - 3). The difference of two samples lies above that of their
 * populations, and a resample's above the samples': the lower end is lowered by twice the bias of the resamples, and is 0 where
 * a test at 1 - confidence does not tell the sides apart (`p`; null without one). Both ends hold the estimate, 0..2. Throws a
 * RangeError like `resampledIntervals`.
 */
export function correlationInterval(
  estimate: number,
  first: CorrelatedSide,
  second: CorrelatedSide,
  p: number | null,
  { replicates, confidence, random }: ResamplingOptions,
): Interval {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`a confidence lies between 0 and 1, not at ${confidence}`);
  }
  if (!Number.isInteger(replicates) || replicates < 1) {
    throw new RangeError(`a bootstrap needs at least one replicate, not ${replicates}`);
  }
  const [own, against] = [redrawn(first), redrawn(second)];
  const drawn = Array.from(
    { length: replicates },
    () => structureDifference(own(random), against(random)).meanAbsolute,
  ).filter((value) => value !== null);
  if (drawn.length === 0) return { estimate, low: 0, high: 2 };
  const tail = (1 - confidence) / 2;
  const bias = Math.max(0, mean(drawn) - estimate);
  const isApart = p !== null && p < 1 - confidence;
  return {
    estimate,
    low: isApart ? Math.min(estimate, Math.max(0, quantile(drawn, tail) - 2 * bias)) : 0,
    high: Math.max(estimate, quantile(drawn, 1 - tail)),
  };
}

function redrawn(side: CorrelatedSide): (random: Random) => CorrelationMatrix {
  if (side.kind === 'people') {
    const times = new Float64Array(side.columns[0]?.length ?? 0);
    return (random) => {
      drawTimes(times, random);
      const { weights } = side;
      return correlationMatrix(
        side.columns,
        weights === null ? times : times.map((count, place) => count * (weights[place] ?? 0)),
      );
    };
  }
  const { correlations, people } = side;
  if (!Number.isFinite(people) || people <= 3) return () => correlations;
  const error = 1 / Math.sqrt(people - 3);
  return (random) => {
    const matrix = correlations.map((row) => [...row]);
    for (const [row, entries] of correlations.entries()) {
      for (const [column, r] of entries.slice(0, row).entries()) {
        if (r === null) continue;
        const again = Math.tanh(fisherZ(r) + error * normalDraw(random));
        (matrix[row] ?? [])[column] = again;
        (matrix[column] ?? [])[row] = again;
      }
    }
    return matrix;
  };
}

function drawTimes(times: Float64Array, random: Random): void {
  times.fill(0);
  for (let draw = 0; draw < times.length; draw += 1) {
    const place = random.integer(times.length);
    times[place] = (times[place] ?? 0) + 1;
  }
}
