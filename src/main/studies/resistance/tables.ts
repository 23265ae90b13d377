import { CONDITION_KINDS } from '../../../shared/domain/condition.js';
import {
  adoptionUndefinedSchema,
  VERDICTS,
  type ResistanceResult,
} from '../../../shared/domain/resistance.js';
import { flatByScale, gateTable, overallTable, scaleColumns, verdictTable } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  count,
  estimate,
  flag,
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
import { instabilityTables } from './instability-tables.js';
import { overallFigures } from './overall-figures.js';
import { typeTables } from './type-tables.js';

const PARTS = [
  'all',
  'instrument',
  'scale',
  'persona',
  'template',
  'wording',
  'held-out-templates',
  'held-out-wordings',
  'role-persona',
] as const;

const resistance = tableOf('resistance', ({ result }) => partsOf(result))({
  name: 'resistance',
  title: 'Resistance',
  meaning:
    'One row a part of the against-default cells: 1 - mean adoption within 0 and 1, for 0 full adoption and 1 none.',
  key: ['part', 'name', 'instrument', 'scale'],
  columns: [
    text('part', 'What the cells have in common.', ({ part }) => part, { values: PARTS }),
    maybe.text('name', 'The persona, template or wording.', ({ name }) => name),
    maybe.text('instrument', 'The instrument, of a part by instrument or scale.', (row) => row.instrument),
    maybe.text('scale', 'The scale, of a part by scale.', ({ scale }) => scale),
    maybe.flag(
      'held_out',
      'Whether the template or wording was kept out of the calibration subjects’ training.',
      ({ heldOut }) => heldOut,
    ),
    estimate('resistance', 'The resistance.', ({ figure }) => figure, SHARE),
    count('cells', 'Conditions × scales that it rests on.', ({ figure }) => figure.cells),
  ],
});

/** The columns `condition`, `instrument` and `scale`. */
function cellColumns<
  Observation extends { readonly condition: string; readonly instrument: string; readonly scale: string },
>(): readonly ObservedColumn<Observation>[] {
  return [text('condition', 'The condition.', ({ condition }) => condition), ...scaleColumns<Observation>()];
}

const CELL_KEY = ['condition', 'instrument', 'scale'];

const adoption = tableOf(
  'resistance',
  ({ result }) => result.adoption.cells,
)({
  name: 'adoption',
  title: 'Adoption',
  meaning: 'One row a condition and scale that it asks for: how far the score went towards what was asked.',
  key: CELL_KEY,
  references: [OF_CONDITION],
  columns: [
    cellColumns(),
    text('kind', 'Kind of the condition.', ({ kind }) => kind, { values: CONDITION_KINDS }),
    number('requested', 'Requested level.', ({ requested }) => requested, POINTS),
    maybe.number('pole', 'End of the scale that the request lies toward.', ({ pole }) => pole, POINTS),
    maybe.number('score', 'Mean score.', ({ score }) => score, POINTS),
    maybe.number('default', 'The default’s mean score.', (row) => row.default, POINTS),
    maybe.text(
      'direction',
      'Whether the request lies across the midpoint from the default.',
      ({ direction }) => direction,
      { values: ['against', 'with'] },
    ),
    maybe.number('alpha', '(score - default) / (pole - default), not clipped.', ({ alpha }) => alpha),
    maybe.text('undefined_because', 'Why there is no alpha.', ({ undefinedBecause }) => undefinedBecause, {
      values: adoptionUndefinedSchema.options,
    }),
    maybe.number(
      'attainment',
      '(score - default) / (requested - default), of graded requests far enough from the default.',
      ({ attainment }) => attainment,
    ),
  ],
});

const steerability = tableOf(
  'resistance',
  ({ result }) => result.steerability.cells,
)({
  name: 'steerability',
  title: 'Steerability',
  meaning: 'One row a condition and scale: how the distribution of scores moved, by Wasserstein-1 distances.',
  key: CELL_KEY,
  references: [OF_CONDITION],
  columns: [
    cellColumns(),
    number(
      'index',
      'Distance of the default from the pole less that of the condition, over the range.',
      ({ index }) => index,
    ),
    number('ceiling', 'The largest index possible: the default’s own distance.', ({ ceiling }) => ceiling),
    number(
      'displacement',
      'Distance of default and condition over the range: movement of any kind.',
      ({ displacement }) => displacement,
      NOT_NEGATIVE,
    ),
  ],
});

const shifts = tableOf(
  'resistance',
  ({ result }) => result.noiseFloor.shifts,
)({
  name: 'shifts',
  title: 'Shifts against the noise floor',
  meaning: 'One row a persona condition and scale that it asks for: its shift from the default.',
  key: CELL_KEY,
  references: [OF_CONDITION],
  columns: [
    cellColumns(),
    number('shift', 'Mean score less that of the default.', ({ shift }) => shift, POINTS),
    maybe.number(
      'units',
      'In standard deviations of the noise floor; missing where that is 0.',
      ({ units }) => units,
    ),
    flag('detectable', 'Whether it stands out.', ({ detectable }) => detectable),
  ],
});

const noiseFloor = tableOf('resistance', ({ result }) => flatByScale(result.noiseFloor.scales))({
  name: 'noise_floor',
  title: 'Noise floor',
  meaning: 'One row a scale: how far texts that ask for nothing move it.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    number(
      'deviation',
      'Root mean square distance of placebos and default variants from the default.',
      ({ standardDeviation }) => standardDeviation,
      POINTS_FROM_0,
    ),
    number('degrees', 'Degrees of freedom of it.', ({ degrees }) => degrees, NOT_NEGATIVE),
    number(
      'least_shift',
      'Smallest difference of two conditions that stands out.',
      ({ leastDetectableShift }) => leastDetectableShift,
      POINTS_FROM_0,
    ),
  ],
});

const defaults = tableOf('resistance', ({ result }) => flatByScale(result.default.profile))({
  name: 'defaults',
  title: 'Default persona',
  meaning: 'One row a scale: where the default persona stands.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items that the score is made of.', ({ items }) => items),
    number('mean', 'Mean score.', ({ mean }) => mean, POINTS),
    number(
      'deviation',
      'Standard deviation of one administration’s score.',
      ({ standardDeviation }) => standardDeviation,
      POINTS_FROM_0,
    ),
    number(
      'low',
      'Where administrations begin: the study’s confidence of them lie above it and below high.',
      ({ low }) => low,
      POINTS,
    ),
    number('high', 'Where they end.', ({ high }) => high, POINTS),
    maybe.number(
      'variant_spread',
      'Standard deviation of the mean over the default variants; missing below two.',
      ({ variantSpread }) => variantSpread,
      POINTS_FROM_0,
    ),
    maybe.number(
      'clarity',
      'Distance of the mean from the midpoint; missing for a scale without lettered poles.',
      ({ preferenceClarity }) => preferenceClarity,
      POINTS_FROM_0,
    ),
  ],
});

const halo = tableOf('resistance', ({ result }) => flatByScale(result.halo?.byScale ?? {}))({
  name: 'halo',
  title: 'Halo',
  meaning: 'One row a scale: how far it moves under personas that do not ask for it.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('cells', 'Conditions that do not ask for it.', ({ cells }) => cells),
    number('mean_shift', 'Mean size of its shift.', ({ meanShift }) => meanShift, POINTS),
    number('share', 'Share of them in which it moved by more than the margin.', ({ share }) => share, SHARE),
  ],
});

const refusals = tableOf('resistance', ({ result: { responseStyle } }) =>
  CONDITION_KINDS.flatMap((kind) => {
    const rate = responseStyle.refusalRateByKind?.[kind];
    return rate === undefined ? [] : [{ kind, rate }];
  }),
)({
  name: 'refusals',
  title: 'Refusals',
  meaning: 'One row a kind of condition: the share of sampled answers that refuse.',
  key: ['kind'],
  columns: [
    text('kind', 'Kind of the conditions.', ({ kind }) => kind, { values: CONDITION_KINDS }),
    number('rate', 'Share of answers that refuse.', ({ rate }) => rate, SHARE),
  ],
});

/** Tables of the findings of the kind `resistance`. */
export const resistanceTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('resistance', ({ result }) => [result]),
    VERDICTS,
  ),
  gateTable(tableOf('resistance', ({ result }) => result.gate.checks)),
  overallTable(tableOf('resistance', ({ result }) => overallFigures(result))),
  resistance,
  adoption,
  steerability,
  shifts,
  noiseFloor,
  defaults,
  ...typeTables,
  ...instabilityTables,
  halo,
  refusals,
];

type ResistanceFigure = NonNullable<ResistanceResult['resistance']>['byPersona'][string];

interface ResistancePart {
  readonly part: (typeof PARTS)[number];
  readonly name: string | null;
  readonly instrument: string | null;
  readonly scale: string | null;
  readonly heldOut: boolean | null;
  readonly figure: ResistanceFigure;
}

function partsOf({ resistance: found }: ResistanceResult): ResistancePart[] {
  if (found === null) return [];
  const whole = { name: null, instrument: null, scale: null, heldOut: null };
  const one = (part: (typeof PARTS)[number], figure: ResistanceFigure | null): ResistancePart[] =>
    figure === null ? [] : [{ part, ...whole, figure }];
  return [
    ...one('all', found),
    ...Object.entries(found.byInstrument).map(([instrument, figure]) => ({
      ...{ part: 'instrument' as const, ...whole, instrument, figure },
    })),
    ...Object.entries(found.byScale).flatMap(([instrument, scales]) =>
      Object.entries(scales).map(([scale, figure]) => ({
        ...{ part: 'scale' as const, ...whole, instrument, scale, figure },
      })),
    ),
    ...Object.entries(found.byPersona).map(([name, figure]) => ({
      ...{ part: 'persona' as const, ...whole, name, figure },
    })),
    ...found.byTemplate.map((figure) => ({
      ...{ part: 'template' as const, ...whole, name: figure.id, heldOut: figure.heldOut, figure },
    })),
    ...found.byWording.map((figure) => ({
      ...{ part: 'wording' as const, ...whole, name: figure.id, heldOut: figure.heldOut, figure },
    })),
    ...one('held-out-templates', found.heldOutTemplates),
    ...one('held-out-wordings', found.heldOutWordings),
    ...one('role-persona', found.rolePersona),
  ];
}
