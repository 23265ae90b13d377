import type { DesignCheck } from '../../../../shared/contract/designs.js';
import type { Condition, ConditionKind } from '../../../../shared/domain/condition.js';

export type PlanSize = NonNullable<DesignCheck['size']>;

/** A number that a plan is multiplied from, and what it counts, in singular or plural as the number asks. */
export interface PlanFactor {
  readonly count: number;
  readonly noun: string;
}

/** What the responses of one subject are multiplied from. Runs are left out of a readout, which has none. */
export function planFactors(size: PlanSize, mode: 'readout' | 'sampled'): PlanFactor[] {
  return [
    factor(size.conditions, 'condition'),
    factor(size.items, 'item'),
    factor(size.templates, 'template'),
    factor(size.orders, 'option order'),
    ...(mode === 'sampled' ? [factor(size.runs, 'run')] : []),
  ];
}

/** A count with its noun: `1 item`, `2 items`. Plurals are made with s. */
export function factor(count: number, noun: string): PlanFactor {
  return { count, noun: count === 1 ? noun : `${noun}s` };
}

const KIND_NOUNS: Readonly<Record<ConditionKind, string>> = {
  default: 'default variant',
  placebo: 'placebo',
  persona: 'persona wording',
  role: 'role wording',
  'role+persona': 'role with persona',
};

/** How many conditions of each kind a plan holds, in the plan's order; kinds that it does not hold are left out. */
export function conditionCounts(
  conditions: readonly Pick<Condition, 'kind'>[],
): (PlanFactor & { readonly kind: ConditionKind })[] {
  const counts = new Map<ConditionKind, number>();
  for (const { kind } of conditions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) =>
    kind === 'role+persona'
      ? { kind, count, noun: count === 1 ? KIND_NOUNS[kind] : 'roles with personas' }
      : { kind, ...factor(count, KIND_NOUNS[kind]) },
  );
}
