/** A place in a grid of boxes, row and column from 0; `HEADING` is the row or the column of the names. */
export type GridPlace = readonly [row: number, column: number];

export const HEADING = -1;

/** The place one step on, within a grid of the given size. In the corner between the names there is nothing to go to. */
export function steppedPlace(
  [row, column]: GridPlace,
  [down, right]: GridPlace,
  [rows, columns]: readonly [rows: number, columns: number],
): GridPlace {
  const next: GridPlace = [clamp(row + down, rows), clamp(column + right, columns)];
  return next[0] === HEADING && next[1] === HEADING ? [row, column] : next;
}

function clamp(place: number, count: number): number {
  return Math.min(Math.max(place, HEADING), count - 1);
}
