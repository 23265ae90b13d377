import { formatCounted } from '../../../formatting/numbers.js';

const PLURALS: Readonly<Record<string, string>> = { axis: 'axes' };

/** What an instrument's scales are, in words: "4 axes", "5 domains and 30 facets". */
export function scaleWords(scales: readonly { readonly kind: string }[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of scales) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => formatCounted(count, kind, PLURALS[kind])).join(' and ');
}
