import type { DraftDesign } from '../../../../shared/contract/designs.js';
import type { Condition, ConditionKind } from '../../../../shared/domain/condition.js';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import type { Specification } from '../../../../shared/domain/specification.js';
import type { CellAxes } from './cell-walk.js';

/**
 * The axes of a plan: its conditions, its ways of putting the items (templates by orders, or its specifications), and the items
 * of its instruments in their order.
 */
export function axesOf(
  design: Pick<DraftDesign, 'templates' | 'orders'>,
  conditions: readonly Condition[],
  instruments: readonly Instrument[],
  specifications: readonly Specification[] | null = null,
): CellAxes {
  return {
    conditions: conditions.map(({ id }) => id),
    ways:
      specifications?.map(({ id, template, order }) => ({ template, order, specification: id })) ??
      design.templates.flatMap((template) => design.orders.map((order) => ({ template, order }))),
    items: instruments.flatMap(({ id, items }) => items.map((item) => ({ instrument: id, item: item.id }))),
  };
}

const KIND_TITLES: Readonly<Record<ConditionKind, string>> = {
  default: 'Default',
  placebo: 'Placebos',
  persona: 'Personas',
  role: 'Roles',
  'role+persona': 'Roles with personas',
  'anti-target': 'Anti-targets',
};

/** Conditions of one kind under a heading for it. */
export interface ConditionGroup {
  readonly title: string;
  readonly conditions: readonly Condition[];
}

/** Conditions by their kind, in the order in which the kinds come; placebos of matched length by themselves. */
export function conditionsByKind(conditions: readonly Condition[]): ConditionGroup[] {
  const titleOf = ({ kind, lengthOf }: Condition): string =>
    kind === 'placebo' && lengthOf !== undefined ? 'Placebos of matched length' : KIND_TITLES[kind];
  return [...new Set(conditions.map(titleOf))].map((title) => ({
    title,
    conditions: conditions.filter((condition) => titleOf(condition) === title),
  }));
}
