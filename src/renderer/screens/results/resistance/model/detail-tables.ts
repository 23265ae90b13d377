import { numberColumn, textColumn, type ChartTable } from '../../../../charts/chart-table.js';
import { adoptionTable } from '../../../../charts/adoption-overview.js';
import type { ByScale, Estimate } from '../../../../../shared/domain/resistance.js';
import { breakdownGroups, BREAKDOWNS } from './breakdown.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { scaleName } from './mark-filters.js';
import type { SubjectView } from './subject-view.js';

/** Every figure of a subject as tables; each is made when it is asked for. */
export function detailTables(view: SubjectView): DetailTable[] {
  return [
    { id: 'headline', name: 'Headline figures', table: () => headlineTable(view) },
    { id: 'resistance', name: 'Resistance by part', table: () => resistanceTable(view) },
    {
      id: 'adoption',
      name: 'Adoption, every cell',
      table: () => adoptionTable(view.result.adoption.cells, view.labels),
    },
    { id: 'types', name: 'Requested and measured types', table: () => typeTable(view) },
    { id: 'profile', name: 'Default profile', table: () => profileTable(view) },
    { id: 'variants', name: 'Default variants', table: () => variantTable(view) },
    { id: 'shifts', name: 'Shifts against the noise floor', table: () => shiftTable(view) },
    { id: 'steerability', name: 'Steerability, every cell', table: () => steerabilityTable(view) },
    { id: 'projection', name: 'ICC by test length', table: () => projectionTable(view) },
    { id: 'halo', name: 'Halo by scale', table: () => haloTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function headlineTable({ result }: SubjectView): ChartTable {
  const { resistance, typeAdoption, defaultPull, instability, noiseFloor, steerability, halo, overshoot } =
    result;
  const rows: (readonly [string, Partial<Estimate>])[] = [
    ['Resistance', resistance ?? {}],
    ['Backfire share', single(resistance?.backfireShare)],
    ['Resistance, held-out templates', resistance?.heldOutTemplates ?? {}],
    ['Resistance, held-out wordings', resistance?.heldOutWordings ?? {}],
    ['Resistance, role beside the persona', resistance?.rolePersona ?? {}],
    ['Mean adoption, against the default', single(result.adoption.against.mean)],
    ['Mean adoption, with the default', single(result.adoption.with.mean)],
    ['Type adoption rate', typeAdoption ?? {}],
    ['Axis flip rate', typeAdoption?.axisFlips ?? {}],
    ['Default pull', defaultPull ?? {}],
    ['ICC(1,1)', instability.icc1 ?? {}],
    ['ICC(1,k)', single(instability.icck)],
    ['Decisiveness', single(instability.decisiveness)],
    ['Noise as a share of random answering', single(instability.noiseShare)],
    ['Detectable share of against-default cells', single(noiseFloor.detectableShare)],
    ['Steerability, against the default', single(steerability.against?.index)],
    ['Its ceiling', single(steerability.against?.ceiling)],
    ['Halo: mean shift of other scales', single(halo?.meanShift)],
    ['Overshoot: mean excess', single(overshoot?.mean)],
  ];
  return {
    columns: [
      textColumn('figure', 'Figure'),
      numberColumn('estimate', 'Estimate', 3),
      numberColumn('low', 'Low', 3),
      numberColumn('high', 'High', 3),
    ],
    rows: rows.flatMap(([name, { estimate, low, high }]) =>
      estimate === undefined ? [] : [[name, estimate, low ?? null, high ?? null]],
    ),
  };
}

function single(value: number | null | undefined): Partial<Estimate> {
  return value === null || value === undefined ? {} : { estimate: value };
}

function resistanceTable(view: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('by', 'By'),
      textColumn('part', 'Part'),
      numberColumn('estimate', 'Resistance', 3),
      numberColumn('low', 'Low', 3),
      numberColumn('high', 'High', 3),
      numberColumn('cells', 'Cells', 0),
    ],
    rows: BREAKDOWNS.flatMap((by) =>
      breakdownGroups(view, by).flatMap(({ rows }) =>
        rows.map(({ name, figure }) => [by, name, figure.estimate, figure.low, figure.high, figure.cells]),
      ),
    ),
  };
}

function typeTable({ result, labels }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('kind', 'Kind'),
      textColumn('requested', 'Requested'),
      textColumn('measured', 'Measured'),
      numberColumn('probability', 'Probability of the requested type', 3),
    ],
    rows: (result.typeAdoption?.outcomes ?? []).map(
      ({ condition, kind, requested, measured, probability }) => [
        labels.get(condition) ?? condition,
        kind,
        requested,
        measured,
        probability,
      ],
    ),
  };
}

function profileTable({ result, views }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('mean', 'Mean'),
      numberColumn('sd', 'Standard deviation'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      numberColumn('spread', 'Spread of variants', 3),
      numberColumn('clarity', 'Preference clarity'),
      numberColumn('items', 'Items', 0),
    ],
    rows: byScaleRows(result.default.profile).map(([instrument, scale, profile]) => [
      instrument,
      scaleName(views, instrument, scale),
      profile.mean,
      profile.standardDeviation,
      profile.low,
      profile.high,
      profile.variantSpread,
      profile.preferenceClarity,
      profile.items,
    ]),
  };
}

function variantTable({ result, views, labels }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('variant', 'Variant'),
      textColumn('type', 'Type'),
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('mean', 'Mean', 3),
    ],
    rows: result.default.variants.flatMap(({ condition, type, means }) =>
      byScaleRows(means).map(([instrument, scale, mean]) => [
        labels.get(condition) ?? condition,
        type ?? '',
        instrument,
        scaleName(views, instrument, scale),
        mean,
      ]),
    ),
  };
}

function shiftTable({ result, views, labels }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('shift', 'Shift', 3),
      numberColumn('units', 'In units of the noise', 1),
      textColumn('detectable', 'Stands out'),
    ],
    rows: result.noiseFloor.shifts.map(({ condition, instrument, scale, shift, units, detectable }) => [
      labels.get(condition) ?? condition,
      instrument,
      scaleName(views, instrument, scale),
      shift,
      units,
      detectable ? 'yes' : 'no',
    ]),
  };
}

function steerabilityTable({ result, views, labels }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('index', 'Index', 3),
      numberColumn('ceiling', 'Ceiling', 3),
      numberColumn('displacement', 'Displacement', 3),
    ],
    rows: result.steerability.cells.map(({ condition, instrument, scale, index, ceiling, displacement }) => [
      labels.get(condition) ?? condition,
      instrument,
      scaleName(views, instrument, scale),
      index,
      ceiling,
      displacement,
    ]),
  };
}

function projectionTable({ result, views }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('items', 'Items', 0),
      numberColumn('icc', 'ICC(1,1)', 3),
    ],
    rows: byScaleRows(result.instability.scales).flatMap(([instrument, scale, { projection }]) =>
      projection.map(({ items, icc }) => [instrument, scaleName(views, instrument, scale), items, icc]),
    ),
  };
}

function haloTable({ result, views }: SubjectView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('shift', 'Mean shift', 3),
      numberColumn('share', 'Share beyond the margin', 3),
      numberColumn('cells', 'Cells', 0),
    ],
    rows: byScaleRows(result.halo?.byScale ?? {}).map(([instrument, scale, { meanShift, share, cells }]) => [
      instrument,
      scaleName(views, instrument, scale),
      meanShift,
      share,
      cells,
    ]),
  };
}

/** The values per instrument and scale, one after another. */
export function byScaleRows<Value>(
  values: ByScale<Value>,
): (readonly [instrument: string, scale: string, value: Value])[] {
  return Object.entries(values).flatMap(([instrument, scales]) =>
    Object.entries(scales).map(([scale, value]) => [instrument, scale, value] as const),
  );
}
