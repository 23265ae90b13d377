import type { Histogram } from '../../../shared/domain/population/scale.js';
import { scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  CORRELATION,
  count,
  DEVIATIONS,
  estimate,
  flag,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  SHARE,
  text,
} from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';
import { basisColumn, differenceColumns, distanceColumns, spreadColumns } from './compared-columns.js';

const POPULATIONS = { values: ['simulated', 'human'] } as const;

const comparisons = tableOf(
  'population',
  ({ result }) => result.scales,
)({
  name: 'comparisons',
  title: 'Simulated people against people',
  meaning: 'One row a scale: the simulated people against the reference.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    maybe.number('default', 'Where the default persona stands.', (row) => row.default, POINTS),
    basisColumn,
    count('simulated_people', 'Simulated people with a score.', ({ simulated }) => simulated.people),
    spreadColumns('simulated', 'Their mean.'),
    maybe.count('human_people', 'People; missing where it is not told.', ({ human }) => human.people),
    spreadColumns('human', 'Their mean.'),
    differenceColumns,
    maybe.number(
      'answered_variance_ratio',
      'The same with the variance that one administration adds to each simulated person.',
      ({ answeredVarianceRatio }) => answeredVarianceRatio,
      NOT_NEGATIVE,
    ),
    estimate('wasserstein', 'Wasserstein-1 distance.', ({ wasserstein }) => wasserstein, POINTS),
    distanceColumns('The same in human standard deviations.'),
    maybe.number(
      'wasserstein_by_chance',
      'What two samples of these sizes of one population come to, median.',
      ({ wassersteinByChance }) => wassersteinByChance?.median ?? null,
      POINTS_FROM_0,
    ),
    maybe.number(
      'wasserstein_by_chance_high',
      'The same, upper 5 % point.',
      ({ wassersteinByChance }) => wassersteinByChance?.high ?? null,
      POINTS_FROM_0,
    ),
    maybe.number(
      'wasserstein_p',
      'p of a distance as large under one population, by permutation.',
      ({ wassersteinP }) => wassersteinP,
      SHARE,
    ),
    number(
      'kolmogorov_smirnov',
      'Largest distance of the distribution functions.',
      ({ kolmogorovSmirnov }) => kolmogorovSmirnov.distance,
      SHARE,
    ),
    maybe.number('kolmogorov_smirnov_p', 'Its p.', ({ kolmogorovSmirnov }) => kolmogorovSmirnov.p, SHARE),
    number(
      'likeness_variance_ratio_low',
      'Lower end of the variance ratio that the two one-sided tests go by.',
      ({ likeness }) => likeness.varianceRatioLow,
    ),
    number('likeness_variance_ratio_high', 'Its upper end.', ({ likeness }) => likeness.varianceRatioHigh),
    number(
      'likeness_wasserstein_low',
      'Lower end of the distance that these tests go by.',
      ({ likeness }) => likeness.wassersteinLow,
      DEVIATIONS,
    ),
    number(
      'likeness_wasserstein_high',
      'Its upper end.',
      ({ likeness }) => likeness.wassersteinHigh,
      DEVIATIONS,
    ),
    flag('within', 'Whether both lie within the study’s margins.', ({ likeness }) => likeness.within),
  ],
});

const tails = tableOf('population', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, tails: all }) =>
    all.flatMap(({ deviations, simulated, human }) => [
      { instrument, scale, deviations, population: 'simulated', share: simulated },
      { instrument, scale, deviations, population: 'human', share: human },
    ]),
  ),
)({
  name: 'tails',
  title: 'Tails',
  meaning: 'One row a scale, distance and population: the share of people farther from the human mean.',
  key: ['instrument', 'scale', 'deviations', 'population'],
  columns: [
    scaleColumns(),
    count('deviations', 'The distance.', ({ deviations }) => deviations, DEVIATIONS),
    text('population', 'Simulated people or people.', ({ population }) => population, POPULATIONS),
    estimate(
      'share',
      'Share of them that lies farther, with Wilson’s interval.',
      ({ share }) => share,
      SHARE,
    ),
  ],
});

const histograms = tableOf('population', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, simulated, human }) => [
    ...binsOf(simulated.histogram).map((bin) => ({ instrument, scale, population: 'simulated', ...bin })),
    ...binsOf(human.histogram).map((bin) => ({ instrument, scale, population: 'human', ...bin })),
  ]),
)({
  name: 'histograms',
  title: 'Distributions',
  meaning: 'One row a scale, population and bin: the share of people whose score lies in it.',
  key: ['instrument', 'scale', 'population', 'bin'],
  columns: [
    scaleColumns(),
    text('population', 'Simulated people or people.', ({ population }) => population, POPULATIONS),
    count('bin', 'Number of the bin, from 1.', ({ bin }) => bin, { minimum: 1 }),
    number('from', 'Where it begins.', ({ from }) => from, POINTS),
    number('to', 'Where it ends.', ({ to }) => to, POINTS),
    number('share', 'Share of people.', ({ share }) => share, SHARE),
  ],
});

const correlations = tableOf('population', ({ result: { correlations: found } }) =>
  (found?.scales ?? []).flatMap(({ scale: first }, row) =>
    (found?.scales ?? []).slice(row + 1).map(({ scale: second }, place) => ({
      first,
      second,
      simulated: found?.simulated[row]?.[row + 1 + place] ?? null,
      human: found?.human[row]?.[row + 1 + place] ?? null,
      p: found?.differences.find(({ scales }) => scales[0] === first && scales[1] === second)?.p ?? null,
    })),
  ),
)({
  name: 'correlations',
  title: 'Correlations of scales',
  meaning: 'One row a pair of scales: how they go together over people, in both populations.',
  key: ['first', 'second'],
  columns: [
    text('first', 'A scale of the reference’s instrument.', ({ first }) => first),
    text('second', 'Another one.', ({ second }) => second),
    maybe.number(
      'simulated',
      'Pearson’s r of simulated people; missing where one of the two does not vary.',
      ({ simulated }) => simulated,
      CORRELATION,
    ),
    maybe.number('human', 'The same of people.', ({ human }) => human, CORRELATION),
    maybe.number(
      'p',
      'p of a difference as large where there is none, adjusted over all pairs.',
      ({ p }) => p,
      SHARE,
    ),
  ],
});

/** Tables of the distributions of scales. */
export const scaleTables: readonly FindingsTable[] = [comparisons, tails, histograms, correlations];

function binsOf({ first, width, shares }: Histogram) {
  return shares.map((share, place) => ({
    bin: place + 1,
    from: first + place * width,
    to: first + (place + 1) * width,
    share,
  }));
}
