import { scaleColumns } from '../tables/common-tables.js';
import {
  DEVIATIONS,
  estimate,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  SHARE,
  text,
} from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

/** Facets of simulated people against those of people. */
export const facetTable = tableOf(
  'population',
  ({ result }) => result.facets?.scales ?? [],
)({
  name: 'facets',
  title: 'Facets of simulated people against people',
  meaning: 'One row a facet that people were measured on; no verdict goes by them.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    maybe.text('domain', 'The domain that the facet belongs to.', ({ domain }) => domain),
    text(
      'basis',
      'What the reference is: people’s own scores, or a normal distribution.',
      (row) => row.basis,
      {
        values: ['people', 'normal'],
      },
    ),
    number('simulated_mean', 'Mean of simulated people.', ({ simulated }) => simulated.mean, POINTS),
    number(
      'simulated_deviation',
      'Their standard deviation.',
      ({ simulated }) => simulated.standardDeviation,
      POINTS_FROM_0,
    ),
    number('human_mean', 'Mean of people.', ({ human }) => human.mean, POINTS),
    number(
      'human_deviation',
      'Their standard deviation.',
      ({ human }) => human.standardDeviation,
      POINTS_FROM_0,
    ),
    estimate('mean_difference', 'Simulated less human.', ({ meanDifference }) => meanDifference, POINTS),
    estimate(
      'variance_ratio',
      'Variance of simulated people over that of people.',
      ({ varianceRatio }) => varianceRatio,
      NOT_NEGATIVE,
    ),
    estimate(
      'wasserstein_deviations',
      'Wasserstein-1 distance in human standard deviations.',
      ({ wassersteinDeviations }) => wassersteinDeviations,
      DEVIATIONS,
    ),
    maybe.number(
      'wasserstein_p',
      'p of a distance as large under one population, by permutation.',
      ({ wassersteinP }) => wassersteinP,
      SHARE,
    ),
    maybe.number('adjusted_p', 'The same after Holm over the facets.', ({ adjustedP }) => adjustedP, SHARE),
  ],
});
