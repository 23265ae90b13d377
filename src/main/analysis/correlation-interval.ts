import { drawTimes, requireConfidence, requireReplicates, type Interval } from './bootstrap.js';
import { drawChiSquare } from './chi-square-draw.js';
import { fisherZ } from './correlation-equality.js';
import { correlationMatrix, pairsBelow, type CorrelationMatrix } from './correlation-structure.js';
import { elementAt } from './element.js';
import { normalDraw } from './population-columns.js';
import type { Random } from './random.js';
import type { ResamplingOptions } from './resampled-interval.js';
import { normalCdf } from './special.js';
import { mean, quantile, sum, variance } from './summary.js';

/** Scores by column, NaN where somebody has none, with people's weights; or correlations, of so many people (Infinity: exact). */
export type CorrelatedSide =
  | {
      readonly kind: 'people';
      readonly columns: readonly Float64Array[];
      readonly weights: Float64Array | null;
    }
  | { readonly kind: 'known'; readonly correlations: CorrelationMatrix; readonly people: number };

/** A part of a variance of 1 below this is rounding. */
const LEAST_PIVOT = 1e-10;

/**
 * Interval of the mean absolute difference of two sides' correlations: percentiles over people of both sides, drawn anew; known
 * correlations are drawn as of so many normal people, or, where some are missing or they go together wholly, each by itself by
 * Fisher's z with its error 1 / √(n - 3). The difference of two samples lies above that of their populations (`biasOfEstimate`), and
 * a resample's above the samples': the lower end is lowered by both, the upper end by the latter. The lower end is 0 where a test
 * at 1 - confidence does not tell the sides apart (`p`; null without one). Both ends hold the estimate, 0..2. Throws a RangeError
 * like `resampledIntervals`. What it covers: test/main/analysis/simulation/correlation-coverage.json.
 */
export function correlationInterval(
  estimate: number,
  first: CorrelatedSide,
  second: CorrelatedSide,
  p: number | null,
  { replicates, confidence, random }: ResamplingOptions,
): Interval {
  requireConfidence(confidence);
  requireReplicates(replicates);
  const [own, against] = [redrawn(first), redrawn(second)];
  const resamples = Array.from({ length: replicates }, () => signedDifferences(own(random), against(random)));
  const drawn = resamples.flatMap((differences) => meanAbsolute(differences) ?? []);
  if (drawn.length === 0) return { estimate, low: 0, high: 2 };
  const tail = (1 - confidence) / 2;
  const ofResamples = Math.max(0, mean(drawn) - estimate);
  const bias = ofResamples + biasOfEstimate(resamples);
  const isApart = p !== null && p < 1 - confidence;
  return {
    estimate,
    low: isApart ? Math.min(estimate, Math.max(0, quantile(drawn, tail) - bias)) : 0,
    high: Math.max(estimate, quantile(drawn, 1 - tail) - ofResamples),
  };
}

function meanAbsolute(differences: readonly (number | null)[]): number | null {
  const present = differences.flatMap((value) => (value === null ? [] : [Math.abs(value)]));
  return present.length === 0 ? null : mean(present);
}

/** r - r' of every pair below the diagonal, row by row; null without a correlation in both. */
function signedDifferences(first: CorrelationMatrix, second: CorrelationMatrix): (number | null)[] {
  return pairsBelow(first, second).map(({ r, other }) => (r === null || other === null ? null : r - other));
}

/**
 * By how much the mean absolute difference of samples lies above that of populations: the mean of a folded normal less its size
 * (Leone, Nelson & Nottingham 1961, Technometrics 3:543-550), pair by pair. The square of a sample's difference
 * holds its error, which is taken off twice: taken off once, half of the pairs that do not differ would seem to.
 */
function biasOfEstimate(resamples: readonly (readonly (number | null)[])[]): number {
  const pairs = elementAt(resamples, 0).flatMap((_, pair) => {
    const values = resamples.flatMap((differences) => differences[pair] ?? []);
    return values.length < 2 ? [] : [{ centre: mean(values), deviation: Math.sqrt(variance(values)) }];
  });
  return pairs.length === 0
    ? 0
    : mean(
        pairs.map(({ centre, deviation }) => {
          const size = Math.sqrt(Math.max(0, centre ** 2 - 2 * deviation ** 2));
          if (deviation === 0) return 0;
          const ratio = size / deviation;
          const folded =
            deviation * Math.sqrt(2 / Math.PI) * Math.exp((-ratio * ratio) / 2) +
            size * (1 - 2 * normalCdf(-ratio));
          return folded - size;
        }),
      );
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
  const root = choleskyRoot(correlations);
  return root === null || people <= root.length + 1
    ? (random) => redrawnSingly(correlations, 1 / Math.sqrt(people - 3), random)
    : (random) => redrawnTogether(root, people, random);
}

/** Correlations of a sample of normal people: a Wishart matrix by Bartlett's decomposition (Bartlett 1933), put on a diagonal of 1. */
function redrawnTogether(
  root: readonly (readonly number[])[],
  people: number,
  random: Random,
): CorrelationMatrix {
  const drawn = root.map((row, at) =>
    row.map((_, column) => {
      if (column > at) return 0;
      return column < at ? normalDraw(random) : Math.sqrt(drawChiSquare(people - 1 - at, random));
    }),
  );
  const scattered = root.map((row) =>
    row.map((_, column) =>
      sum(row.map((weight, place) => weight * elementAt(elementAt(drawn, place), column))),
    ),
  );
  const lengths = scattered.map((row) => Math.hypot(...row));
  return scattered.map((row, i) =>
    scattered.map((other, j) =>
      i === j
        ? 1
        : sum(row.map((value, place) => value * elementAt(other, place))) /
          (elementAt(lengths, i) * elementAt(lengths, j)),
    ),
  );
}

function redrawnSingly(correlations: CorrelationMatrix, error: number, random: Random): CorrelationMatrix {
  const matrix = correlations.map((row) => [...row]);
  for (const [row, entries] of correlations.entries()) {
    for (const [column, r] of entries.slice(0, row).entries()) {
      if (r === null) continue;
      const again = Math.tanh(fisherZ(r) + error * normalDraw(random));
      elementAt(matrix, row)[column] = again;
      elementAt(matrix, column)[row] = again;
    }
  }
  return matrix;
}

/** Lower triangle whose product with itself is the matrix; null where an entry is missing or the matrix is not positive definite. */
function choleskyRoot(matrix: CorrelationMatrix): number[][] | null {
  const root = matrix.map((row) => row.map(() => 0));
  for (const [row, entries] of matrix.entries()) {
    for (let column = 0; column <= row; column += 1) {
      const r = elementAt(entries, column);
      if (r === null) return null;
      const own = elementAt(root, row);
      const other = elementAt(root, column);
      const rest = r - sum(own.slice(0, column).map((value, place) => value * elementAt(other, place)));
      if (column < row) own[column] = rest / elementAt(other, column);
      else if (rest > LEAST_PIVOT) own[column] = Math.sqrt(rest);
      else return null;
    }
  }
  return root;
}
