import { scaleLinear } from '@visx/scale';
import { scoreTicks } from './score-range.js';

/** Where one scale's panel lies in a figure of several, in pixels. */
export interface DosePanel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Baselines of the panel's two lines of heading. */
  readonly heading: number;
  readonly subheading: number;
  readonly x: (level: number) => number;
  readonly y: (score: number) => number;
  readonly scoreTicks: readonly number[];
}

export interface DoseLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly panels: readonly DosePanel[];
}

/** The levels that the axis names. */
export const LEVEL_TICKS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

const LEAST_PANEL = 256;
const PLOT_HEIGHT = 190;
const HEADING = 40;
const AXIS = 50;
const GUTTER = 34;
const GAP = 22;
const ROW_GAP = 18;

/**
 * Panels side by side as far as they fit, each with the nine levels along and its own response scale upwards; `top` is the
 * room that the legend takes.
 */
export function doseLayout(
  scales: readonly { readonly min: number; readonly max: number }[],
  width: number,
  top: number,
): DoseLayout {
  const columns = Math.max(1, Math.min(3, scales.length, Math.floor((width + GAP) / (LEAST_PANEL + GAP))));
  const panelWidth = (width - GAP * (columns - 1)) / columns;
  const rowHeight = HEADING + PLOT_HEIGHT + AXIS + ROW_GAP;
  const panels = scales.map(({ min, max }, place): DosePanel => {
    const row = Math.floor(place / columns);
    const from = (place % columns) * (panelWidth + GAP);
    const left = from + GUTTER;
    const right = from + panelWidth - 6;
    const plotTop = top + row * rowHeight + HEADING;
    const bottom = plotTop + PLOT_HEIGHT;
    const room = (max - min) * 0.04;
    const x = scaleLinear<number>({ domain: [0.6, 9.4], range: [left, right] });
    const y = scaleLinear<number>({ domain: [min - room, max + room], range: [bottom, plotTop] });
    return {
      left,
      right,
      top: plotTop,
      bottom,
      heading: plotTop - 24,
      subheading: plotTop - 8,
      x: (level) => x(level),
      y: (score) => y(score),
      scoreTicks: scoreTicks({ min, max }),
    };
  });
  const rows = Math.ceil(scales.length / columns);
  return { width, height: top + rows * rowHeight - (rows > 0 ? ROW_GAP : 0), columns, panels };
}

/** Half of the room that the overlaid subjects take beside a level, in levels. */
const SPREAD = 0.26;

/** How far, in levels, the mark of one of several overlaid subjects stands beside its level, so that none hides another. */
export function dodge(place: number, count: number): number {
  return count < 2 ? 0 : -SPREAD + (2 * SPREAD * place) / (count - 1);
}

/** Where a subject stops following: between the last level that it follows and the next one outwards. */
export interface Stop {
  readonly side: 'low' | 'high';
  /** In levels. */
  readonly at: number;
}

/** The stops of a scale; none on a side on which the outermost level is still followed. */
export function stopsOf({
  saturated,
  following,
  middle,
}: {
  readonly saturated: { readonly low: readonly number[]; readonly high: readonly number[] };
  readonly following: { readonly low: number | null; readonly high: number | null };
  readonly middle: number;
}): Stop[] {
  return (['low', 'high'] as const).flatMap((side) => {
    const [next] = saturated[side];
    return next === undefined ? [] : [{ side, at: ((following[side] ?? middle) + next) / 2 }];
  });
}
