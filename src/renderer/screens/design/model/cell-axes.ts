import type { DraftDesign } from '../../../../shared/contract/designs.js';
import type { Condition, ConditionKind } from '../../../../shared/domain/condition.js';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import type { CellAxes } from './cell-walk.js';

/** The axes of a plan: its conditions, templates and orders, and the items of its instruments in their order. */
export function axesOf(
  design: Pick<DraftDesign, 'templates' | 'orders'>,
  conditions: readonly Condition[],
  instruments: readonly Instrument[],
): CellAxes {
  return {
    conditions: conditions.map(({ id }) => id),
    templates: design.templates,
    orders: design.orders,
    items: instruments.flatMap(({ id, items }) => items.map((item) => ({ instrument: id, item: item.id }))),
  };
}

export const KIND_TITLES: Readonly<Record<ConditionKind, string>> = {
  default: 'Default',
  placebo: 'Placebos',
  persona: 'Personas',
  role: 'Roles',
  'role+persona': 'Roles with personas',
};

/** Conditions by their kind, in the order in which the kinds come. */
export function conditionsByKind(
  conditions: readonly Condition[],
): { readonly kind: ConditionKind; readonly conditions: readonly Condition[] }[] {
  return [...new Set(conditions.map(({ kind }) => kind))].map((kind) => ({
    kind,
    conditions: conditions.filter((condition) => condition.kind === kind),
  }));
}
