import type {
  ScaleInstabilityResult,
  VarianceComponent,
} from '../../../../../shared/domain/instability/scale.js';
import { numberColumn, textColumn, type ChartTable } from '../../../../charts/chart-table.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import type { InstabilityView } from './instability-view.js';

/** The components of a scale in which persona and item order take part; none where the study crosses no orders. */
export function itemOrderComponents({
  components,
}: Pick<ScaleInstabilityResult, 'components'>): VarianceComponent[] {
  return components.filter(({ sources }) => sources.includes('persona') && sources.includes('item-order'));
}

/** How many orders were crossed, and what share of the variance of single answers they make with personas. */
export function itemOrderWords({ result: { scales, itemOrders = 1 }, detail }: InstabilityView): string {
  const shares = scales.map((scale) =>
    itemOrderComponents(scale).reduce((total, { share }) => total + (share ?? 0), 0),
  );
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => formatShare(share));
  const length = detail.design.instability?.itemOrders?.conversationLength;
  const stretches = length === undefined ? '' : `, in conversations of ${formatCounted(length, 'item')}`;
  return `Every persona answered the items in the same ${formatCounted(itemOrders, 'order')}, the first as published${stretches}. What these do to personas makes ${least === most ? most : `${least} to ${most}`} of the variance of single answers. An answer that was drawn into a conversation is part of it, too. “Details” has a table of the orders.`;
}

/** An axis from 0 to a round number that holds the largest value. */
export function varianceAxis(values: readonly number[]): {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
} {
  const largest = Math.max(0, ...values);
  if (largest === 0) return { domain: [0, 1], ticks: [0, 0.5, 1] };
  const power = 10 ** Math.floor(Math.log10(largest));
  const most = ([1, 2, 4, 5, 10].find((factor) => factor * power >= largest) ?? 10) * power;
  return { domain: [0, most], ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * most) };
}

/** Each order of each instrument's items, place by place; no rows where the study crosses none. */
export function itemOrderTable({ detail: { itemOrders = {} }, study }: InstabilityView): ChartTable {
  const most = Math.max(0, ...Object.values(itemOrders).map((orders) => orders.length));
  return {
    columns: [
      textColumn('instrument', 'Instrument'),
      numberColumn('place', 'Place', 0),
      ...Array.from({ length: most }, (_, order) =>
        textColumn(`order-${order + 1}`, order === 0 ? '1, as published' : `Order ${order + 1}`),
      ),
    ],
    rows: Object.entries(itemOrders).flatMap(([id, orders]) =>
      (orders[0] ?? []).map((_, place) => [
        study.instruments.find((instrument) => instrument.id === id)?.name ?? id,
        place + 1,
        ...Array.from({ length: most }, (__, order) => orders[order]?.[place] ?? ''),
      ]),
    ),
  };
}
