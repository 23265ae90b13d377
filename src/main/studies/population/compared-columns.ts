import { basisSchema, type ScaleComparison } from '../../../shared/domain/population/scale.js';
import {
  DEVIATIONS,
  estimate,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  text,
  type ObservedColumn,
} from '../tables/observed-columns.js';

interface Spread {
  readonly mean: number;
  readonly standardDeviation: number;
}

type Compared = Pick<
  ScaleComparison,
  'basis' | 'meanDifference' | 'varianceRatio' | 'wassersteinDeviations'
> & {
  readonly simulated: Spread;
  readonly human: Spread;
};

/** What people are known by. */
export const basisColumn: ObservedColumn<Pick<Compared, 'basis'>> = text(
  'basis',
  'What the reference is: people’s own scores, or a normal distribution.',
  ({ basis }) => basis,
  { values: basisSchema.options },
);

/** Mean and standard deviation of simulated people or of people. */
export function spreadColumns(who: 'simulated' | 'human', meaning: string): ObservedColumn<Compared>[] {
  return [
    number(`${who}_mean`, meaning, (row) => row[who].mean, POINTS),
    number(
      `${who}_deviation`,
      'Their standard deviation.',
      (row) => row[who].standardDeviation,
      POINTS_FROM_0,
    ),
  ];
}

/** How far the means lie apart, and the ratio of variances, with intervals. */
export const differenceColumns: readonly ObservedColumn<Compared>[] = [
  ...estimate<Compared>(
    'mean_difference',
    'Simulated less human.',
    ({ meanDifference }) => meanDifference,
    POINTS,
  ),
  ...estimate<Compared>(
    'variance_ratio',
    'Variance of simulated people over that of people.',
    ({ varianceRatio }) => varianceRatio,
    NOT_NEGATIVE,
  ),
];

/** The distance of the distributions in human standard deviations, with its interval. */
export function distanceColumns(meaning: string): readonly ObservedColumn<Compared>[] {
  return estimate<Compared>(
    'wasserstein_deviations',
    meaning,
    ({ wassersteinDeviations }) => wassersteinDeviations,
    DEVIATIONS,
  );
}
