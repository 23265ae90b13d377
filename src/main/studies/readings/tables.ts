import { CONDITION_KINDS } from '../../../shared/domain/condition.js';
import { INSTRUMENT_FORMATS } from '../../../shared/domain/instrument.js';
import type { MatrixFigure } from '../../../shared/domain/readings/matrix.js';
import { READINGS_VERDICTS, type ReadingsResult } from '../../../shared/domain/readings/result.js';
import { GATE_CHECKS } from '../../../shared/domain/resistance/gate.js';
import { overallFigure, overallTable, verdictTable, type OverallFigure } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { CORRELATION, count, estimate, flag, maybe, number, text } from '../tables/observed-columns.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const RANGE = { unit: 'shares of the instrument’s range' } as const;

const readings = tableOf(
  'readings',
  ({ result }) => result.readings,
)({
  name: 'readings',
  title: 'Readings',
  meaning: 'One row an instrument as a reading of the traits.',
  key: ['reading'],
  columns: [
    text('reading', 'The instrument.', ({ instrument }) => instrument),
    text('format', 'How it asks.', ({ format }) => format, { values: INSTRUMENT_FORMATS }),
    text('kind', 'What one is like, or what one would do.', ({ kind }) => kind, {
      values: ['self-report', 'behaviour'],
    }),
    count('traits', 'Traits that it measures.', ({ traits }) => traits.length),
    count('items', 'Its items.', ({ items }) => items),
    count('answered', 'Items with an answer.', ({ answered }) => answered),
    flag('passed', 'Whether it passes the gate.', ({ gate }) => gate.passed),
    flag('used', 'Whether it enters matrix and gap.', ({ used }) => used),
    maybe.text('caveat', 'What holds its figures back.', ({ caveat }) => caveat),
  ],
});

const gate = tableOf('readings', ({ result }) =>
  result.readings.flatMap(({ instrument, gate: { checks } }) =>
    checks.map((check) => ({ instrument, ...check })),
  ),
)({
  name: 'gate',
  title: 'Gate',
  meaning: 'One row a reading and check: whether its answers may be read as answers.',
  key: ['reading', 'check'],
  columns: [
    text('reading', 'The instrument.', ({ instrument }) => instrument),
    text('check', 'What is checked.', ({ id }) => id, { values: GATE_CHECKS }),
    maybe.number('value', 'What it came to; missing where it does not apply.', ({ value }) => value),
    number('threshold', 'The last value that passes.', ({ threshold }) => threshold),
    text('bound', 'Whether the threshold is the least or the largest that passes.', ({ bound }) => bound, {
      values: ['least', 'largest'],
    }),
    maybe.flag('passed', 'Whether it is passed; missing where it does not apply.', ({ passed }) => passed),
    maybe.text('note', 'Why it does not apply.', ({ note }) => note),
  ],
});

const profiles = tableOf(
  'readings',
  ({ result }) => result.profiles,
)({
  name: 'profiles',
  title: 'Profiles',
  meaning: 'One row a reading, trait and condition: where the one puts the other.',
  key: ['reading', 'trait', 'condition'],
  references: [OF_CONDITION],
  columns: [
    text('reading', 'The instrument.', ({ reading }) => reading),
    text('trait', 'The trait.', ({ trait }) => trait),
    text('condition', 'The condition.', ({ condition }) => condition),
    text('kind', 'Kind of the condition.', ({ kind }) => kind, { values: CONDITION_KINDS }),
    number('mean', 'Mean: 0 the low pole, 1 the high one.', ({ mean }) => mean, RANGE),
    number(
      'low',
      'Where administrations begin: the study’s confidence of them lie between.',
      ({ low }) => low,
      RANGE,
    ),
    number('high', 'Where they end.', ({ high }) => high, RANGE),
    maybe.number('requested', 'What the persona asks for.', ({ requested }) => requested, RANGE),
  ],
});

const gaps = tableOf('readings', ({ result }) =>
  result.gaps.flatMap(({ selfReport, behaviour, overall, traits }) =>
    [{ trait: null, figure: overall }, ...traits].flatMap(({ trait, figure }) =>
      figure === null ? [] : [{ from: selfReport, to: behaviour, trait, ...figure }],
    ),
  ),
)({
  name: 'gaps',
  title: 'Gaps between readings',
  meaning:
    'One row a self-report, a behavioural reading and a trait: adoption in the first less that in the second.',
  key: ['self_report_reading', 'behaviour_reading', 'trait'],
  columns: [
    text('self_report_reading', 'The self-report.', ({ from }) => from),
    text('behaviour_reading', 'The behavioural reading.', ({ to }) => to),
    maybe.text('trait', 'The trait; missing for all together.', ({ trait }) => trait),
    count('cells', 'Conditions × traits that both have an adoption on.', ({ cells }) => cells),
    count('left_out', 'Cells of the self-report without an adoption in behaviour.', ({ leftOut }) => leftOut),
    estimate('gap', 'self_report - behaviour.', ({ gap }) => gap),
    estimate('self_report', 'Mean adoption in self-report.', ({ selfReport }) => selfReport),
    estimate('behaviour', 'Mean adoption in behaviour.', ({ behaviour }) => behaviour),
  ],
});

const correlations = tableOf('readings', ({ result: { matrix } }) =>
  (matrix?.variables ?? []).flatMap((first, row) =>
    (matrix?.variables ?? []).slice(row + 1).map((second, place) => ({
      first,
      second,
      r: matrix?.correlations[row]?.[row + 1 + place] ?? null,
      n: matrix?.pairs[row]?.[row + 1 + place] ?? 0,
    })),
  ),
)({
  name: 'correlations',
  title: 'Multitrait-multimethod matrix',
  meaning:
    'One row a pair of traits as read by two readings, or by one: how they go together over conditions.',
  key: ['trait_1', 'reading_1', 'trait_2', 'reading_2'],
  columns: [
    text('trait_1', 'A trait.', ({ first }) => first.trait),
    text('reading_1', 'What reads it.', ({ first }) => first.reading),
    text('trait_2', 'Another trait, or the same.', ({ second }) => second.trait),
    text('reading_2', 'What reads it.', ({ second }) => second.reading),
    maybe.number('r', 'Pearson’s r; missing where one does not vary.', ({ r }) => r, CORRELATION),
    count('respondents', 'Conditions behind it, those of one persona together.', ({ n }) => n),
  ],
});

const traits = tableOf(
  'readings',
  ({ result }) => result.matrix?.traits ?? [],
)({
  name: 'traits',
  title: 'Convergence by trait',
  meaning: 'One row a trait: whether its readings agree, and more than those of other traits.',
  key: ['trait'],
  columns: [
    text('trait', 'The trait.', ({ trait }) => trait),
    maybe.estimate(
      'convergent',
      'Mean r of its readings.',
      ({ convergent }) => ends(convergent),
      CORRELATION,
    ),
    maybe.estimate(
      'discriminant_difference',
      'The same less the mean |r| in its row and column.',
      ({ discriminantDifference }) => ends(discriminantDifference),
    ),
  ],
});

const htmt = tableOf(
  'readings',
  ({ result }) => result.matrix?.htmt ?? [],
)({
  name: 'htmt',
  title: 'Heterotrait-monotrait ratios',
  meaning: 'One row a pair of traits: their heterotrait-monotrait ratio.',
  key: ['first', 'second'],
  columns: [
    text('first', 'A trait.', ({ first }) => first),
    text('second', 'Another one.', ({ second }) => second),
    maybe.estimate('ratio', 'The ratio; missing where it is not defined.', ({ ratio }) => ends(ratio)),
  ],
});

/** Tables of the findings of the kind `readings`. */
export const readingsTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('readings', ({ result }) => [result]),
    READINGS_VERDICTS,
  ),
  overallTable(tableOf('readings', ({ result }) => overallFigures(result))),
  readings,
  gate,
  profiles,
  gaps,
  correlations,
  traits,
  htmt,
];

/** A figure with the ends of its interval, where it has one. */
function ends({ estimate: value, interval }: MatrixFigure) {
  return { estimate: value, low: interval?.low ?? null, high: interval?.high ?? null };
}

function overallFigures({ gap, convergence, matrix, collapse }: ReadingsResult): OverallFigure[] {
  const n = gap?.cells ?? null;
  const respondents = { n: matrix?.respondents ?? null };
  return [
    overallFigure('gap', 'Adoption in self-report less that in behaviour; n: cells.', gap?.gap ?? null, {
      n,
    }),
    overallFigure('self_report', 'Mean adoption in self-report; n: cells.', gap?.selfReport ?? null, { n }),
    overallFigure('behaviour', 'Mean adoption in behaviour; n: cells.', gap?.behaviour ?? null, { n }),
    overallFigure('convergence', 'Mean r of a trait’s self-report with its behaviour.', convergence),
    overallFigure(
      'mean_convergent',
      'Mean convergent r; n: respondents.',
      matrix === null ? null : ends(matrix.meanConvergent),
      respondents,
    ),
    overallFigure(
      'mean_heterotrait_monomethod',
      'Mean |r| of two traits in one reading; n: respondents.',
      matrix?.meanHeterotraitMonomethod ?? null,
      respondents,
    ),
    overallFigure(
      'mean_heterotrait_heteromethod',
      'Mean |r| of two traits in two readings; n: respondents.',
      matrix?.meanHeterotraitHeteromethod ?? null,
      respondents,
    ),
    overallFigure(
      'mean_discriminant_difference',
      'Mean of convergent r less the mean |r| in its row and column; n: respondents.',
      matrix === null ? null : ends(matrix.meanDiscriminantDifference),
      respondents,
    ),
    overallFigure(
      'criteria',
      'Share of the comparisons that come out as Campbell and Fiske ask.',
      matrix?.criteria.share ?? null,
    ),
    overallFigure(
      'same_pattern',
      'Mean ρ of the heterotrait pattern between blocks.',
      matrix?.criteria.samePattern ?? null,
    ),
    overallFigure(
      'convergent_gap',
      'Mean convergent r less the mean |r| of different traits over readings.',
      collapse?.convergentGap ?? null,
    ),
  ].flat();
}
