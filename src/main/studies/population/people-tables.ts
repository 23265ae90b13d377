import { scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  CORRELATION,
  count,
  DEVIATIONS,
  estimate,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  text,
} from '../tables/observed-columns.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const people = tableOf(
  'population',
  ({ result }) => result.people,
)({
  name: 'people',
  title: 'Simulated people',
  meaning: 'One row a simulated person: how far it lies from the default, and how much of it is the default.',
  key: ['person'],
  columns: [
    text('person', 'Persona or role, or both.', ({ id }) => id),
    text('label', 'Short words for it.', ({ label }) => label),
    maybe.number(
      'distance',
      'Root mean square distance from the default over scales.',
      ({ distance }) => distance,
      { ...DEVIATIONS, ...NOT_NEGATIVE },
    ),
    maybe.flag(
      'within_noise',
      'Whether no scale stands out from the default.',
      ({ withinNoise }) => withinNoise,
    ),
    maybe.number(
      'weight',
      'Share of the default in its scores: score = weight · default + (1 - weight) · target; missing where both are one.',
      ({ weight }) => weight,
    ),
  ],
});

const conditions = tableOf('population', ({ result }) =>
  result.people.flatMap(({ id, conditions: all }) => all.map((condition) => ({ id, condition }))),
)({
  name: 'people_conditions',
  title: 'Conditions of simulated people',
  meaning:
    'One row a simulated person and condition that speaks for it, by which its scores are found in data/scores.',
  key: ['person', 'condition'],
  references: [OF_CONDITION, { columns: ['subject', 'person'], table: 'people', key: ['subject', 'person'] }],
  columns: [
    text('person', 'Persona or role, or both.', ({ id }) => id),
    text('condition', 'The condition.', ({ condition }) => condition),
  ],
});

const groups = tableOf('population', ({ result }) =>
  result.subgroups.flatMap(({ name, base, groups: all, accuracy }) =>
    all.map((group) => ({
      name,
      base,
      ...group,
      matched: accuracy?.groups.find((own) => own.group === group.group) ?? null,
    })),
  ),
)({
  name: 'subgroups',
  title: 'Subgroups',
  meaning: 'One row a group of people that both populations have.',
  key: ['attribute', 'group'],
  columns: [
    text('attribute', 'What people are grouped by.', ({ name }) => name),
    text('group', 'The group.', ({ group }) => group),
    text('base', 'The group that the others are compared with.', ({ base }) => base),
    count('simulated_people', 'Simulated people in it.', ({ simulated }) => simulated),
    count('human_people', 'People in it.', ({ human }) => human),
    maybe.count(
      'matched',
      'Simulated people made of rows of people.',
      ({ matched }) => matched?.people ?? null,
    ),
    maybe.estimate(
      'accuracy',
      'Mean probability of the person’s own answers.',
      ({ matched }) => matched?.accuracy ?? null,
    ),
  ],
});

const gaps = tableOf('population', ({ result }) =>
  result.subgroups.flatMap(({ name, base, gaps: all }) => all.map((gap) => ({ name, base, ...gap }))),
)({
  name: 'subgroup_gaps',
  title: 'Gaps between subgroups',
  meaning: 'One row a scale and group: its mean less that of the group that others are compared with.',
  key: ['attribute', 'group', 'instrument', 'scale'],
  references: [
    {
      columns: ['subject', 'attribute', 'group'],
      table: 'subgroups',
      key: ['subject', 'attribute', 'group'],
    },
  ],
  columns: [
    text('attribute', 'What people are grouped by.', ({ name }) => name),
    text('group', 'The group.', ({ group }) => group),
    scaleColumns(),
    text('base', 'The group that it is compared with.', ({ base }) => base),
    estimate('simulated', 'Gap of simulated people.', ({ simulated }) => simulated, POINTS),
    estimate('human', 'Gap of people.', ({ human }) => human, POINTS),
    estimate('difference', 'Simulated less human.', ({ difference }) => difference, POINTS),
  ],
});

const parity = tableOf('population', ({ result }) =>
  result.subgroups.flatMap(({ name, parity: all }) => all.map((entry) => ({ name, ...entry }))),
)({
  name: 'parity',
  title: 'Demographic parity',
  meaning: 'One row a scale and attribute: the largest mean of a group less the smallest.',
  key: ['attribute', 'instrument', 'scale'],
  columns: [
    text('attribute', 'What people are grouped by.', ({ name }) => name),
    scaleColumns(),
    number('simulated', 'Of simulated people.', ({ simulated }) => simulated, POINTS_FROM_0),
    number('human', 'Of people.', ({ human }) => human, POINTS_FROM_0),
  ],
});

const matches = tableOf(
  'population',
  ({ result }) => result.match?.scales ?? [],
)({
  name: 'matches',
  title: 'People against themselves',
  meaning: 'One row a scale: simulated people against the very people that they were made of.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('people', 'People.', (row) => row.people),
    maybe.estimate(
      'correlation',
      'Pearson’s r of simulated and own score; missing where one does not vary.',
      ({ correlation }) => correlation,
      CORRELATION,
    ),
    maybe.number('retest', 'r of the people’s two occasions.', ({ retest }) => retest, CORRELATION),
    maybe.estimate('normalized', 'correlation / retest.', ({ normalized }) => normalized),
    estimate(
      'absolute_error',
      'Mean absolute difference of simulated and own score.',
      ({ meanAbsoluteError }) => meanAbsoluteError,
      POINTS,
    ),
  ],
});

/** Tables of simulated people one by one, by group, and against those that they were made of. */
export const peopleTables: readonly FindingsTable[] = [people, conditions, groups, gaps, parity, matches];
