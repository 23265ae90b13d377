import {
  sourceName,
  type Source,
  type VarianceComponent,
} from '../../../../../shared/domain/instability/scale.js';

/** What a variance component says of personas, in the order in which it is drawn. */
export const COMPONENT_GROUPS = ['persona', 'persona-item', 'persona-asking', 'run', 'shared'] as const;
export type ComponentGroup = (typeof COMPONENT_GROUPS)[number];

/** Each group in words. */
export const GROUP_WORDS: Readonly<Record<ComponentGroup, string>> = {
  persona: 'persona',
  'persona-item': 'persona × item',
  'persona-asking': 'persona × template or order',
  run: 'run',
  shared: 'same for all personas',
};

/** The ways of asking. */
const ASKING = ['template', 'order', 'item-order'] as const satisfies readonly Source[];

/** The group of a component, by what varies in it. */
export function groupOf(sources: readonly Source[]): ComponentGroup {
  if (sources.includes('run') || sources.includes('conversation')) return 'run';
  if (!sources.includes('persona')) return 'shared';
  if (ASKING.some((source) => sources.includes(source))) return 'persona-asking';
  return sources.includes('item') ? 'persona-item' : 'persona';
}

/** A component by name: `persona × template`; `itemOrders` are those that the study crosses. */
export function componentName(
  { sources }: Pick<VarianceComponent, 'sources'>,
  itemOrders: number | undefined,
): string {
  return sources.map((source) => sourceName(source, itemOrders)).join(' × ');
}

/** Variance by group, with each group's share of the whole; groups that the design does not vary are left out. */
export function groupShares(
  components: readonly VarianceComponent[],
): { readonly group: ComponentGroup; readonly variance: number; readonly share: number }[] {
  const total = components.reduce((sum, { variance }) => sum + variance, 0);
  return COMPONENT_GROUPS.flatMap((group) => {
    const own = components.filter(({ sources }) => groupOf(sources) === group);
    if (own.length === 0) return [];
    const variance = own.reduce((sum, component) => sum + component.variance, 0);
    return [{ group, variance, share: total > 0 ? variance / total : 0 }];
  });
}
