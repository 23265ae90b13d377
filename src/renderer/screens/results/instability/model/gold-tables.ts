import type { Estimate } from '../../../../../shared/domain/figures.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { InstabilityView } from './instability-view.js';

/** Marginal and conditional R² of single answers, by scale. */
export function explainedTable({ result: { explained } }: InstabilityView): ChartTable {
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      textColumn('scale', 'Scale'),
      numberColumn('texts', 'Items', 0),
      numberColumn('personas', 'Personas', 0),
      ...estimateColumns('marginal', 'Marginal R² (personas)'),
      numberColumn('by-chance', 'By chance', 3),
      numberColumn('conditional', 'Conditional R² (and items)', 3),
    ],
    rows: explained.map((own) => [
      own.instrument,
      own.name,
      own.texts,
      own.personas,
      ...ends(own.marginal),
      own.byChance,
      own.conditional,
    ]),
  };
}

/** Agreement with the labels that people gave, by persona. */
export function goldTable({ result: { gold } }: InstabilityView): ChartTable {
  return {
    columns: [
      textColumn('task', 'Task'),
      textColumn('persona', 'Persona'),
      numberColumn('texts', 'Texts', 0),
      ...estimateColumns('accuracy', 'Accuracy'),
      ...estimateColumns('kappa', 'Cohen’s κ'),
      ...estimateColumns('weighted', 'Weighted κ'),
      numberColumn('error', 'Mean distance, labels', 3),
      ...estimateColumns('difference', 'Accuracy less no persona'),
      numberColumn('p', 'p after Holm', 4),
    ],
    rows: gold.flatMap(({ name, bare, personas }) =>
      [...(bare === null ? [] : [bare]), ...personas].map((own) => [
        name,
        own.label,
        own.texts,
        ...ends(own.accuracy),
        ...ends(own.kappa),
        ...ends(own.weightedKappa),
        own.meanAbsoluteError,
        ...ends(own.difference),
        own.adjustedP,
      ]),
    ),
  };
}

/** What personas made of each text that people labelled. */
export function textTable({ result: { gold } }: InstabilityView): ChartTable {
  return {
    columns: [
      textColumn('task', 'Task'),
      textColumn('item', 'Item'),
      textColumn('text', 'Text'),
      textColumn('gold', 'People’s label'),
      numberColumn('gold-score', 'Its number', 0),
      numberColumn('score', 'Mean score of personas'),
      numberColumn('accuracy', 'Accuracy of personas', 3),
    ],
    rows: gold.flatMap(({ name, byText }) =>
      byText.map((own) => [name, own.item, own.text, own.label, own.gold, own.score, own.accuracy]),
    ),
  };
}

function estimateColumns(id: string, quantity: string) {
  return [
    numberColumn(id, quantity, 3),
    numberColumn(`${id}-low`, 'Low', 3),
    numberColumn(`${id}-high`, 'High', 3),
  ];
}

function ends(figure: Estimate | null): ChartCell[] {
  return figure === null ? [null, null, null] : [figure.estimate, figure.low, figure.high];
}
