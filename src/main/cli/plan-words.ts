import type { StudySnapshot } from '../store/store.js';
import type { PlanSize } from '../studies/preview.js';

/** How often a plan puts each item under each condition: `2 templates x 2 option orders x 3 item orders`, or `14 specifications`. */
export function administrationWords(
  { specifications }: Pick<StudySnapshot, 'specifications'>,
  { templates, orders, itemOrders }: Pick<PlanSize, 'templates' | 'orders' | 'itemOrders'>,
): string {
  if (specifications !== undefined && itemOrders === undefined) {
    return `${specifications.length} ${specifications.length === 1 ? 'specification' : 'specifications'}`;
  }
  const parts = [
    `${templates} ${templates === 1 ? 'template' : 'templates'}`,
    `${orders} ${orders === 1 ? 'option order' : 'option orders'}`,
    ...(itemOrders === undefined ? [] : [`${itemOrders} item orders`]),
  ];
  return parts.join(' x ');
}
