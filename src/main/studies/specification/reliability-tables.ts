import { scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { CORRELATION, count, maybe, POINTS_FROM_0 } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const reliability = tableOf(
  'specification',
  ({ result }) => result.reliability,
)({
  name: 'reliability',
  title: 'Reliability',
  meaning: 'One row a scale: its reliability over administrations, each condition under each specification.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items of the scale.', ({ items }) => items),
    count('respondents', 'Administrations with every item answered.', ({ respondents }) => respondents),
    count('conditions', 'Conditions among these.', ({ conditions }) => conditions),
    maybe.estimate('alpha', 'Cronbach’s α with Feldt’s interval.', (row) => row.alpha),
    maybe.estimate(
      'alpha_over_conditions',
      'The same with an interval over conditions; so are those of the figures that follow.',
      (row) => row.alphaOverConditions,
    ),
    maybe.estimate('omega', 'McDonald’s ω of one factor.', ({ omega }) => omega),
    maybe.estimate('split_half', 'Reliability of odd against even items.', ({ splitHalf }) => splitHalf),
    maybe.estimate('split_halves', 'Mean over splits into halves.', ({ splitHalves }) => splitHalves),
    maybe.number(
      'split_halves_lowest',
      'The lowest of them.',
      ({ splitHalves }) => splitHalves?.lowest ?? null,
    ),
    maybe.number('split_halves_highest', 'The highest.', ({ splitHalves }) => splitHalves?.highest ?? null),
    maybe.count('splits', 'Splits that were tried.', ({ splitHalves }) => splitHalves?.splits ?? null),
    maybe.estimate('lambda6', 'Guttman’s λ6.', ({ lambda6 }) => lambda6),
    maybe.count('retest_pairs', 'Pairs of specifications.', ({ retest }) => retest?.pairs ?? null),
    maybe.estimate(
      'retest_r',
      'Median Pearson’s r of a pair.',
      ({ retest }) => retest?.r ?? null,
      CORRELATION,
    ),
    maybe.estimate('retest_icc', 'Median ICC(2,1) of a pair.', ({ retest }) => retest?.icc ?? null),
    maybe.number('retest_icc_lowest', 'The lowest.', ({ retest }) => retest?.lowestIcc ?? null),
    maybe.number(
      'standard_error',
      'Median standard error of measurement of a pair, a shift between the two included.',
      ({ retest }) => retest?.standardError ?? null,
      POINTS_FROM_0,
    ),
  ],
});

/** The table of the reliability of scales. */
export const reliabilityTables: readonly FindingsTable[] = [reliability];
