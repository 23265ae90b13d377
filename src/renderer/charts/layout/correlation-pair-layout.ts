/** Where two square matrices lie beside or below each other, in pixels. */
export interface CorrelationPairLayout {
  readonly height: number;
  readonly cell: number;
  /** Upper left corner of the first cell of each matrix. */
  readonly origins: readonly { readonly x: number; readonly y: number }[];
}

const NAMES = 34;
const HEADING = 46;
const GAP = 40;
const LARGEST_CELL = 46;
const LEAST_CELL = 24;

/** Fits two matrices of so many variables into `width`: side by side where cells stay legible, else one below the other. */
export function correlationPairLayout(variables: number, width: number, top: number): CorrelationPairLayout {
  const fitting = (across: number): number =>
    Math.min(LARGEST_CELL, Math.floor((width - across * NAMES - (across - 1) * GAP) / (across * variables)));
  const across = fitting(2) >= LEAST_CELL ? 2 : 1;
  const cell = Math.max(14, fitting(across));
  const size = variables * cell;
  const origins = [0, 1].map((place) =>
    across === 2
      ? { x: NAMES + place * (size + NAMES + GAP), y: top + HEADING }
      : { x: NAMES, y: top + HEADING + place * (size + HEADING) },
  );
  return { height: (origins[1]?.y ?? top) + size + 6, cell, origins };
}
