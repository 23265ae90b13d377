import { flatByScale, scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { count, flag, maybe, NOT_NEGATIVE, number, SHARE } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const VARIANCE = { unit: 'squared points of the response scale', ...NOT_NEGATIVE } as const;

const instability = tableOf('resistance', ({ result }) => flatByScale(result.instability.scales))({
  name: 'instability',
  title: 'Instability',
  meaning:
    'One row a scale: how much of what one administration’s score varies by is persona, and how much noise.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items of one administration.', ({ items }) => items),
    count('personas', 'Personas that were compared.', ({ personas }) => personas),
    number('persona_variance', 'Variance of personas.', ({ personaVariance }) => personaVariance, VARIANCE),
    number(
      'run_variance',
      'Variance of runs of one administration.',
      ({ runVariance }) => runVariance,
      VARIANCE,
    ),
    maybe.number('template_variance', 'Variance of templates.', (row) => row.templateVariance, VARIANCE),
    maybe.number('order_variance', 'Variance of option orders.', (row) => row.orderVariance, VARIANCE),
    maybe.number('wording_variance', 'Variance of wordings.', (row) => row.wordingVariance, VARIANCE),
    maybe.estimate(
      'icc1',
      'Reliability of one administration; missing where nothing varies.',
      ({ icc1 }) => icc1,
      SHARE,
    ),
    maybe.number('icck', 'Reliability of the mean of all administrations.', ({ icck }) => icck, SHARE),
    count('administrations', 'Administrations behind icck.', ({ administrations }) => administrations),
    maybe.number(
      'generalizability',
      'Persona variance over itself and that of runs, templates and option orders.',
      (row) => row.generalizability,
      SHARE,
    ),
    maybe.number(
      'decisiveness',
      'Mean square distance from the midpoint over itself plus the run variance.',
      ({ decisiveness }) => decisiveness,
      SHARE,
    ),
    number(
      'noise_share',
      'Run variance as a share of that of answering at random.',
      ({ noiseShare }) => noiseShare,
      NOT_NEGATIVE,
    ),
  ],
});

const testLength = tableOf('resistance', ({ result }) =>
  flatByScale(result.instability.scales).flatMap(({ instrument, scale, items: administered, projection }) =>
    projection.map(({ items, icc }) => ({ instrument, scale, administered, items, icc })),
  ),
)({
  name: 'test_length',
  title: 'ICC against test length',
  meaning: 'One row a scale and number of items: ICC(1,1) of an administration of this length.',
  key: ['instrument', 'scale', 'items'],
  columns: [
    scaleColumns(),
    count('items', 'Items of one administration.', ({ items }) => items),
    flag(
      'administered',
      'Whether this length was administered.',
      (point) => point.items === point.administered,
    ),
    number('icc1', 'ICC(1,1).', ({ icc }) => icc, SHARE),
  ],
});

/** Tables of how steady a subject is. */
export const instabilityTables: readonly FindingsTable[] = [instability, testLength];
