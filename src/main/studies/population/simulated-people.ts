import type { Condition } from '../../../shared/domain/condition.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { scaleDistribution } from '../answers/answer-table.js';
import { varianceOf } from '../../analysis/distribution.js';
import { mean } from '../../analysis/summary.js';
import { scaleMean, topKeys } from '../gain/requests.js';
import type { StudySnapshot } from '../../store/store.js';
import { conditionLabels } from '../answers/condition-labels.js';
import { rowOfPerson } from './row-people.js';

/** A simulated person: a persona, a role, or the one with the other; all its wordings together. */
export interface SimulatedPeople {
  readonly people: readonly PersonConditions[];
  /** Scores by scale of one instrument, in the order of `people`; NaN where there is none. */
  scores(table: AnswerTable, key: ScaleKey): Float64Array;
  /** Mean over people of the variance of one administration's score; null where nobody has answers. */
  answerVariance(table: AnswerTable, key: ScaleKey): number | null;
}

export interface PersonConditions {
  readonly id: string;
  readonly label: string;
  readonly persona: string | null;
  readonly role: string | null;
  /** Row of the reference that it was made of, from 0; null for others. */
  readonly row: number | null;
  /** Places of its conditions in the study. */
  readonly places: readonly number[];
}

/** Everybody in a study: its `persona`, `role` and `role+persona` conditions, by who they are. */
export function simulatedPeople(snapshot: StudySnapshot): SimulatedPeople {
  const labels = conditionLabels(snapshot.conditions);
  const people = new Map<string, { condition: Condition; places: number[] }>();
  for (const [place, condition] of snapshot.conditions.entries()) {
    const id = personId(condition);
    if (id === null) continue;
    const known = people.get(id);
    if (known === undefined) people.set(id, { condition, places: [place] });
    else known.places.push(place);
  }
  const list = [...people].map(([id, { condition, places }]): PersonConditions => ({
    id,
    label: places.length > 1 ? id : (labels.get(condition.id) ?? id),
    persona: condition.persona ?? null,
    role: condition.role ?? null,
    row: condition.persona === undefined ? null : rowOfPerson(condition.persona),
    places,
  }));
  return {
    people: list,
    scores: (table, key) => Float64Array.from(list, ({ places }) => personScore(table, places, key) ?? NaN),
    answerVariance: (table, key) => {
      const variances = list.flatMap(({ places }) =>
        places.flatMap((place) => {
          const distribution = scaleDistribution(table, [place], key);
          return distribution === null ? [] : [varianceOf(distribution)];
        }),
      );
      return variances.length === 0 ? null : mean(variances);
    },
  };
}

/** Mean over a person's wordings of its score over templates, option orders and runs; null where it has none. */
function personScore(table: AnswerTable, places: readonly number[], key: ScaleKey): number | null {
  const scores = places.flatMap((place) => scaleMean(table, place, key) ?? []);
  return scores.length === 0 ? null : mean(scores);
}

function personId({ kind, persona, role }: Condition): string | null {
  if (kind !== 'persona' && kind !== 'role' && kind !== 'role+persona') return null;
  return [role, persona].filter((part) => part !== undefined).join(' + ');
}

/** Target scores of a person on the domains and axes of an instrument, where it asks for them. */
export function targetScores(
  { persona }: PersonConditions,
  table: AnswerTable,
  snapshot: StudySnapshot,
): Map<string, number> {
  const targets = persona === null ? {} : (snapshot.targets[persona]?.[table.instrument.id] ?? {});
  return new Map(
    topKeys(table).flatMap(({ scale }) => {
      const share = targets[scale.id];
      return share === undefined ? [] : [[scale.id, table.min + share * table.range] as const];
    }),
  );
}
