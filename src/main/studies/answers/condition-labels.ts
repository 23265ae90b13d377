import type { Condition } from '../../../shared/domain/condition.js';

/**
 * Short words for each condition, by its id: `INTP`, `librarian + INTP`, `harbour`, `no prompt`. Where two conditions would
 * have the same words the wording is added, and where that is not enough they have their id.
 */
export function conditionLabels(conditions: readonly Condition[]): ReadonlyMap<string, string> {
  const words = new Map(conditions.map((condition) => [condition.id, sourceOf(condition)]));
  return new Map(lengthen(lengthen(words, conditions, withWording), conditions, ({ id }) => id));
}

/** Other words for those conditions that share theirs with another. */
function lengthen(
  words: ReadonlyMap<string, string>,
  conditions: readonly Condition[],
  longer: (condition: Condition) => string,
): ReadonlyMap<string, string> {
  const uses = new Map<string, number>();
  for (const label of words.values()) uses.set(label, (uses.get(label) ?? 0) + 1);
  return new Map(
    conditions.map((condition) => {
      const label = words.get(condition.id) ?? condition.id;
      return [condition.id, uses.get(label) === 1 ? label : longer(condition)];
    }),
  );
}

function withWording(condition: Condition): string {
  const { wording } = condition;
  return wording === undefined ? sourceOf(condition) : `${sourceOf(condition)} (${wording})`;
}

function sourceOf({ id, system, role, persona, antiOf }: Condition): string {
  if (antiOf !== undefined) return `anti ${antiOf}`;
  if (system === null) return 'no prompt';
  if (role !== undefined && persona !== undefined) return `${role} + ${persona}`;
  // A neutral text is named by its condition's id alone: kind, source, wording.
  return persona ?? role ?? id.split(':')[1] ?? id;
}
