import { IDENTITY_VERDICTS } from '../../../shared/domain/identity/reasoning.js';
import type { IdentityResult } from '../../../shared/domain/identity/result.js';
import {
  gateTable,
  overallFigure,
  overallTable,
  verdictTable,
  type OverallFigure,
} from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { count, estimate, maybe, number, SHARE, text } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const DIFFERENCE = { minimum: -1, maximum: 1 } as const;
const ABOVE_MINUS_1 = { minimum: -1 } as const;

const veracity = tableOf(
  'identity',
  ({ result }) => result.veracity,
)({
  name: 'veracity',
  title: 'Veracity discernment',
  meaning: 'One row an identity and way of answering: how true headlines are told from false ones.',
  key: ['identity', 'arm'],
  columns: [
    maybe.text('identity', 'The identity; missing for none.', ({ identity }) => identity),
    text('arm', 'Way of answering.', ({ arm }) => arm),
    count('headlines', 'Headlines that were rated.', ({ headlines }) => headlines),
    count(
      'framings',
      'Conditions, templates and option orders that they were rated in.',
      ({ framings }) => framings,
    ),
    estimate(
      'discernment',
      'Mean share of the right rating; .5 is none.',
      ({ discernment }) => discernment,
      SHARE,
    ),
    number('real', 'Mean rating of true headlines as a share of the range.', ({ real }) => real, SHARE),
    number('fake', 'Mean rating of false headlines as a share of the range.', ({ fake }) => fake, SHARE),
    number('separation', 'real - fake.', ({ separation }) => separation, DIFFERENCE),
    number('bias', '(real + fake) / 2 - .5: above 0 takes things for true.', ({ bias }) => bias, {
      minimum: -0.5,
      maximum: 0.5,
    }),
    maybe.estimate(
      'drop_from_baseline',
      'Discernment without an identity less this; missing for itself.',
      ({ dropFromBaseline }) => dropFromBaseline,
    ),
    maybe.estimate(
      'drop_from_irrelevant',
      'Discernment under the irrelevant identity less this; missing without one, and for itself.',
      ({ dropFromIrrelevant }) => dropFromIrrelevant,
    ),
    maybe.number(
      'p',
      'Two-sided p of the drop from the irrelevant identity, else the baseline.',
      ({ p }) => p,
      SHARE,
    ),
    maybe.number('p_holm', 'p after Holm over identities of the arm.', ({ pHolm }) => pHolm, SHARE),
  ],
});

const confidence = tableOf(
  'identity',
  ({ result }) => result.confidenceRatings?.rows ?? [],
)({
  name: 'confidence',
  title: 'Confidence in ratings',
  meaning:
    'One row an identity and way of answering: how sure ratings of headlines are said to be, in a second turn; none where the study does not ask.',
  key: ['identity', 'arm'],
  columns: [
    maybe.text('identity', 'The identity; missing for none.', ({ identity }) => identity),
    text('arm', 'Way of answering.', ({ arm }) => arm),
    count('headlines', 'Headlines that were asked about.', ({ headlines }) => headlines),
    count('framings', 'Conditions that they were asked in.', ({ framings }) => framings),
    estimate('confidence', 'Mean confidence as a share of the range.', (row) => row.confidence, SHARE),
    number('on_true', 'Mean confidence on true headlines.', ({ onTrue }) => onTrue, SHARE),
    number('on_false', 'Mean confidence on false headlines.', ({ onFalse }) => onFalse, SHARE),
    maybe.number(
      'accuracy',
      'Share of ratings on the right side of the middle, of those on a side.',
      ({ accuracy }) => accuracy,
      SHARE,
    ),
    maybe.number('right', 'Mean confidence in right ratings.', ({ right }) => right, SHARE),
    maybe.number('wrong', 'Mean confidence in wrong ratings.', ({ wrong }) => wrong, SHARE),
    maybe.estimate('gap', 'right - wrong: the slope of confidence on being right.', ({ gap }) => gap),
    maybe.estimate(
      'sensitivity',
      'Area under the type-2 ROC curve; .5 where confidence does not tell right from wrong.',
      ({ sensitivity }) => sensitivity,
      SHARE,
    ),
    maybe.number(
      'gamma',
      'Goodman and Kruskal’s gamma between confidence and being right.',
      ({ gamma }) => gamma,
      DIFFERENCE,
    ),
    maybe.estimate(
      'drop_from_baseline',
      'Confidence without an identity less this; missing for itself.',
      ({ dropFromBaseline }) => dropFromBaseline,
    ),
    maybe.estimate(
      'drop_from_irrelevant',
      'Confidence under the irrelevant identity less this; missing without one, and for itself.',
      ({ dropFromIrrelevant }) => dropFromIrrelevant,
    ),
    maybe.estimate(
      'sensitivity_drop',
      'Sensitivity under the irrelevant identity, else the baseline, less this.',
      (row) => row.sensitivityDrop,
    ),
    maybe.number('p', 'Two-sided p of the drop of confidence.', ({ p }) => p, SHARE),
    maybe.number('p_holm', 'p after Holm over identities of the arm.', ({ pHolm }) => pHolm, SHARE),
  ],
});

const reasoning = tableOf(
  'identity',
  ({ result }) => result.reasoning,
)({
  name: 'reasoning',
  title: 'Evidence tables',
  meaning:
    'One row an identity and way of answering: tables whose rates support what it would rather have, and others.',
  key: ['identity', 'arm'],
  columns: [
    text('identity', 'The identity.', ({ identity }) => identity),
    text('arm', 'Way of answering.', ({ arm }) => arm),
    text('label', 'The verdict on it.', ({ label }) => label, { values: IDENTITY_VERDICTS }),
    count('covers', 'Stories that the identity has a stake in.', ({ covers }) => covers.length),
    count('pairs', 'Pairs of tables, congruent and incongruent, of the same counts.', ({ pairs }) => pairs),
    count(
      'framings',
      'Conditions, templates and option orders that they were read in.',
      ({ framings }) => framings,
    ),
    number('congruent', 'P(correct) on congruent tables.', (row) => row.congruent, SHARE),
    number('incongruent', 'P(correct) on incongruent tables.', (row) => row.incongruent, SHARE),
    maybe.estimate('difference', 'congruent - incongruent.', ({ difference }) => difference),
    maybe.estimate(
      'ratio',
      'congruent / incongruent - 1; missing where one of the two is 0.',
      ({ ratio }) => ratio,
      ABOVE_MINUS_1,
    ),
    maybe.estimate(
      'own_leaning',
      'The same ratio of the same tables under the irrelevant identity, else without any.',
      ({ ownLeaning }) => ownLeaning,
      ABOVE_MINUS_1,
    ),
    maybe.estimate(
      'shift',
      '(1 + ratio) / (1 + own_leaning) - 1: what the identity adds.',
      ({ shift }) => shift,
      ABOVE_MINUS_1,
    ),
    maybe.estimate(
      'neutral',
      'P(correct) on neutral tables.',
      ({ neutral }) => neutral?.accuracy ?? null,
      SHARE,
    ),
    maybe.count('neutral_pairs', 'Pairs of neutral tables.', ({ neutral }) => neutral?.pairs ?? null),
    maybe.flag(
      'neutral_passed',
      'Whether neutral tables are read above chance.',
      ({ neutral }) => neutral?.passed ?? null,
    ),
    maybe.number('p', 'Larger p of the tests that ratio and shift lie above 0.', ({ p }) => p, SHARE),
    maybe.number('p_holm', 'p after Holm over identities.', ({ pHolm }) => pHolm, SHARE),
    maybe.number(
      'p_equivalence',
      'p of the two one-sided tests against the margin.',
      ({ pEquivalence }) => pEquivalence,
      SHARE,
    ),
  ],
});

const neutral = tableOf(
  'identity',
  ({ result }) => result.neutralByArm,
)({
  name: 'neutral',
  title: 'Neutral tables',
  meaning: 'One row a way of answering: neutral evidence tables without an identity.',
  key: ['arm'],
  columns: [
    text('arm', 'Way of answering.', ({ arm }) => arm),
    estimate('accuracy', 'P(correct).', ({ accuracy }) => accuracy, SHARE),
  ],
});

const armEffects = tableOf(
  'identity',
  ({ result }) => result.armEffects,
)({
  name: 'arm_effects',
  title: 'Ways of answering',
  meaning: 'One row an identity and way of answering but the first: what it changes against the first.',
  key: ['identity', 'arm'],
  columns: [
    text('identity', 'The identity.', ({ identity }) => identity),
    text('arm', 'Way of answering.', ({ arm }) => arm),
    maybe.estimate(
      'drop',
      'Drop of discernment in this arm less that in the first: below 0 the arm helps.',
      ({ drop }) => drop,
    ),
    maybe.estimate(
      'ratio',
      '(1 + ratio) in this arm over (1 + ratio) in the first, less 1: below 0 the arm helps.',
      ({ ratio }) => ratio,
      ABOVE_MINUS_1,
    ),
    maybe.estimate(
      'neutral',
      'P(correct) on neutral tables under the identity in this arm less that in the first.',
      (row) => row.neutral,
    ),
  ],
});

const read = tableOf('identity', ({ result }) => [
  ...result.veracity.flatMap(({ identity, arm, conditions }) =>
    distinct(conditions).map((condition) => ({ identity, arm, condition, task: 'veracity' })),
  ),
  ...(result.confidenceRatings?.rows ?? []).flatMap(({ identity, arm, conditions }) =>
    distinct(conditions).map((condition) => ({ identity, arm, condition, task: 'confidence' })),
  ),
  ...result.reasoning.flatMap(({ identity, arm, conditions }) =>
    distinct(conditions).map((condition) => ({ identity, arm, condition, task: 'evidence' })),
  ),
])({
  name: 'identity_conditions',
  title: 'Conditions of identities',
  meaning: 'One row a task, identity, way of answering and condition that it was read from.',
  key: ['task', 'identity', 'arm', 'condition'],
  references: [OF_CONDITION],
  columns: [
    text('task', 'Headlines, confidence in their ratings, or evidence tables.', ({ task }) => task, {
      values: ['veracity', 'confidence', 'evidence'],
    }),
    maybe.text('identity', 'The identity; missing for none.', ({ identity }) => identity),
    text('arm', 'Way of answering.', ({ arm }) => arm),
    text('condition', 'The condition.', ({ condition }) => condition),
  ],
});

/** Tables of the findings of the kind `identity`. */
export const identityTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('identity', ({ result }) => [result]),
    IDENTITY_VERDICTS,
  ),
  gateTable(tableOf('identity', ({ result }) => result.gate.checks)),
  overallTable(tableOf('identity', ({ result }) => overallFigures(result))),
  veracity,
  confidence,
  reasoning,
  neutral,
  armEffects,
  read,
];

function overallFigures({ competence, margin, confidenceRatings }: IdentityResult): OverallFigure[] {
  return [
    overallFigure(
      'competence',
      'P(correct) on neutral tables without an identity in the first arm; n: pairs of tables.',
      competence?.accuracy ?? null,
      { n: competence?.pairs ?? null },
    ),
    ...(confidenceRatings === null
      ? []
      : [
          overallFigure(
            'confidence_read',
            'Probability on the options of second turns, or share of runs whose two answers could be read.',
            confidenceRatings.read,
          ),
        ]),
    overallFigure('margin', 'Largest ratio, less 1, that counts as none.', margin),
  ].flat();
}

/** The irrelevant identity may stand beside several others, and be read from one condition for all of them. */
function distinct(conditions: readonly string[]): string[] {
  return [...new Set(conditions)];
}
