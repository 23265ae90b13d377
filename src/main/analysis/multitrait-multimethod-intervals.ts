import { resampleIndices } from './bootstrap.js';
import { elementAt } from './element.js';
import {
  multitraitMultimethod,
  type MultitraitMultimethod,
  type TraitMethodTable,
  type TraitRatio,
} from './multitrait-multimethod.js';
import { resampledIntervals, type ResampledInterval, type ResamplingOptions } from './resampled-interval.js';

/** Intervals of the figures of `MultitraitMultimethod`. */
export interface MultitraitMultimethodIntervals {
  readonly meanConvergent: ResampledInterval | null;
  readonly meanDiscriminantDifference: ResampledInterval | null;
  readonly meanHeterotraitMonomethod: ResampledInterval | null;
  readonly meanHeterotraitHeteromethod: ResampledInterval | null;
  readonly traits: readonly {
    readonly trait: string;
    readonly convergent: ResampledInterval | null;
    readonly discriminantDifference: ResampledInterval | null;
  }[];
  readonly htmt: readonly TraitRatio<ResampledInterval>[];
}

/**
 * Percentile bootstrap intervals of the figures of `multitraitMultimethod` over respondents. Null where a figure is, or
 * where more than 5 % of the resamples leave it undefined. Throws a RangeError like `multitraitMultimethod` and
 * `resampledIntervals`, and without respondents.
 */
export function multitraitMultimethodIntervals(
  table: TraitMethodTable,
  options: ResamplingOptions,
): MultitraitMultimethodIntervals {
  if (table.scores.length === 0) throw new RangeError('a bootstrap needs at least one respondent');
  const figures = (result: MultitraitMultimethod): Record<string, number | null> => ({
    convergent: result.meanConvergent,
    difference: result.meanDiscriminantDifference,
    monomethod: result.meanHeterotraitMonomethod,
    heteromethod: result.meanHeterotraitHeteromethod,
    ...Object.fromEntries(
      result.traits.flatMap(({ convergent, discriminantDifference }, index) => [
        [`convergent ${index}`, convergent],
        [`difference ${index}`, discriminantDifference],
      ]),
    ),
    ...Object.fromEntries(result.htmt.map(({ ratio }, index) => [`ratio ${index}`, ratio])),
  });
  const result = multitraitMultimethod(table);
  const intervals = resampledIntervals(figures(result), options, (random) =>
    figures(
      multitraitMultimethod({
        ...table,
        scores: resampleIndices(table.scores.length, random).map((index) => elementAt(table.scores, index)),
      }),
    ),
  );
  const of = (key: string): ResampledInterval | null => intervals[key] ?? null;
  return {
    meanConvergent: of('convergent'),
    meanDiscriminantDifference: of('difference'),
    meanHeterotraitMonomethod: of('monomethod'),
    meanHeterotraitHeteromethod: of('heteromethod'),
    traits: result.traits.map(({ trait }, index) => ({
      trait,
      convergent: of(`convergent ${index}`),
      discriminantDifference: of(`difference ${index}`),
    })),
    htmt: result.htmt.map(({ first, second }, index) => ({ first, second, ratio: of(`ratio ${index}`) })),
  };
}
