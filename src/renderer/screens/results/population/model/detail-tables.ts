import type { Estimate } from '../../../../../shared/domain/figures.js';
import { numberColumn, textColumn, type ChartCell, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { scaleName, type PopulationView } from './population-view.js';

/** Every figure of a subject's simulated population as tables; each is made when it is asked for. */
export function populationTables(view: PopulationView): DetailTable[] {
  return [
    { id: 'scales', name: 'Every scale', table: () => scaleTable(view) },
    { id: 'facets', name: 'Every facet', table: () => facetTable(view) },
    { id: 'tails', name: 'Tails', table: () => tailTable(view) },
    { id: 'structure', name: 'All scales together', table: () => structureTable(view) },
    { id: 'pairs', name: 'Pairs of scales', table: () => pairTable(view) },
    { id: 'gaps', name: 'Gaps between subgroups', table: () => gapTable(view) },
    { id: 'match', name: 'People made of rows', table: () => matchTable(view) },
    { id: 'people', name: 'Every simulated person', table: () => peopleTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function scaleTable({ result }: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('simulated-mean', 'Simulated mean'),
      numberColumn('simulated-sd', 'Simulated SD', 3),
      numberColumn('human-mean', 'Human mean'),
      numberColumn('human-sd', 'Human SD', 3),
      numberColumn('default', 'Default'),
      ...estimateColumns('difference', 'Mean difference'),
      ...estimateColumns('ratio', 'Variance ratio', 3),
      numberColumn('answered', 'With the variance of answers', 3),
      ...estimateColumns('distance', 'Wasserstein-1, points'),
      ...estimateColumns('deviations', 'Wasserstein-1, human SD'),
      numberColumn('chance', 'By chance, points'),
      numberColumn('p', 'p', 3),
      numberColumn('ks', 'Kolmogorov-Smirnov', 3),
      numberColumn('ks-p', 'p of it', 3),
      textColumn('basis', 'People as'),
      textColumn('within', 'Within the margins'),
    ],
    rows: result.scales.map((scale) => [
      scale.name,
      scale.simulated.mean,
      scale.simulated.standardDeviation,
      scale.human.mean,
      scale.human.standardDeviation,
      scale.default,
      ...ends(scale.meanDifference),
      ...ends(scale.varianceRatio),
      scale.answeredVarianceRatio,
      ...ends(scale.wasserstein),
      ...ends(scale.wassersteinDeviations),
      scale.wassersteinByChance?.median ?? null,
      scale.wassersteinP,
      scale.kolmogorovSmirnov.distance,
      scale.kolmogorovSmirnov.p,
      scale.basis === 'people' ? 'their own scores' : 'a normal distribution',
      scale.likeness.within ? 'yes' : 'no',
    ]),
  };
}

function tailTable({ result }: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('beyond', 'Beyond human SD', 0),
      ...estimateColumns('simulated', 'Simulated share', 3),
      ...estimateColumns('human', 'Human share', 3),
    ],
    rows: result.scales.flatMap(({ name, tails }) =>
      tails.map(({ deviations, simulated, human }) => [name, deviations, ...ends(simulated), ...ends(human)]),
    ),
  };
}

function structureTable({ result: { energy, correlations, spread, mixture } }: PopulationView): ChartTable {
  const rows: ChartCell[][] = [];
  if (spread !== null) rows.push(['Variance ratio, geometric mean', ...ends(spread)]);
  if (energy !== null)
    rows.push(['Energy distance', energy.distance, null, null], ['p of it', energy.p, null, null]);
  if (correlations !== null) {
    const { meanAbsoluteDifference, byChance, frobenius, rv, test } = correlations;
    if (meanAbsoluteDifference !== null)
      rows.push(['Mean difference of correlations', ...ends(meanAbsoluteDifference)]);
    rows.push(['The same by chance', byChance, null, null]);
    rows.push(
      ['Frobenius norm of the difference', frobenius, null, null],
      ['RV coefficient', rv, null, null],
    );
    if (test !== null)
      rows.push([
        test.method === 'permutation' ? 'p by permutation' : 'p by Jennrich’s test',
        test.p,
        null,
        null,
      ]);
  }
  if (mixture !== null) {
    rows.push(
      ['Share of the default, 0 to 1', ...ends(mixture.mean)],
      ['The same as it is', ...ends(mixture.rawMean)],
    );
    if (mixture.withinNoise !== null)
      rows.push(['Share within the noise of the default', ...ends(mixture.withinNoise)]);
  }
  return {
    columns: [textColumn('figure', 'Figure'), ...estimateColumns('estimate', 'Estimate', 3)],
    rows,
  };
}

function pairTable(view: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('first', 'Scale'),
      textColumn('second', 'With'),
      numberColumn('simulated', 'Simulated r'),
      numberColumn('human', 'Human r'),
      numberColumn('difference', 'Difference'),
      numberColumn('p', 'p over all pairs', 3),
    ],
    rows: (view.result.correlations?.differences ?? []).map(({ scales, simulated, human, p }) => [
      ...scales.map((scale) => scaleName(view, scale)),
      simulated,
      human,
      simulated - human,
      p,
    ]),
  };
}

function facetTable({ result }: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('facet', 'Facet'),
      textColumn('domain', 'Domain'),
      numberColumn('simulated-mean', 'Simulated mean'),
      numberColumn('simulated-sd', 'Simulated SD', 3),
      numberColumn('human-mean', 'Human mean'),
      numberColumn('human-sd', 'Human SD', 3),
      numberColumn('default', 'Default'),
      ...estimateColumns('difference', 'Mean difference'),
      ...estimateColumns('ratio', 'Variance ratio', 3),
      ...estimateColumns('deviations', 'Wasserstein-1, human SD'),
      numberColumn('p', 'p', 3),
      numberColumn('adjusted', 'p after Holm', 3),
      textColumn('basis', 'People as'),
    ],
    rows: (result.facets?.scales ?? []).map((facet) => [
      facet.name,
      facet.domain ?? '',
      facet.simulated.mean,
      facet.simulated.standardDeviation,
      facet.human.mean,
      facet.human.standardDeviation,
      facet.default,
      ...ends(facet.meanDifference),
      ...ends(facet.varianceRatio),
      ...ends(facet.wassersteinDeviations),
      facet.wassersteinP,
      facet.adjustedP,
      facet.basis === 'people' ? 'their own scores' : 'a normal distribution',
    ]),
  };
}

function gapTable(view: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('subgroups', 'Subgroups'),
      textColumn('group', 'Group'),
      textColumn('base', 'Against'),
      textColumn('scale', 'Scale'),
      ...estimateColumns('simulated', 'Simulated gap'),
      ...estimateColumns('human', 'Human gap'),
      ...estimateColumns('difference', 'Difference of gaps'),
    ],
    rows: view.result.subgroups.flatMap(({ name, base, gaps }) =>
      gaps.map(({ group, scale, simulated, human, difference }) => [
        name,
        group,
        base,
        scaleName(view, scale),
        ...ends(simulated),
        ...ends(human),
        ...ends(difference),
      ]),
    ),
  };
}

function matchTable(view: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('people', 'People', 0),
      ...estimateColumns('correlation', 'Correlation'),
      numberColumn('retest', 'Retest'),
      ...estimateColumns('normalized', 'Normalised'),
      ...estimateColumns('error', 'Mean absolute error'),
    ],
    rows: (view.result.match?.scales ?? []).map((own) => [
      scaleName(view, own.scale),
      own.people,
      ...ends(own.correlation),
      own.retest,
      ...ends(own.normalized),
      ...ends(own.meanAbsoluteError),
    ]),
  };
}

function peopleTable({ result }: PopulationView): ChartTable {
  return {
    columns: [
      textColumn('person', 'Person'),
      ...result.scales.map(({ scale, name }) => numberColumn(`scale-${scale}`, name)),
      numberColumn('distance', 'From the default, human SD'),
      numberColumn('weight', 'Share of the default'),
      textColumn('noise', 'Within its noise'),
    ],
    rows: result.people.map(({ label, scores, distance, weight, withinNoise }) => [
      label,
      ...result.scales.map(({ instrument, scale }) => scores[instrument]?.[scale] ?? null),
      distance,
      weight,
      withinNoise === null ? '' : withinNoise ? 'yes' : 'no',
    ]),
  };
}

function estimateColumns(id: string, quantity: string, digits = 2) {
  return [
    numberColumn(id, quantity, digits),
    numberColumn(`${id}-low`, 'Low', digits),
    numberColumn(`${id}-high`, 'High', digits),
  ];
}

function ends(figure: Estimate | null): ChartCell[] {
  return figure === null ? [null, null, null] : [figure.estimate, figure.low, figure.high];
}
