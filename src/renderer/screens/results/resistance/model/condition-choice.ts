import type { ConditionProfile } from '../../../../../shared/contract/views.js';
import type { Condition } from '../../../../../shared/domain/condition.js';

/** Which conditions a figure shows beside the default and the placebos. */
export type ConditionChoice = 'persona' | 'role' | 'role+persona' | 'all';

const CHOICES: readonly { readonly value: ConditionChoice; readonly label: string }[] = [
  { value: 'persona', label: 'Personas' },
  { value: 'role', label: 'Roles' },
  { value: 'role+persona', label: 'Role and persona' },
  { value: 'all', label: 'All' },
];

/** The choices that a study's conditions leave: none where there is one kind alone. */
export function conditionChoices(conditions: readonly Pick<Condition, 'kind'>[]): typeof CHOICES {
  const kinds = new Set(conditions.map(({ kind }) => kind));
  const own = CHOICES.filter(({ value }) => value !== 'all' && kinds.has(value));
  return own.length > 1 ? [...own, ...CHOICES.filter(({ value }) => value === 'all')] : [];
}

/** The wordings that personas of a study come in. */
export function wordingsOf(conditions: readonly Condition[]): string[] {
  return [
    ...new Set(conditions.flatMap(({ persona, wording }) => (persona === undefined ? [] : (wording ?? [])))),
  ];
}

/** The profiles of a choice, with default and placebos; of one wording of the personas where one is named. */
export function chosenProfiles(
  profiles: readonly ConditionProfile[],
  choice: ConditionChoice,
  wording: string | null,
  conditions: readonly Condition[],
): ConditionProfile[] {
  const wordings = new Map(conditions.map((condition) => [condition.id, condition.wording]));
  return profiles.filter(({ condition, kind, persona }) => {
    if (kind === 'default' || kind === 'placebo') return true;
    if (choice !== 'all' && kind !== choice) return false;
    return wording === null || persona === null || wordings.get(condition) === wording;
  });
}
