import { isNeutral, type Cover } from '../../../shared/domain/identity/task.js';
import type { Item } from '../../../shared/domain/instrument.js';
import { crossedMean } from '../../analysis/crossed-mean.js';
import type { EstimateError } from '../../analysis/estimate-error.js';
import { pairedShares, type PairedShares } from '../../analysis/log-ratio.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { oneColumn, shareGrid } from './places.js';

/** Two tables with the same counts, each with labels of its own: places of items. */
export interface TablePair {
  readonly table: AnswerTable;
  /** The item whose rates support the congruent claim, then the other; of a neutral pair either way round. */
  readonly items: readonly [number, number];
  readonly cover: string;
}

/** Pairs of the neutral covers of a study. */
export function neutralPairs(tables: readonly AnswerTable[]): TablePair[] {
  return pairsOf(tables, (claims) => (isNeutral({ claims }) ? [0, 1] : null));
}

/** Pairs of the covers in which an identity holds one of the two claims, congruent first. */
export function stakedPairs(tables: readonly AnswerTable[], identity: string): TablePair[] {
  return pairsOf(tables, ([first, second]) => {
    if (first.held.includes(identity)) return [0, 1];
    return second.held.includes(identity) ? [1, 0] : null;
  });
}

function pairsOf(
  tables: readonly AnswerTable[],
  order: (claims: Cover['claims']) => readonly [0 | 1, 0 | 1] | null,
): TablePair[] {
  return tables.flatMap((table) => {
    const { task, items } = table.instrument;
    if (task?.kind !== 'evidence') return [];
    return task.covers.flatMap((cover) => {
      const claims = order(cover.claims);
      if (claims === null) return [];
      const counts = [...new Set(items.flatMap((item) => countsIn(item, cover.id)))];
      return counts.flatMap((set): TablePair[] => {
        const [first = -1, second = -1] = claims.map((claim) =>
          items.findIndex(
            ({ evidence }) =>
              evidence?.cover === cover.id &&
              evidence.counts === set &&
              evidence.supports === cover.claims[claim].id,
          ),
        );
        // A quick study may keep one table of a pair alone.
        return first < 0 || second < 0 ? [] : [{ table, items: [first, second], cover: cover.name }];
      });
    });
  });
}

function countsIn({ evidence }: Item, cover: string): string[] {
  return evidence?.cover === cover ? [evidence.counts] : [];
}

/** P(correct) of either side of every pair, [pair][framing]. */
export function correctGrids(
  pairs: readonly TablePair[],
  places: readonly number[],
): { readonly congruent: number[][]; readonly incongruent: number[][] } {
  const side = (which: 0 | 1): number[][] =>
    pairs.flatMap(({ table, items }) => shareGrid(table, [items[which]], places));
  return { congruent: side(0), incongruent: side(1) };
}

/** P(correct) over pairs, each the mean of its two versions, with its error over pairs and framings. */
export function accuracy(pairs: readonly TablePair[], places: readonly number[]): EstimateError | null {
  return crossedMean(accuracyGrid(pairs, places));
}

/** [pair][framing]; NaN where one of the two versions was not answered. */
export function accuracyGrid(pairs: readonly TablePair[], places: readonly number[]): number[][] {
  const { congruent, incongruent } = correctGrids(pairs, places);
  return congruent.map((row, pair) =>
    row.map((value, framing) => (value + (incongruent[pair]?.[framing] ?? NaN)) / 2),
  );
}

/** Congruent against incongruent under some conditions; `asOne` takes these as one framing. */
export function sides(
  pairs: readonly TablePair[],
  places: readonly number[],
  asOne = false,
): PairedShares | null {
  const { congruent, incongruent } = correctGrids(pairs, places);
  return pairedShares(
    asOne
      ? { congruent: oneColumn(congruent), incongruent: oneColumn(incongruent) }
      : { congruent, incongruent },
  );
}
