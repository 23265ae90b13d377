import { EXPERIMENT_TESTS, FIGURE_CONFIDENCE } from '../../../shared/domain/replication/experiment.js';
import { REPLICATION_VERDICTS, type ReplicationResult } from '../../../shared/domain/replication/result.js';
import type { Reference } from '../tables/column.js';
import { overallFigure, overallTable, verdictTable, type OverallFigure } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  count,
  estimate,
  maybe,
  NOT_NEGATIVE,
  number,
  SHARE,
  text,
  type ObservedColumn,
} from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const STANDARDISED = { unit: 'standard deviations' } as const;

const OF_HYPOTHESIS: Reference = {
  columns: ['subject', 'experiment', 'hypothesis'],
  table: 'effects',
  key: ['subject', 'experiment', 'hypothesis'],
};

function hypothesisColumns<
  Observation extends { readonly experiment: string; readonly hypothesis: string },
>(): readonly ObservedColumn<Observation>[] {
  return [
    text('experiment', 'The experiment’s instrument.', ({ experiment }) => experiment),
    text('hypothesis', 'The hypothesis in it.', ({ hypothesis }) => hypothesis),
  ];
}

const effects = tableOf(
  'replication',
  ({ result }) => result.hypotheses,
)({
  name: 'effects',
  title: 'Effects',
  meaning: 'One row a hypothesis of an experiment: what was published, and what came out here.',
  key: ['experiment', 'hypothesis'],
  columns: [
    hypothesisColumns(),
    text('title', 'Title of the experiment.', ({ title }) => title),
    text('domain', 'Field of the experiment.', ({ domain }) => domain),
    text('kind', 'Main effect or interaction.', ({ kind }) => kind, { values: ['main', 'interaction'] }),
    text('test', 'The original’s test.', ({ test }) => test, { values: EXPERIMENT_TESTS }),
    maybe.text('truth', 'By construction; missing for a published experiment.', ({ truth }) => truth, {
      values: ['effect', 'none'],
    }),
    maybe.count('published_n', 'Participants of the original.', ({ original }) => original?.n ?? null),
    maybe.number('published_p', 'p of the original.', ({ original }) => original?.p ?? null, SHARE),
    maybe.estimate(
      'published_d',
      'Standardised difference of the original, above 0 in the direction of the hypothesis.',
      ({ original }) => ofD(original),
      STANDARDISED,
    ),
    maybe.text(
      'figures',
      'How sure the published figures are.',
      ({ original }) => original?.confidence ?? null,
      { values: FIGURE_CONFIDENCE },
    ),
    maybe.text('later', 'What later studies in people found.', ({ later }) => later, {
      values: ['replicated', 'weaker', 'not-replicated'],
    }),
    maybe.count(
      'n',
      'Participants here whose answers were tested; missing with all that follows from them where too few answered.',
      ({ simulated }) => simulated?.n ?? null,
    ),
    maybe.text('statistic', 'Name of the test statistic.', ({ simulated }) => simulated?.statistic ?? null),
    maybe.number(
      'value',
      'Its value; missing where nothing varies.',
      ({ simulated }) => simulated?.value ?? null,
    ),
    maybe.number('df1', 'Its first degrees of freedom.', ({ simulated }) => simulated?.degrees[0] ?? null),
    maybe.number('df2', 'Its second degrees of freedom.', ({ simulated }) => simulated?.degrees[1] ?? null),
    maybe.number('p', 'p here.', ({ simulated }) => simulated?.p ?? null, SHARE),
    maybe.estimate(
      'd',
      'Standardised difference here; missing where nothing varies.',
      ({ simulated }) => ofD(simulated),
      STANDARDISED,
    ),
    maybe.text(
      'direction',
      'Direction here against that of the hypothesis.',
      ({ simulated }) => simulated?.direction ?? null,
      { values: ['same', 'opposite', 'none'] },
    ),
    maybe.flag(
      'found',
      'Whether p lies below alpha in the direction of the hypothesis.',
      ({ simulated }) => simulated?.found ?? null,
    ),
    maybe.number(
      'power',
      'Chance to find the original’s effect with as many participants as answered.',
      ({ power }) => power,
      SHARE,
    ),
    maybe.count('redraws', 'Runs over other assignments and draws.', ({ redrawn }) => redrawn?.runs ?? null),
    maybe.number('redrawn_found', 'Share that found it.', ({ redrawn }) => redrawn?.found ?? null, SHARE),
    maybe.number(
      'redrawn_opposite',
      'Share that found its opposite.',
      ({ redrawn }) => redrawn?.opposite ?? null,
      SHARE,
    ),
    maybe.estimate(
      'redrawn_d',
      'Mean d over these runs, with their middle 95 % as its ends.',
      ({ redrawn }) => redrawn?.d ?? null,
      STANDARDISED,
    ),
    maybe.number(
      'smallest_d',
      'Smallest effect of interest.',
      ({ equivalence }) => equivalence?.smallest ?? null,
      STANDARDISED,
    ),
    maybe.text(
      'smallest_from',
      'Where it comes from: the effect that the original could find with a power of a third, or the study’s settings.',
      ({ equivalence }) => equivalence?.source ?? null,
      { values: ['small-telescopes', 'setting'] },
    ),
    maybe.number(
      'equivalence_p',
      'p of the two one-sided tests against it.',
      ({ equivalence }) => equivalence?.p ?? null,
      SHARE,
    ),
    maybe.text(
      'equivalence',
      'Whether the effect is smaller than it, or larger.',
      ({ equivalence }) => equivalence?.outcome ?? null,
      { values: ['smaller', 'larger', 'undecided'] },
    ),
  ],
});

const conditions = tableOf('replication', ({ result }) =>
  result.hypotheses.flatMap(({ experiment, hypothesis, cells }) =>
    cells.map((cell) => ({ experiment, hypothesis, ...cell })),
  ),
)({
  name: 'cells',
  title: 'Conditions of the experiments',
  meaning: 'One row a hypothesis and condition of its experiment: what its participants answered here.',
  key: ['experiment', 'hypothesis', 'cell'],
  references: [OF_HYPOTHESIS],
  columns: [
    hypothesisColumns(),
    text('cell', 'Condition of the experiment.', ({ id }) => id),
    count('n', 'Participants whose answers were tested.', ({ n }) => n),
    maybe.number('mean', 'Mean score of their answers.', ({ mean }) => mean),
    maybe.number(
      'share',
      'Share of the choice asked about; missing where the test is not one of shares.',
      ({ share }) => share,
      SHARE,
    ),
  ],
});

const checks = tableOf(
  'replication',
  ({ result }) => result.checks,
)({
  name: 'checks',
  title: 'Checks of the experiments',
  meaning: 'One row a check of an experiment: how many of its participants passed.',
  key: ['experiment', 'check'],
  columns: [
    text('experiment', 'The experiment’s instrument.', ({ experiment }) => experiment),
    text('check', 'The check.', ({ check }) => check),
    maybe.number('passed', 'Share that passed; missing without answers.', ({ passed }) => passed, SHARE),
  ],
});

const rates = tableOf('replication', ({ result }) => ratesOf(result))({
  name: 'rates',
  title: 'Replication rates',
  meaning: 'One row a rate over the published effects that could be tested; no row where there is none.',
  key: ['rate'],
  columns: [
    text('rate', 'What is counted.', ({ name }) => name, {
      values: ['replicated', 'main-effects', 'interactions', 'false-positives', 'false-negatives'],
    }),
    count('found', 'How many effects it holds for.', ({ found }) => found),
    count('of', 'Of how many.', ({ of }) => of),
    estimate('share', 'found / of, with Wilson’s interval.', ({ share }) => share, SHARE),
  ],
});

const curve = tableOf(
  'replication',
  ({ result }) => result.curve?.points ?? [],
)({
  name: 'curve',
  title: 'Replication against evidence',
  meaning: 'One row a point of the logistic curve of being found on the original’s evidence.',
  key: ['evidence'],
  columns: [
    number('evidence', '-log10 of the original’s p.', ({ evidence }) => evidence, NOT_NEGATIVE),
    estimate(
      'share',
      'Share of effects found that the curve gives.',
      ({ share, low, high }) => ({ estimate: share, low, high }),
      SHARE,
    ),
  ],
});

/** Tables of the findings of the kind `replication`. */
export const replicationTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('replication', ({ result }) => [result]),
    REPLICATION_VERDICTS,
  ),
  overallTable(tableOf('replication', ({ result }) => overallFigures(result))),
  effects,
  conditions,
  checks,
  rates,
  curve,
];

function ofD(
  effect: { readonly d: number | null; readonly low: number | null; readonly high: number | null } | null,
) {
  return effect === null ? null : { estimate: effect.d, low: effect.low, high: effect.high };
}

function ratesOf(result: ReplicationResult) {
  const { rate, mainEffects, interactions, falsePositives, falseNegatives } = result;
  const named = [
    ['replicated', rate],
    ['main-effects', mainEffects],
    ['interactions', interactions],
    ['false-positives', falsePositives],
    ['false-negatives', falseNegatives],
  ] as const;
  return named.flatMap(([name, counted]) => (counted === null ? [] : [{ name, ...counted }]));
}

function overallFigures({
  answered,
  onOptions,
  redrawnRate,
  correlation,
  curve: fitted,
  shams,
  known,
}: ReplicationResult): OverallFigure[] {
  return [
    overallFigure('answered', 'Share of cells with an answer that could be read.', answered),
    overallFigure('on_options', 'Mean probability on the options (readout).', onOptions),
    overallFigure('redrawn_rate', 'Mean share of redrawn runs that found a published effect.', redrawnRate),
    overallFigure(
      'd_correlation',
      'Pearson’s r of d in the original and here; n: effects.',
      correlation?.r ?? null,
      { n: correlation?.n ?? null, p: correlation?.p ?? null },
    ),
    overallFigure('curve_slope', 'Logits for each power of ten of the original’s p.', fitted?.slope ?? null),
    overallFigure('curve_intercept', 'Logit at an original p of 1.', fitted?.intercept ?? null),
    overallFigure(
      'shams_found',
      'Share of redrawn runs that found anything where nothing is by construction; n: hypotheses.',
      shams?.share ?? null,
      { n: shams?.hypotheses ?? null },
    ),
    overallFigure(
      'known_found',
      'Share of redrawn runs that found what is there by construction; n: hypotheses.',
      known?.share ?? null,
      { n: known?.hypotheses ?? null },
    ),
  ].flat();
}
