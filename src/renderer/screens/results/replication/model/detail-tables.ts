import { numberColumn, textColumn, type ChartTable } from '../../../../charts/chart-table.js';
import type { DetailTable } from '../../sections/figure-tables.js';
import { hypothesisName, outcomeWords, type ReplicationView } from './replication-view.js';

/** Every figure of a subject's replications as tables; each is made when it is asked for. */
export function replicationTables(view: ReplicationView): DetailTable[] {
  return [
    { id: 'hypotheses', name: 'Every hypothesis', table: () => hypothesisTable(view) },
    { id: 'cells', name: 'Every condition', table: () => cellTable(view) },
    { id: 'rates', name: 'Rates', table: () => rateTable(view) },
    { id: 'checks', name: 'Checks', table: () => checkTable(view) },
  ].filter(({ table }) => table().rows.length > 0);
}

function hypothesisTable({ result }: ReplicationView): ChartTable {
  return {
    columns: [
      textColumn('experiment', 'Experiment'),
      textColumn('kind', 'Effect'),
      textColumn('test', 'Test'),
      numberColumn('original-n', 'n, original', 0),
      numberColumn('original-d', 'd, original'),
      numberColumn('original-p', 'p, original', 4),
      textColumn('confidence', 'Figures'),
      textColumn('later', 'Later, in people'),
      numberColumn('n', 'n here', 0),
      numberColumn('d', 'd here'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
      numberColumn('p', 'p here', 4),
      textColumn('outcome', 'Outcome'),
      numberColumn('redrawn', 'Found, redrawn'),
      numberColumn('power', 'Power'),
      numberColumn('smallest', 'Smallest of interest'),
      textColumn('equivalence', 'Against it'),
    ],
    rows: result.hypotheses.map((entry) => [
      hypothesisName(entry),
      entry.kind,
      entry.test,
      entry.original?.n ?? null,
      entry.original?.d ?? null,
      entry.original?.p ?? null,
      entry.original?.confidence ??
        (entry.truth === 'none' ? 'none by construction' : 'there by construction'),
      entry.later ?? '',
      entry.simulated?.n ?? null,
      entry.simulated?.d ?? null,
      entry.simulated?.low ?? null,
      entry.simulated?.high ?? null,
      entry.simulated?.p ?? null,
      outcomeWords(entry, result.alpha),
      entry.redrawn?.found ?? null,
      entry.power,
      entry.equivalence?.smallest ?? null,
      entry.equivalence?.outcome ?? '',
    ]),
  };
}

function cellTable({ result }: ReplicationView): ChartTable {
  const seen = new Set<string>();
  const first = result.hypotheses.filter(({ experiment }) => !seen.has(experiment) && seen.add(experiment));
  return {
    columns: [
      textColumn('experiment', 'Experiment'),
      textColumn('cell', 'Condition'),
      numberColumn('n', 'Answers', 0),
      numberColumn('mean', 'Mean'),
      numberColumn('share', 'Share'),
    ],
    rows: first.flatMap(({ title, cells }) =>
      cells.map(({ id, n, mean, share }) => [title, id, n, mean, share]),
    ),
  };
}

function rateTable({ result }: ReplicationView): ChartTable {
  const rates = [
    ['Published effects found', result.rate],
    ['Main effects found', result.mainEffects],
    ['Interactions found', result.interactions],
    ['Found though people did not show them again', result.falsePositives],
    ['Not found though people showed them again', result.falseNegatives],
  ] as const;
  return {
    columns: [
      textColumn('rate', 'Rate'),
      numberColumn('found', 'Found', 0),
      numberColumn('of', 'Of', 0),
      numberColumn('share', 'Share'),
      numberColumn('low', 'Low'),
      numberColumn('high', 'High'),
    ],
    rows: rates.flatMap(([name, rate]) =>
      rate === null
        ? []
        : [[name, rate.found, rate.of, rate.share.estimate, rate.share.low, rate.share.high]],
    ),
  };
}

function checkTable({ result }: ReplicationView): ChartTable {
  return {
    columns: [
      textColumn('experiment', 'Experiment'),
      textColumn('check', 'Check'),
      numberColumn('passed', 'Pass'),
    ],
    rows: result.checks.map(({ experiment, check, passed }) => [experiment, check, passed]),
  };
}
