import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import type { ItemChange } from '../../../../../shared/domain/quantization/effect.js';
import type { ChangeMeasure } from '../../../../charts/layout/answer-change-layout.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';

/** The item's text in the study's first language that it has, else its id. */
export function itemText({ instruments }: StudyDetail, { instrument, item }: ItemPlace): string {
  const text = instruments.find(({ id }) => id === instrument)?.items.find(({ id }) => id === item)?.text;
  return text?.['en'] ?? Object.values(text ?? {})[0] ?? item;
}

interface ItemPlace {
  readonly instrument: string;
  readonly item: string;
}

/** The items from the most changed to the least by a measure; ties stay in the order of divergence. */
export function sortedItems(items: readonly ItemChange[], measure: ChangeMeasure): ItemChange[] {
  return [...items].sort((left, right) => right[measure] - left[measure]);
}

/** A change as a figure beside a bar. */
export function changeText(measure: ChangeMeasure, value: number): string {
  return measure === 'kl' ? formatNumber(value, 4) : formatShare(value);
}

/** Everything that is known of how answers changed, in sentences. */
export function changeLines(change: {
  readonly kl: number;
  readonly klMax: number;
  readonly flips: number;
  readonly scoreDistance: number;
  readonly cells: number;
}): string[] {
  return [
    `Divergence ${formatNumber(change.kl, 4)} nats, at most ${formatNumber(change.klMax, 4)} in one cell`,
    `${formatShare(change.flips)} of ${formatCounted(change.cells, 'cell')} flip`,
    `Scores ${formatNumber(change.scoreDistance, 3)} points apart`,
  ];
}

/** The end of an axis of changes, a round number at or above the largest, and its ticks. */
export function changeAxis(
  measure: ChangeMeasure,
  largest: number,
): { readonly domain: readonly [number, number]; readonly ticks: readonly number[] } {
  if (measure === 'flips') {
    const end = largest > 0.5 ? 1 : largest > 0.2 ? 0.5 : 0.2;
    return { domain: [0, end], ticks: [0, end / 2, end] };
  }
  const least = Math.max(largest, 1e-4);
  const power = 10 ** Math.floor(Math.log10(least));
  const end = [1, 2, 3, 4, 6, 8, 10].map((lead) => lead * power).find((value) => value >= least) ?? least;
  return { domain: [0, end], ticks: [0, end / 2, end] };
}
