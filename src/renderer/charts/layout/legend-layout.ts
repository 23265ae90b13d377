import { textWidth } from './text-width.js';

const GLYPH_WIDTH = 18;
const GAP = 16;
const TEXT_SIZE = 11;
/** Pixels from one line of a legend to the next. */
export const LEGEND_LINE = 18;

/** Where the entries of a legend stand, and how high it is. Sizes are pixels. */
export interface LegendLayout {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly height: number;
}

/** Sets a legend's entries in lines of at most `width`. */
export function legendLayout(labels: readonly string[], width: number): LegendLayout {
  const places: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const label of labels) {
    const own = GLYPH_WIDTH + 6 + textWidth(label, TEXT_SIZE);
    if (x > 0 && x + own > width) {
      x = 0;
      y += LEGEND_LINE;
    }
    places.push({ x, y });
    x += own + GAP;
  }
  return { places, height: labels.length === 0 ? 0 : y + LEGEND_LINE };
}
