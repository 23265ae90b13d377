import type { Estimate } from '../../../../../shared/domain/figures.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { instrumentsOf, scaleName, type GainView } from './gain-view.js';

/** Every figure of a subject's gain as tables; each is made when it is asked for. */
export function gainTables(view: GainView): DetailTable[] {
  return [
    { id: 'headline', name: 'Gain', table: () => headlineTable(view) },
    { id: 'scales', name: 'Gain by scale', table: () => scaleTable(view) },
    { id: 'points', name: 'Dose-response, every level', table: () => pointTable(view) },
    { id: 'conditions', name: 'Dose-response, every condition', table: () => conditionTable(view) },
    { id: 'effects', name: 'Main effects in profiles', table: () => effectTable(view) },
    { id: 'crosstalk', name: 'Crosstalk', table: () => crosstalkTable(view) },
    { id: 'backfire', name: 'Backfire, every pair', table: () => backfireTable(view) },
    { id: 'default', name: 'Default profile', table: () => defaultTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function headlineTable(view: GainView): ChartTable {
  const { gain, byInstrument } = view.result;
  const names = new Map(instrumentsOf(view).map(({ id, name }) => [id, name]));
  const rows = [
    ...(gain === null ? [] : [['All scales', gain] as const]),
    ...Object.entries(byInstrument).map(([id, figure]) => [names.get(id) ?? id, figure] as const),
  ];
  return {
    columns: [
      textColumn('of', 'Of'),
      ...estimateColumns('Gain'),
      numberColumn('spearman', 'Mean ρ'),
      numberColumn('scales', 'Scales', 0),
      textColumn('units', 'Units'),
      numberColumn('count', 'Their number', 0),
      numberColumn('share', 'Their share of the error'),
    ],
    rows: rows.map(([name, figure]) => [
      name,
      ...ends(figure),
      figure.spearman,
      figure.scales,
      figure.units,
      figure.unitCount,
      figure.unitShare,
    ]),
  };
}

function scaleTable(view: GainView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      ...estimateColumns('Gain'),
      numberColumn('intercept', 'Intercept'),
      numberColumn('r2', 'r²'),
      numberColumn('spearman', 'ρ'),
      numberColumn('below', 'Gain below the middle'),
      numberColumn('above', 'Gain above the middle'),
      numberColumn('from', 'Follows from level', 1),
      numberColumn('to', 'Follows to level', 1),
      numberColumn('unbroken-from', 'Without a gap from', 1),
      numberColumn('unbroken-to', 'Without a gap to', 1),
      numberColumn('violations', 'Steps the wrong way', 0),
      numberColumn('least', 'Least step'),
      numberColumn('default', 'Default'),
      numberColumn('placebo-low', 'Placebos from'),
      numberColumn('placebo-high', 'Placebos to'),
    ],
    rows: view.result.doses.map((dose) => [
      ...place(view, dose),
      ...ends(dose.gain),
      dose.intercept,
      dose.r2,
      dose.spearman,
      dose.halves.below,
      dose.halves.above,
      dose.following.low,
      dose.following.high,
      dose.unbroken.low,
      dose.unbroken.high,
      dose.violations,
      dose.leastStep,
      dose.default,
      dose.placebo?.low ?? null,
      dose.placebo?.high ?? null,
    ]),
  };
}

function pointTable(view: GainView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('level', 'Level', 1),
      numberColumn('requested', 'Asked for'),
      ...estimateColumns('Observed'),
      numberColumn('isotonic', 'Isotonic'),
      textColumn('stands', 'Stands out'),
    ],
    rows: view.result.doses.flatMap((dose) =>
      dose.points.map((point) => [
        ...place(view, dose),
        point.level,
        point.requested,
        point.mean,
        point.low,
        point.high,
        point.isotonic,
        point.detectable === null ? '' : point.detectable ? 'yes' : 'no',
      ]),
    ),
  };
}

function conditionTable(view: GainView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('level', 'Level', 1),
      textColumn('condition', 'Condition'),
      textColumn('wording', 'Wording'),
      numberColumn('mean', 'Observed'),
    ],
    rows: view.result.doses.flatMap((dose) =>
      dose.points.flatMap(({ level, conditions }) =>
        conditions.map(({ condition, wording, mean }) => [
          ...place(view, dose),
          level,
          condition,
          wording ?? '',
          mean,
        ]),
      ),
    ),
  };
}

function effectTable(view: GainView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('low-level', 'Lowest level', 1),
      numberColumn('low-mean', 'Observed there'),
      numberColumn('high-level', 'Highest level', 1),
      numberColumn('high-mean', 'Observed there'),
      ...estimateColumns('Gain'),
      numberColumn('conditions', 'Conditions', 0),
    ],
    rows: view.result.mainEffects.map((effect) => [
      ...place(view, effect),
      effect.low.level,
      effect.low.mean,
      effect.high.level,
      effect.high.mean,
      ...ends(effect.gain),
      effect.low.conditions + effect.high.conditions,
    ]),
  };
}

function crosstalkTable(view: GainView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('source', 'From'),
      textColumn('requested', 'Asked for'),
      textColumn('observed', 'Observed'),
      numberColumn('slope', 'Slope'),
    ],
    rows: view.result.crosstalk.flatMap(({ instrument, source, requested, observed, slopes }) =>
      requested.flatMap((row, at) =>
        observed.map((column, across) => [
          instrument,
          source === 'single' ? 'one scale at a time' : 'profiles',
          scaleName(view, instrument, row),
          scaleName(view, instrument, column),
          slopes[at]?.[across] ?? null,
        ]),
      ),
    ),
  };
}

function backfireTable(view: GainView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      textColumn('condition', 'Condition'),
      numberColumn('level', 'Level', 1),
      numberColumn('score', 'Persona'),
      numberColumn('anti', 'Anti-target'),
      numberColumn('spread', 'Spread'),
      numberColumn('requested', 'Spread asked for'),
    ],
    rows: (view.result.backfire?.pairs ?? []).map((pair) => [
      ...place(view, pair),
      pair.condition,
      pair.level,
      pair.score,
      pair.antiScore,
      pair.spread,
      pair.requestedSpread,
    ]),
  };
}

function defaultTable(view: GainView): ChartTable {
  return {
    columns: [...placeColumns, numberColumn('mean', 'Mean')],
    rows: Object.entries(view.result.default.means).flatMap(([instrument, scales]) =>
      Object.entries(scales).map(([scale, mean]) => [...place(view, { instrument, scale }), mean]),
    ),
  };
}

const placeColumns = [textColumn('instrument', 'Instrument'), textColumn('scale', 'Scale')];

function place(
  view: GainView,
  { instrument, scale }: { readonly instrument: string; readonly scale: string },
): ChartCell[] {
  return [instrument, scaleName(view, instrument, scale)];
}

function estimateColumns(quantity: string) {
  return [numberColumn('estimate', quantity), numberColumn('low', 'Low'), numberColumn('high', 'High')];
}

function ends({ estimate, low, high }: Estimate): ChartCell[] {
  return [estimate, low, high];
}
