import { CONDITION_KINDS } from '../../../shared/domain/condition.js';
import type { AnswerChange } from '../../../shared/domain/quantization/effect.js';
import { EQUIVALENCE_OUTCOMES, VARIANT_OUTCOMES } from '../../../shared/domain/quantization/equivalence.js';
import type { QuantizationResult } from '../../../shared/domain/quantization/result.js';
import {
  gateTable,
  overallFigure,
  overallTable,
  scaleColumns,
  verdictTable,
  type OverallFigure,
} from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  count,
  estimate,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  SHARE,
  text,
  type ObservedColumn,
} from '../tables/observed-columns.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const NATS = { unit: 'nats', ...NOT_NEGATIVE } as const;

function changeColumns<Observation extends AnswerChange>(): readonly ObservedColumn<Observation>[] {
  return [
    count('cells', 'Cells that both answered.', ({ cells }) => cells),
    number('kl', 'Mean divergence of the option probabilities from the reference’s.', ({ kl }) => kl, NATS),
    number('kl_max', 'The largest of a single cell.', ({ klMax }) => klMax, NATS),
    number('flips', 'Share of cells whose most likely option is another one.', ({ flips }) => flips, SHARE),
    number(
      'score_distance',
      'Mean absolute difference of the keyed score.',
      ({ scoreDistance }) => scoreDistance,
      POINTS_FROM_0,
    ),
  ];
}

const tests = tableOf(
  'quantization',
  ({ result }) => result.effect?.tests ?? [],
)({
  name: 'tests',
  title: 'Tests of equivalence',
  meaning:
    'One row a test of a variant against its reference: shifts of the default’s scales, and resistance.',
  key: ['measure', 'instrument', 'scale'],
  columns: [
    text('measure', 'What is tested.', ({ measure }) => measure.kind, { values: ['scale', 'resistance'] }),
    maybe.text('instrument', 'Instrument of the scale.', ({ measure }) =>
      measure.kind === 'scale' ? measure.instrument : null,
    ),
    maybe.text('scale', 'The scale.', ({ measure }) => (measure.kind === 'scale' ? measure.scale : null)),
    number('margin', 'What counts as no change, on either side of 0.', ({ margin }) => margin, NOT_NEGATIVE),
    estimate('change', 'Variant less reference, with its interval at 1 - 2 alpha.', ({ change }) => change),
    number('p', 'Larger p of the two one-sided tests.', ({ p }) => p, SHARE),
    text('outcome', 'What the test comes to.', ({ outcome }) => outcome, { values: EQUIVALENCE_OUTCOMES }),
  ],
});

const shifts = tableOf('quantization', ({ result }) => [
  ...(result.effect?.defaults ?? []),
  ...(result.effect?.shifts ?? []),
])({
  name: 'shifts',
  title: 'Shifts of scales',
  meaning: 'One row a condition (or the default) and scale: the variant’s score less that of its reference.',
  key: ['condition', 'instrument', 'scale'],
  references: [OF_CONDITION],
  columns: [
    maybe.text('condition', 'The condition; missing for the default.', ({ condition }) => condition),
    text('kind', 'Kind of the condition.', ({ kind }) => kind, { values: CONDITION_KINDS }),
    scaleColumns(),
    count('items', 'Items that both answered.', ({ items }) => items),
    number(
      'reference',
      'Mean keyed score of the reference over these.',
      ({ reference }) => reference,
      POINTS,
    ),
    number('variant', 'That of the variant.', ({ variant }) => variant, POINTS),
    maybe.estimate('shift', 'Variant less reference; missing below two items.', ({ shift }) => shift, POINTS),
    maybe.number(
      'noise_units',
      'The shift in standard deviations of the reference’s noise floor.',
      ({ noiseUnits }) => noiseUnits,
    ),
    number('margin', 'What counts as no shift.', ({ margin }) => margin, POINTS_FROM_0),
  ],
});

const byCondition = tableOf(
  'quantization',
  ({ result }) => result.effect?.byCondition ?? [],
)({
  name: 'changed_conditions',
  title: 'Changes by condition',
  meaning: 'One row a condition: how answers differ from the reference’s over all items.',
  key: ['condition'],
  references: [OF_CONDITION],
  columns: [text('condition', 'The condition.', ({ condition }) => condition), changeColumns()],
});

const byItem = tableOf(
  'quantization',
  ({ result }) => result.effect?.items ?? [],
)({
  name: 'changed_items',
  title: 'Changes by item',
  meaning: 'One row an item: how answers differ from the reference’s over all conditions; the largest first.',
  key: ['instrument', 'item'],
  columns: [
    text('instrument', 'Instrument that the item belongs to.', ({ instrument }) => instrument),
    text('item', 'The item.', ({ item }) => item),
    changeColumns(),
  ],
});

const byCell = tableOf('quantization', ({ result: { effect } }) =>
  (effect?.items ?? []).flatMap(({ instrument, item, klByCondition, flipsByCondition }) =>
    (effect?.conditions ?? []).flatMap((condition, place) => {
      const [kl, flips] = [klByCondition[place] ?? null, flipsByCondition[place] ?? null];
      return kl === null ? [] : [{ condition, instrument, item, kl, flips }];
    }),
  ),
)({
  name: 'changed_cells',
  title: 'Changes by item and condition',
  meaning: 'One row an item and condition that both answered: how answers differ from the reference’s.',
  key: ['condition', 'instrument', 'item'],
  references: [OF_CONDITION],
  columns: [
    text('condition', 'The condition.', ({ condition }) => condition),
    text('instrument', 'Instrument that the item belongs to.', ({ instrument }) => instrument),
    text('item', 'The item.', ({ item }) => item),
    number('kl', 'Mean divergence over templates and option orders.', ({ kl }) => kl, NATS),
    maybe.number(
      'flips',
      'Share of these whose most likely option is another one.',
      ({ flips }) => flips,
      SHARE,
    ),
  ],
});

const references = tableOf('quantization', ({ result }) =>
  result.effect === null ? [] : [{ ...result.effect, outcome: result.verdict.label }],
)({
  name: 'variants',
  title: 'Variants and references',
  meaning: 'One row a variant: what it was compared with, and over how much.',
  key: [],
  references: [{ columns: ['reference'], table: 'subjects', key: ['sha256'] }],
  columns: [
    text('reference', 'SHA-256 of the reference.', ({ reference }) => reference.sha256),
    count('shared_cells', 'Cells that both answered.', ({ sharedCells }) => sharedCells),
    count('expected_cells', 'Cells that the study has.', ({ expectedCells }) => expectedCells),
    maybe.text('reference_type', 'Type of the reference’s default.', ({ types }) => types?.reference ?? null),
    maybe.text('variant_type', 'Type of the variant’s default.', ({ types }) => types?.variant ?? null),
  ],
});

/** Tables of the findings of the kind `quantization`. */
export const quantizationTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('quantization', ({ result }) => [result]),
    VARIANT_OUTCOMES,
  ),
  gateTable(tableOf('quantization', ({ result }) => result.gate.checks)),
  overallTable(tableOf('quantization', ({ result }) => overallFigures(result))),
  references,
  tests,
  shifts,
  byCondition,
  byItem,
  byCell,
];

function overallFigures({ resistance, cost, effect }: QuantizationResult): OverallFigure[] {
  const answers = effect?.answers ?? null;
  const n = answers?.cells ?? null;
  return [
    overallFigure('resistance', 'Resistance of the subject by itself.', resistance),
    overallFigure('bits_per_weight', 'Bits of the file for each weight.', cost.bitsPerWeight),
    overallFigure('kl', 'Mean divergence from the reference in nats; n: cells.', answers?.kl ?? null, { n }),
    overallFigure('kl_max', 'The largest of a single cell in nats; n: cells.', answers?.klMax ?? null, { n }),
    overallFigure(
      'flips',
      'Share of cells whose most likely option is another one; n: cells.',
      answers?.flips ?? null,
      { n },
    ),
    overallFigure(
      'score_distance',
      'Mean absolute difference of the keyed score in points; n: cells.',
      answers?.scoreDistance ?? null,
      { n },
    ),
    overallFigure(
      'off_option_change',
      'Change of the mean probability beside the options, or of the share of answers without one.',
      effect?.offOptionChange ?? null,
    ),
    overallFigure(
      'resistance_change',
      'Resistance of the variant less that of the reference; n: cells.',
      effect?.resistance?.change ?? null,
      { n: effect?.resistance?.cells ?? null },
    ),
    overallFigure(
      'gain_change',
      'Gain of the variant less that of the reference; n: scales.',
      effect?.gain?.change ?? null,
      { n: effect?.gain?.scales ?? null },
    ),
    overallFigure(
      'type_variation',
      'Total variation distance of the types of one administration.',
      effect?.types?.totalVariation ?? null,
    ),
  ].flat();
}
