import type { DesignCheck } from '../../../../shared/contract/designs.js';
import type { Condition, ConditionKind } from '../../../../shared/domain/condition.js';

export type PlanSize = NonNullable<DesignCheck['size']>;

/** A number that a plan is multiplied from, and what it counts, in singular or plural as the number asks. */
export interface PlanFactor {
  readonly count: number;
  readonly noun: string;
}

/**
 * What the responses of one subject are multiplied from. Runs are left out of a readout, which has none; specifications take the
 * place of templates and option orders in a study that varies the administration.
 */
export function planFactors(
  size: PlanSize,
  { mode, varies }: { readonly mode: 'readout' | 'sampled'; readonly varies: boolean },
): PlanFactor[] {
  return [
    factor(size.conditions, 'condition'),
    factor(size.items, 'item'),
    ...(varies
      ? [factor(size.orders, 'specification')]
      : [
          factor(size.templates, 'template'),
          factor(size.orders, 'option order'),
          ...(size.itemOrders === undefined ? [] : [factor(size.itemOrders, 'item order')]),
        ]),
    ...(mode === 'sampled' ? [factor(size.runs, 'run')] : []),
  ];
}

/** A count with its noun: `1 item`, `2 items`. Plurals are made with s. */
export function factor(count: number, noun: string): PlanFactor {
  return { count, noun: count === 1 ? noun : `${noun}s` };
}

const KIND_NOUNS: Readonly<Record<ConditionKind | 'matched placebo', string>> = {
  default: 'default variant',
  placebo: 'placebo',
  'matched placebo': 'matched placebo',
  persona: 'persona wording',
  role: 'role wording',
  'role+persona': 'role with persona',
  'anti-target': 'anti-target',
};

/** How many conditions of each kind a plan holds, in the plan's order; kinds that it does not hold are left out. */
export function conditionCounts(conditions: readonly Pick<Condition, 'kind' | 'lengthOf'>[]): PlanFactor[] {
  const counts = new Map<keyof typeof KIND_NOUNS, number>();
  for (const { kind, lengthOf } of conditions) {
    const counted = kind === 'placebo' && lengthOf !== undefined ? 'matched placebo' : kind;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) =>
    kind === 'role+persona' && count !== 1
      ? { count, noun: 'roles with personas' }
      : factor(count, KIND_NOUNS[kind]),
  );
}
