import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { Ratio, ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { componentName } from './component-groups.js';
import { explainedTable, goldTable, textTable } from './gold-tables.js';
import type { InstabilityView } from './instability-view.js';
import { itemOrderTable } from './item-orders.js';

/** Every figure of a subject's instability as tables; each is made when it is asked for. */
export function instabilityTables(view: InstabilityView): DetailTable[] {
  return [
    { id: 'scales', name: 'ICC and noise over persona variance', table: () => scaleTable(view) },
    { id: 'components', name: 'Variance components', table: () => componentTable(view) },
    { id: 'lengths', name: 'ICC(1,1) by test length', table: () => lengthTable(view) },
    { id: 'differences', name: 'Permutation tests and entropy', table: () => differenceTable(view) },
    { id: 'explained', name: 'Explained by personas', table: () => explainedTable(view) },
    { id: 'gold', name: 'Agreement with people’s labels', table: () => goldTable(view) },
    { id: 'texts', name: 'Labelled texts', table: () => textTable(view) },
    { id: 'personas', name: 'Personas, every administration', table: () => personaTable(view) },
    { id: 'decision', name: 'Decision study', table: () => decisionTable(view) },
    {
      id: 'by-item-orders',
      name: 'Decision study, by item orders',
      table: () => decisionByOrdersTable(view),
    },
    { id: 'item-orders', name: 'Item orders', table: () => itemOrderTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function scaleTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('items', 'Items', 0),
      numberColumn('personas', 'Personas', 0),
      textColumn('dominance', 'Verdict'),
      ...estimateColumns('ICC(1,1)'),
      ...estimateColumns('ICC(1,k)'),
      numberColumn('k', 'k', 0),
      ...estimateColumns('Noise over persona'),
      ...estimateColumns('Runs over persona'),
      numberColumn('deviation', 'Persona SD', 3),
      numberColumn('noise', 'Noise, share of random answering', 3),
      numberColumn('missing', 'Cells without an answer', 0),
    ],
    rows: scales.map((scale) => [
      ...place(scale),
      scale.items,
      scale.personas,
      scale.dominance,
      ...ends(scale.icc1),
      ...ends(scale.icck),
      scale.administrations,
      ...ends(scale.ratio),
      ...ends(scale.runRatio),
      scale.personaDeviation,
      scale.noiseShare,
      scale.missing,
    ]),
  };
}

/** The components of every scale, as they came out and as they count. */
export function componentTable({ result: { scales, itemOrders } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      textColumn('component', 'Component'),
      numberColumn('estimate', 'Estimate', 5),
      numberColumn('variance', 'Variance', 5),
      numberColumn('low', 'Low', 5),
      numberColumn('high', 'High', 5),
      numberColumn('share', 'Share', 4),
    ],
    rows: scales.flatMap((scale) =>
      scale.components.map((component) => [
        ...place(scale),
        componentName(component, itemOrders),
        component.estimate,
        component.variance,
        component.low,
        component.high,
        component.share,
      ]),
    ),
  };
}

function lengthTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [...placeColumns, numberColumn('items', 'Items', 0), ...estimateColumns('ICC(1,1)')],
    rows: scales.flatMap((scale) =>
      scale.curve.map((point) => [...place(scale), point.items, ...ends(point)]),
    ),
  };
}

function differenceTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('p', 'p', 4),
      numberColumn('adjusted', 'p after Holm', 4),
      textColumn('unit', 'Permuted'),
      numberColumn('arrangements', 'Arrangements', 0),
      textColumn('exact', 'All of them'),
      numberColumn('entropy', 'Entropy of answers (bits)', 3),
      numberColumn('share', 'Share due to personas', 4),
      numberColumn('corrected', 'Corrected for chance', 4),
      numberColumn('entropy-p', 'p of the entropy', 4),
    ],
    rows: scales.map((scale) => [
      ...place(scale),
      scale.test?.p ?? null,
      scale.test?.adjusted ?? null,
      scale.test?.unit ?? '',
      scale.test?.arrangements ?? null,
      scale.test === null ? '' : scale.test.exact ? 'yes' : 'no',
      scale.entropy?.entropy ?? null,
      scale.entropy?.share ?? null,
      scale.entropy?.corrected ?? null,
      scale.entropy?.p ?? null,
    ]),
  };
}

function personaTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      textColumn('persona', 'Persona'),
      numberColumn('mean', 'Mean', 3),
      numberColumn('run', 'SD over runs', 3),
      textColumn('administration', 'Administration'),
      numberColumn('score', 'Score', 3),
    ],
    rows: scales.flatMap((scale) =>
      scale.spread.flatMap((persona) =>
        persona.administrations.map(({ name, mean }) => [
          ...place(scale),
          persona.label,
          persona.mean,
          persona.runDeviation,
          name,
          mean,
        ]),
      ),
    ),
  };
}

function decisionTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('templates', 'Templates', 0),
      textColumn('runs', 'Runs'),
      numberColumn('items', 'Items', 0),
      numberColumn('relative', 'Eρ²', 3),
      numberColumn('absolute', 'Φ', 3),
    ],
    rows: scales.flatMap((scale) => {
      const { templates, runs, items, relative, absolute } = scale.decision;
      return templates.flatMap((ofTemplates, plane) =>
        runs.flatMap((ofRuns, row) =>
          items.map((ofItems, column) => [
            ...place(scale),
            ofTemplates,
            ofRuns === null ? 'exact' : String(ofRuns),
            ofItems,
            relative[plane]?.[row]?.[column] ?? null,
            absolute[plane]?.[row]?.[column] ?? null,
          ]),
        ),
      );
    }),
  };
}

function decisionByOrdersTable({ result: { scales } }: InstabilityView): ChartTable {
  return {
    columns: [
      ...placeColumns,
      numberColumn('item-orders', 'Item orders', 0),
      numberColumn('relative', 'Eρ²', 3),
      numberColumn('absolute', 'Φ', 3),
    ],
    rows: scales.flatMap((scale) =>
      (scale.decision.byItemOrders ?? []).map(({ itemOrders, relative, absolute }) => [
        ...place(scale),
        itemOrders,
        relative,
        absolute,
      ]),
    ),
  };
}

const placeColumns = [textColumn('instrument', 'Instrument'), textColumn('scale', 'Scale')];

function place({ instrument, name }: ScaleInstabilityResult): ChartCell[] {
  return [instrument, name];
}

function estimateColumns(quantity: string) {
  const id = quantity.toLowerCase().replace(/\W+/g, '-');
  return [
    numberColumn(`${id}-estimate`, quantity),
    numberColumn(`${id}-low`, 'Low'),
    numberColumn(`${id}-high`, 'High'),
  ];
}

function ends({ estimate, low, high }: Estimate | Ratio): ChartCell[] {
  return [estimate, low, high];
}
