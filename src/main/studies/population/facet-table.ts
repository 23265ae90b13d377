import { scaleColumns } from '../tables/common-tables.js';
import { maybe, SHARE } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';
import { basisColumn, differenceColumns, distanceColumns, spreadColumns } from './compared-columns.js';

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
    basisColumn,
    spreadColumns('simulated', 'Mean of simulated people.'),
    spreadColumns('human', 'Mean of people.'),
    differenceColumns,
    distanceColumns('Wasserstein-1 distance in human standard deviations.'),
    maybe.number(
      'wasserstein_p',
      'p of a distance as large under one population, by permutation.',
      ({ wassersteinP }) => wassersteinP,
      SHARE,
    ),
    maybe.number('adjusted_p', 'The same after Holm over the facets.', ({ adjustedP }) => adjustedP, SHARE),
  ],
});
