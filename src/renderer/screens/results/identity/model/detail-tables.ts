import type { Estimate } from '../../../../../shared/domain/figures.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { shownName, type IdentityView } from './identity-view.js';
import { VERDICT_WORDS } from './verdict-words.js';

/** Every figure of a subject as tables; each is made when it is asked for. */
export function identityTables(view: IdentityView): DetailTable[] {
  return [
    { id: 'headlines', name: 'Headlines', table: () => veracityTable(view) },
    { id: 'confidence', name: 'Confidence', table: () => confidenceTable(view) },
    { id: 'tables', name: 'Evidence tables', table: () => reasoningTable(view) },
    { id: 'tests', name: 'Tests of congruence', table: () => testTable(view) },
    { id: 'arms', name: 'Ways of answering', table: () => armTable(view) },
    { id: 'neutral', name: 'Neutral tables without an identity', table: () => neutralTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

const whose = [textColumn('identity', 'Identity'), textColumn('arm', 'Way of answering')];

function veracityTable({ result }: IdentityView): ChartTable {
  return {
    columns: [
      ...whose,
      ...estimateColumns('discernment', 'Discernment'),
      numberColumn('real', 'True ones, rated'),
      numberColumn('fake', 'False ones, rated'),
      numberColumn('separation', 'Apart'),
      numberColumn('bias', 'Bias to true'),
      ...estimateColumns('baseline', 'Loss from no identity'),
      ...estimateColumns('irrelevant', 'Loss from irrelevant'),
      numberColumn('p', 'p', 4),
      numberColumn('holm', 'p after Holm', 4),
      numberColumn('headlines', 'Headlines', 0),
      numberColumn('framings', 'Framings', 0),
    ],
    rows: result.veracity.map((row) => [
      ...[shownName(row.identity), shownName(row.arm)],
      ...ends(row.discernment),
      ...[row.real, row.fake, row.separation, row.bias],
      ...ends(row.dropFromBaseline),
      ...ends(row.dropFromIrrelevant),
      ...[row.p, row.pHolm, row.headlines, row.framings],
    ]),
  };
}

function confidenceTable({ result }: IdentityView): ChartTable {
  return {
    columns: [
      ...whose,
      ...estimateColumns('confidence', 'Confidence'),
      numberColumn('on-true', 'On true ones'),
      numberColumn('on-false', 'On false ones'),
      numberColumn('accuracy', 'Rated right'),
      numberColumn('right', 'Where right'),
      numberColumn('wrong', 'Where wrong'),
      ...estimateColumns('gap', 'Right less wrong'),
      ...estimateColumns('sensitivity', 'Sensitivity'),
      numberColumn('gamma', 'Gamma'),
      ...estimateColumns('baseline', 'Loss from no identity'),
      ...estimateColumns('irrelevant', 'Loss from irrelevant'),
      ...estimateColumns('sensitivity-loss', 'Loss of sensitivity'),
      numberColumn('p', 'p', 4),
      numberColumn('holm', 'p after Holm', 4),
      numberColumn('headlines', 'Headlines', 0),
      numberColumn('framings', 'Framings', 0),
    ],
    rows: (result.confidenceRatings?.rows ?? []).map((row) => [
      ...[shownName(row.identity), shownName(row.arm)],
      ...ends(row.confidence),
      ...[row.onTrue, row.onFalse, row.accuracy, row.right, row.wrong],
      ...ends(row.gap),
      ...ends(row.sensitivity),
      row.gamma,
      ...ends(row.dropFromBaseline),
      ...ends(row.dropFromIrrelevant),
      ...ends(row.sensitivityDrop),
      ...[row.p, row.pHolm, row.headlines, row.framings],
    ]),
  };
}

function reasoningTable({ result }: IdentityView): ChartTable {
  return {
    columns: [
      ...whose,
      textColumn('covers', 'Tables'),
      numberColumn('congruent', 'Right, suits'),
      numberColumn('incongruent', 'Right, against'),
      ...estimateColumns('difference', 'Difference'),
      ...estimateColumns('ratio', 'Ratio less 1'),
      ...estimateColumns('leaning', 'Without a stake'),
      ...estimateColumns('shift', 'Added'),
      ...estimateColumns('neutral', 'Right, neutral'),
    ],
    rows: result.reasoning.map((row) => [
      ...[shownName(row.identity), shownName(row.arm), row.covers.join(', ')],
      ...[row.congruent, row.incongruent],
      ...ends(row.difference),
      ...ends(row.ratio),
      ...ends(row.ownLeaning),
      ...ends(row.shift),
      ...ends(row.neutral?.accuracy ?? null),
    ]),
  };
}

function testTable({ result }: IdentityView): ChartTable {
  return {
    columns: [
      ...whose,
      textColumn('label', 'Verdict'),
      numberColumn('p', 'p of congruence', 4),
      numberColumn('holm', 'p after Holm', 4),
      numberColumn('equivalence', 'p of equivalence', 4),
      numberColumn('pairs', 'Pairs', 0),
      numberColumn('framings', 'Framings', 0),
    ],
    rows: result.reasoning.map((row) => [
      ...[shownName(row.identity), shownName(row.arm), VERDICT_WORDS[row.label]],
      ...[row.p, row.pHolm, row.pEquivalence, row.pairs, row.framings],
    ]),
  };
}

function armTable({ result }: IdentityView): ChartTable {
  return {
    columns: [
      ...whose,
      ...estimateColumns('drop', 'Change of the loss'),
      ...estimateColumns('ratio', 'Change of the ratio'),
      ...estimateColumns('neutral', 'Change of neutral'),
    ],
    rows: result.armEffects.map((effect) => [
      ...[shownName(effect.identity), shownName(effect.arm)],
      ...ends(effect.drop),
      ...ends(effect.ratio),
      ...ends(effect.neutral),
    ]),
  };
}

function neutralTable({ result }: IdentityView): ChartTable {
  return {
    columns: [textColumn('arm', 'Way of answering'), ...estimateColumns('accuracy', 'Right')],
    rows: result.neutralByArm.map(({ arm, accuracy }) => [shownName(arm), ...ends(accuracy)]),
  };
}

function estimateColumns(id: string, quantity: string) {
  return [
    numberColumn(id, quantity),
    numberColumn(`${id}-low`, `${quantity}, low`),
    numberColumn(`${id}-high`, `${quantity}, high`),
  ];
}

function ends(figure: Estimate | null): ChartCell[] {
  return [figure?.estimate ?? null, figure?.low ?? null, figure?.high ?? null];
}
