import type { Condition } from '../../../shared/domain/condition.js';
import type { CrossedGrid } from '../../analysis/crossed-mean.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import { itemMean, type AnswerTable } from '../answers/answer-table.js';

/** Places of an identity's conditions in one arm, framing by framing, and of the irrelevant identity beside each. */
export interface IdentityPlaces {
  readonly identity: string;
  readonly framings: readonly number[];
  /** In the order of `framings`; empty without an irrelevant identity. */
  readonly irrelevant: readonly number[];
}

/** Where the conditions of one arm stand in a study. */
export interface ArmPlaces {
  readonly arm: string;
  readonly baseline: readonly number[];
  readonly identities: readonly IdentityPlaces[];
}

/** The arms of a study in their order, with the places of their conditions. */
export function armPlaces(conditions: readonly Condition[]): ArmPlaces[] {
  const arms = [...new Set(conditions.flatMap(({ arm }) => arm ?? []))];
  const at = conditions.map((condition, place) => ({ condition, place }));
  const besides = new Map(
    at.flatMap(({ condition: { lengthOf }, place }) =>
      lengthOf === undefined ? [] : [[lengthOf, place] as const],
    ),
  );
  return arms.map((arm) => {
    const own = at.filter(({ condition }) => condition.arm === arm);
    const asked = own.filter(
      ({ condition }) => condition.kind === 'role' && condition.lengthOf === undefined,
    );
    const identities = [...new Set(asked.flatMap(({ condition }) => condition.role ?? []))];
    return {
      arm,
      baseline: own.flatMap(({ condition, place }) => (condition.kind === 'default' ? [place] : [])),
      identities: identities.map((identity) => {
        const framings = asked.filter(({ condition }) => condition.role === identity);
        return {
          identity,
          framings: framings.map(({ place }) => place),
          irrelevant: framings.flatMap(({ condition }) => besides.get(condition.id) ?? []),
        };
      }),
    };
  });
}

/** The role that stands for the irrelevant identity; null without one. */
export function irrelevantRole(conditions: readonly Condition[]): string | null {
  return conditions.find(({ lengthOf }) => lengthOf !== undefined)?.role ?? null;
}

/**
 * Keyed scores as shares of the range, [item][framing], over templates and option orders; NaN where nothing was answered.
 * `signs` are the items' keying, +1 by default.
 */
export function shareGrid(
  table: AnswerTable,
  items: readonly number[],
  places: readonly number[],
  signs?: readonly KeyingSign[],
): number[][] {
  return items.map((item, at) =>
    places.map((place) => {
      const keyed = keyedScore(itemMean(table, place, item), signs?.[at] ?? 1, table.min, table.max);
      return (keyed - table.min) / table.range;
    }),
  );
}

/** One column: each item's mean over the columns that it has a value in. */
export function oneColumn(grid: CrossedGrid): number[][] {
  return grid.map((row) => {
    const present = row.filter((value) => !Number.isNaN(value));
    return [present.length === 0 ? NaN : present.reduce((total, value) => total + value, 0) / present.length];
  });
}

/** Values that are there, columns that hold one, rows that hold one. */
export function extent(grid: CrossedGrid): { readonly items: number; readonly framings: number } {
  const isThere = (value: number): boolean => !Number.isNaN(value);
  const width = Math.max(0, ...grid.map(({ length }) => length));
  return {
    items: grid.filter((row) => row.some(isThere)).length,
    framings: Array.from({ length: width }, (_, column) => column).filter((column) =>
      grid.some((row) => isThere(row[column] ?? NaN)),
    ).length,
  };
}
