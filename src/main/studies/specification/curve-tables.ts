import { FACTORS } from '../../../shared/domain/specification.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { count, maybe, number, SHARE, text, type ObservedColumn } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

/** A measure and factor of administration. */
function effectColumns<
  Observation extends { readonly measure: string; readonly factor: string },
>(): readonly ObservedColumn<Observation>[] {
  return [
    text('measure', 'resistance, or instrument and scale with a bar between.', ({ measure }) => measure),
    text('factor', 'Factor of administration.', ({ factor }) => factor, { values: FACTORS }),
  ];
}

const curves = tableOf('specification', ({ result }) =>
  result.curves.flatMap(({ measure, summary }) => (summary === null ? [] : [{ measure, ...summary }])),
)({
  name: 'curves',
  title: 'Specification curves',
  meaning: 'One row a measure: what it comes to over the specifications that pass the gate.',
  key: ['measure'],
  columns: [
    text('measure', 'resistance, or instrument and scale with a bar between.', ({ measure }) => measure),
    count('specifications', 'Specifications that have it.', ({ specifications }) => specifications),
    number('median', 'Median.', ({ median }) => median),
    number('lower_quartile', 'Lower quartile.', ({ lowerQuartile }) => lowerQuartile),
    number('upper_quartile', 'Upper quartile.', ({ upperQuartile }) => upperQuartile),
    number('lowest', 'Smallest.', ({ lowest }) => lowest),
    number('highest', 'Largest.', ({ highest }) => highest),
    number(
      'share_above',
      'Share whose interval lies above 0 of resistance, or the midpoint of a scale.',
      ({ shareAbove }) => shareAbove,
      SHARE,
    ),
    number('share_below', 'Share whose interval lies below it.', ({ shareBelow }) => shareBelow, SHARE),
  ],
});

const effects = tableOf('specification', ({ result }) =>
  result.effects.flatMap(({ measure, factors }) => factors.map((own) => ({ measure, ...own }))),
)({
  name: 'effects',
  title: 'Effects of factors',
  meaning: 'One row a measure and factor of administration: what the factor does to it.',
  key: ['measure', 'factor'],
  columns: [
    effectColumns(),
    text('status', 'Whether it can be told from the others.', ({ status }) => status, {
      values: ['estimated', 'constant', 'aliased'],
    }),
    maybe.estimate('largest', 'Difference of the two levels that lie furthest apart.', (row) => row.largest),
    maybe.text('lower', 'The lower of these.', ({ largest }) => largest?.lower ?? null),
    maybe.text('higher', 'The higher of these.', ({ largest }) => largest?.higher ?? null),
    maybe.number('p', 'p of the type III F test.', ({ p }) => p, SHARE),
    maybe.number(
      'p_holm',
      'p after Holm over the factors of the measure.',
      ({ adjustedP }) => adjustedP,
      SHARE,
    ),
    maybe.number('partial_eta2', 'SS / (SS + SS of error).', ({ partialEta2 }) => partialEta2, SHARE),
  ],
});

const effectLevels = tableOf('specification', ({ result }) =>
  result.effects.flatMap(({ measure, factors }) =>
    factors.flatMap(({ factor, levels }) => levels.map((own) => ({ measure, factor, ...own }))),
  ),
)({
  name: 'effect_levels',
  title: 'Levels of factors',
  meaning: 'One row a measure, factor and level: its estimated marginal mean.',
  key: ['measure', 'factor', 'level'],
  references: [
    {
      columns: ['subject', 'measure', 'factor'],
      table: 'effects',
      key: ['subject', 'measure', 'factor'],
    },
  ],
  columns: [
    effectColumns(),
    text('level', 'The level.', ({ level }) => level),
    count('specifications', 'Specifications at it.', ({ specifications }) => specifications),
    maybe.estimate('mean', 'Mean, the other factors’ levels weighing alike.', ({ mean }) => mean),
  ],
});

const aliases = tableOf('specification', ({ result }) =>
  result.effects.flatMap(({ measure, factors }) =>
    factors.flatMap(({ factor, aliasedWith }) => aliasedWith.map((other) => ({ measure, factor, other }))),
  ),
)({
  name: 'aliases',
  title: 'Aliased factors',
  meaning: 'One row a measure and two factors that the specifications do not separate.',
  key: ['measure', 'factor', 'other'],
  columns: [effectColumns(), text('other', 'What it is not told from.', ({ other }) => other)],
});

/** Tables of specification curves and of what factors do to them. */
export const curveTables: readonly FindingsTable[] = [curves, effects, effectLevels, aliases];
