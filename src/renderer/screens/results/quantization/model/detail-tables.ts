import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { ComparedFamily } from '../../../../../shared/domain/quantization/comparison.js';
import type { ScaleShift } from '../../../../../shared/domain/quantization/effect.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { measureName } from './effect-points.js';
import { itemText } from './item-changes.js';
import { variantName, type QuantizationView } from './quantization-view.js';

/** Every figure of a variant and its family as tables; each is made when it is asked for. */
export function quantizationTables(
  view: QuantizationView,
  families: readonly ComparedFamily[],
): DetailTable[] {
  return [
    { id: 'variants', name: 'All variants', table: () => variantTable(families) },
    { id: 'tests', name: 'Tests', table: () => testTable(view) },
    { id: 'defaults', name: 'Default shifts', table: () => shiftTable(view.result.effect?.defaults ?? []) },
    {
      id: 'shifts',
      name: 'Shifts in other conditions',
      table: () => shiftTable(view.result.effect?.shifts ?? []),
    },
    { id: 'items', name: 'Answers by item', table: () => itemTable(view) },
    { id: 'conditions', name: 'Answers by condition', table: () => conditionTable(view) },
    { id: 'default', name: 'Default profile', table: () => defaultTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function variantTable(families: readonly ComparedFamily[]): ChartTable {
  return {
    columns: [
      textColumn('family', 'Family'),
      textColumn('variant', 'Variant'),
      textColumn('outcome', 'Outcome'),
      numberColumn('bytes', 'Size in bytes', 0),
      numberColumn('share', 'Share of the reference'),
      numberColumn('bits', 'Bits per weight'),
      numberColumn('memory', 'Weights in bytes of memory', 0),
      numberColumn('items', 'Items a second', 1),
      numberColumn('tokens', 'Tokens a second', 1),
      numberColumn('speed', 'Speed over the reference’s'),
      numberColumn('kl', 'Divergence, nats', 4),
      numberColumn('flips', 'Flips', 4),
      ...estimateColumns('Resistance'),
      textColumn('type', 'Default type'),
      textColumn('gate', 'Gate'),
      textColumn('smallest', 'Smallest that is the same'),
    ],
    rows: families.flatMap((family) =>
      family.variants.map((variant) => [
        family.family,
        variantName(variant, family),
        variant.outcome,
        variant.cost?.bytes ?? null,
        variant.sizeShare,
        variant.cost?.bitsPerWeight ?? null,
        variant.cost?.weightsBytes ?? null,
        variant.cost?.itemsPerSecond ?? null,
        variant.cost?.tokensPerSecond ?? null,
        variant.speedRatio,
        variant.answers?.kl ?? null,
        variant.answers?.flips ?? null,
        ...ends(variant.resistance),
        variant.defaultType ?? '',
        variant.gatePassed === null ? '' : variant.gatePassed ? 'passed' : 'not passed',
        variant.sha256 === family.smallest ? 'yes' : '',
      ]),
    ),
  };
}

function testTable({ result }: QuantizationView): ChartTable {
  return {
    columns: [
      textColumn('measure', 'Measure'),
      numberColumn('margin', 'Margin', 3),
      ...estimateColumns('Change', 3),
      ...estimateColumns('In margins', 3, 'margins-'),
      numberColumn('p', 'p', 4),
      textColumn('outcome', 'Outcome'),
    ],
    rows: (result.effect?.tests ?? []).map((test) => [
      measureName(test),
      test.margin,
      ...ends(test.change),
      ...ends(test.inMargins),
      test.p,
      test.outcome,
    ]),
  };
}

function shiftTable(shifts: readonly ScaleShift[]): ChartTable {
  return {
    columns: [
      textColumn('condition', 'Condition'),
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('items', 'Items', 0),
      numberColumn('reference', 'Reference', 3),
      numberColumn('variant', 'Variant', 3),
      ...estimateColumns('Shift', 3),
      numberColumn('noise', 'In noise floors'),
      numberColumn('margin', 'Margin', 3),
    ],
    rows: shifts.map((shift) => [
      shift.label,
      shift.instrument,
      shift.name,
      shift.items,
      shift.reference,
      shift.variant,
      ...ends(shift.shift),
      shift.noiseUnits,
      shift.margin,
    ]),
  };
}

const CHANGE_COLUMNS = [
  numberColumn('cells', 'Cells', 0),
  numberColumn('kl', 'Divergence, nats', 4),
  numberColumn('kl-max', 'Largest', 4),
  numberColumn('flips', 'Flips', 4),
  numberColumn('distance', 'Distance of scores', 3),
];

function changeCells(change: {
  readonly cells: number;
  readonly kl: number;
  readonly klMax: number;
  readonly flips: number;
  readonly scoreDistance: number;
}): ChartCell[] {
  return [change.cells, change.kl, change.klMax, change.flips, change.scoreDistance];
}

function itemTable(view: QuantizationView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('item', 'Item'),
      textColumn('text', 'Text'),
      ...CHANGE_COLUMNS,
    ],
    rows: (view.result.effect?.items ?? []).map((change) => [
      change.instrument,
      change.item,
      itemText(view.detail, change),
      ...changeCells(change),
    ]),
  };
}

function conditionTable({ result }: QuantizationView): ChartTable {
  return {
    columns: [textColumn('condition', 'Condition'), textColumn('kind', 'Kind'), ...CHANGE_COLUMNS],
    rows: (result.effect?.byCondition ?? []).map((change) => [
      change.label,
      change.kind,
      ...changeCells(change),
    ]),
  };
}

function defaultTable({ result, views }: QuantizationView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('mean', 'Mean', 3),
    ],
    rows: Object.entries(result.defaultMeans).flatMap(([instrument, scales]) =>
      Object.entries(scales).map(([scale, mean]) => [
        instrument,
        views.scales.find((own) => own.instrument === instrument && own.scale === scale)?.name ?? scale,
        mean,
      ]),
    ),
  };
}

function estimateColumns(quantity: string, digits = 2, before = '') {
  return [
    numberColumn(`${before}estimate`, quantity, digits),
    numberColumn(`${before}low`, 'Low', digits),
    numberColumn(`${before}high`, 'High', digits),
  ];
}

function ends(figure: Estimate | null): ChartCell[] {
  return figure === null ? [null, null, null] : [figure.estimate, figure.low, figure.high];
}
