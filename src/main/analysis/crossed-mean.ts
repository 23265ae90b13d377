import type { EstimateError } from './estimate-error.js';
import { mean, sum } from './summary.js';

/** Values by item and framing; NaN where there is none. */
export type CrossedGrid = readonly (readonly number[])[];

interface Entry {
  readonly item: number;
  readonly framing: number;
  readonly stratum: number;
  readonly value: number;
}

/**
 * Mean of items crossed with framings, both of which stand for more than themselves, with its standard error. Items are rows,
 * framings columns; `strata` says which stratum each item was drawn from (true and false headlines), one for all by default.
 *
 * The error variance is that of two crossed random factors, items + framings - their interaction, each a sum of squared
 * deviations within strata: for a complete table of one stratum (MS_items + MS_framings - MS_interaction) / (K F), Cochran's
 * estimate for a two-way layout (Searle, Casella & McCulloch 1992, Variance Components, section 4.5); with empty cells the
 * sums of clusters that Cameron, Gelbach & Miller 2011 (Journal of Business & Economic Statistics 29:238-249) use. It is held
 * to at least the larger of the two, and its degrees of freedom are Satterthwaite's, at least those of the scarcer factor.
 * With one framing, items alone count. Null where a stratum has fewer than two items with a value, or without values.
 */
export function crossedMean(
  grid: CrossedGrid,
  strata: readonly number[] = grid.map(() => 0),
): EstimateError | null {
  const entries = entriesOf(grid, strata);
  if (entries.length === 0) return null;
  const estimate = mean(entries.map(({ value }) => value));
  const items = groupsOf(entries, ({ item }) => item);
  const kinds = groupsOf(entries, ({ stratum }) => stratum);
  const itemsOf = new Map([...kinds].map(([kind, own]) => [kind, new Set(own.map(({ item }) => item)).size]));
  if ([...itemsOf.values()].some((count) => count < 2)) return null;
  const stratumMeans = new Map([...kinds].map(([kind, own]) => [kind, mean(own.map(({ value }) => value))]));
  const deviation = (entry: Entry): number => entry.value - (stratumMeans.get(entry.stratum) ?? NaN);
  const squared = entries.length ** 2;
  const byItem =
    sum(
      [...items.values()].map((own) => {
        const count = itemsOf.get(own[0]?.stratum ?? NaN) ?? NaN;
        return (count / (count - 1)) * sum(own.map(deviation)) ** 2;
      }),
    ) / squared;
  const itemDegrees = items.size - kinds.size;
  const framings = groupsOf(entries, ({ framing }) => framing);
  if (framings.size < 2) return { estimate, standardError: Math.sqrt(byItem), degrees: itemDegrees };
  const framingDegrees = framings.size - 1;
  const byFraming =
    ((framings.size / framingDegrees) *
      sum([...framings.values()].map((own) => sum(own.map(deviation)) ** 2))) /
    squared;
  const jointDegrees = itemDegrees * framingDegrees;
  const joint = interactionSquares(entries, deviation) / jointDegrees / entries.length;
  const total = Math.max(byItem + byFraming - joint, byItem, byFraming);
  return {
    estimate,
    standardError: Math.sqrt(total),
    degrees: Math.max(
      satterthwaite(total, [
        [byItem, itemDegrees],
        [byFraming, framingDegrees],
        [joint, jointDegrees],
      ]),
      Math.min(itemDegrees, framingDegrees),
    ),
  };
}

function entriesOf(grid: CrossedGrid, strata: readonly number[]): Entry[] {
  return grid.flatMap((row, item) =>
    row.flatMap((value, framing) =>
      Number.isNaN(value) ? [] : [{ item, framing, stratum: strata[item] ?? 0, value }],
    ),
  );
}

/** What is left of each value once its item's and its framing's mean are taken off, squared and summed. */
function interactionSquares(entries: readonly Entry[], deviation: (entry: Entry) => number): number {
  const meansBy = (key: (entry: Entry) => string | number): Map<string | number, number> =>
    new Map([...groupsOf(entries, key)].map(([group, own]) => [group, mean(own.map(deviation))]));
  const itemMeans = meansBy(({ item }) => item);
  const column = ({ stratum, framing }: Entry): string => `${stratum} ${framing}`;
  const columnMeans = meansBy(column);
  return sum(
    entries.map((entry) => {
      const left =
        deviation(entry) - (itemMeans.get(entry.item) ?? NaN) - (columnMeans.get(column(entry)) ?? NaN);
      return left ** 2;
    }),
  );
}

/** Degrees of freedom of a combination of mean squares (Satterthwaite 1946, Biometrics Bulletin 2:110-114). */
function satterthwaite(
  total: number,
  parts: readonly (readonly [variance: number, degrees: number])[],
): number {
  if (total === 0) return Math.max(...parts.map(([, degrees]) => degrees));
  return 1 / sum(parts.map(([variance, degrees]) => (variance / total) ** 2 / degrees));
}

function groupsOf<Key>(entries: readonly Entry[], key: (entry: Entry) => Key): Map<Key, Entry[]> {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const own = groups.get(key(entry)) ?? [];
    groups.set(key(entry), own);
    own.push(entry);
  }
  return groups;
}
