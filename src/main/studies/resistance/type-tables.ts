import { CONDITION_KINDS } from '../../../shared/domain/condition.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { count, number, SHARE, text } from '../tables/observed-columns.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const defaultTypes = tableOf('resistance', ({ result }) =>
  Object.entries(result.default.typeDistribution ?? {}).map(([type, probability]) => ({ type, probability })),
)({
  name: 'default_types',
  title: 'Types of the default persona',
  meaning: 'One row a type: its probability in one administration of the default; below 1e-6 it is left out.',
  key: ['type'],
  columns: [
    text('type', 'The type.', ({ type }) => type),
    number('probability', 'Its probability.', ({ probability }) => probability, SHARE),
  ],
});

const outcomes = tableOf(
  'resistance',
  ({ result }) => result.typeAdoption?.outcomes ?? [],
)({
  name: 'types',
  title: 'Requested and measured types',
  meaning: 'One row a condition that asks for a type: which one it came to.',
  key: ['condition'],
  references: [OF_CONDITION],
  columns: [
    text('condition', 'The condition.', ({ condition }) => condition),
    text('kind', 'Kind of the condition.', ({ kind }) => kind, { values: CONDITION_KINDS }),
    text('requested', 'Type that it asks for.', ({ requested }) => requested),
    text('measured', 'Type of its mean scores.', ({ measured }) => measured),
    number(
      'probability',
      'Probability of the requested type in one administration.',
      ({ probability }) => probability,
      SHARE,
    ),
  ],
});

const map = tableOf('resistance', ({ views: { personaMap } }) =>
  (personaMap?.rows ?? []).flatMap(({ requested, conditions, probabilities }) =>
    probabilities.map((probability, place) => ({
      requested,
      measured: personaMap?.types[place] ?? '',
      conditions: conditions.length,
      probability,
    })),
  ),
)({
  name: 'type_map',
  title: 'Persona map',
  meaning: 'One row a requested and a measured type: how often the one comes to the other.',
  key: ['requested', 'measured'],
  columns: [
    text('requested', 'Type that is asked for.', ({ requested }) => requested),
    text('measured', 'Type that one administration comes to.', ({ measured }) => measured),
    count('conditions', 'Conditions that ask for it.', ({ conditions }) => conditions),
    number(
      'probability',
      'Probability, mean over these conditions.',
      ({ probability }) => probability,
      SHARE,
    ),
  ],
});

const axes = tableOf('resistance', ({ result }) =>
  Object.entries(result.typeAdoption?.axisFlips?.byAxis ?? {}).map(([axis, found]) => ({ axis, ...found })),
)({
  name: 'axis_flips',
  title: 'Sides of the axes',
  meaning: 'One row an axis: the probability of the requested side where it is not the default’s.',
  key: ['axis'],
  columns: [
    text('axis', 'The axis.', ({ axis }) => axis),
    number('probability', 'Probability, mean over conditions.', (row) => row.estimate, SHARE),
    count('conditions', 'Conditions.', ({ conditions }) => conditions),
  ],
});

/** Tables of types, in studies with an instrument that measures them. */
export const typeTables: readonly FindingsTable[] = [defaultTypes, outcomes, map, axes];
