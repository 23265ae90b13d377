import { scaleLinear } from '@visx/scale';

/** A distribution as shares of bins of equal width. */
export interface HistogramBins {
  readonly first: number;
  readonly width: number;
  readonly shares: readonly number[];
}

/** Where one panel of a figure of several lies, in pixels. */
export interface HistogramPanelPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Baselines of the panel's two lines of heading. */
  readonly heading: number;
  readonly subheading: number;
  readonly x: (value: number) => number;
  readonly y: (share: number) => number;
}

export interface HistogramLayout {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly HistogramPanelPlace[];
}

const LEAST_PANEL = 250;
const PLOT_HEIGHT = 120;
const HEADING = 40;
const AXIS = 42;
const GAP = 26;
const ROW_GAP = 16;
/** A panel's highest bar reaches no higher than this share of its plot. */
const ROOM = 0.94;
/** One bar that holds everything would leave the others flat: it is cut off above this share, and says so by its figure. */
export const TALLEST = 0.5;

/** Panels side by side as far as they fit, on one axis of shares; `top` is the room that the legend takes. */
export function histogramLayout(
  panels: readonly {
    readonly min: number;
    readonly max: number;
    readonly series: readonly HistogramBins[];
  }[],
  width: number,
  top: number,
): HistogramLayout {
  const columns = Math.max(1, Math.min(3, panels.length, Math.floor((width + GAP) / (LEAST_PANEL + GAP))));
  const panelWidth = (width - GAP * (columns - 1)) / columns;
  const rowHeight = HEADING + PLOT_HEIGHT + AXIS + ROW_GAP;
  const tallest = Math.min(
    TALLEST,
    Math.max(0.01, ...panels.flatMap(({ series }) => series.flatMap(({ shares }) => shares))),
  );
  const y = scaleLinear<number>({ domain: [0, tallest], range: [0, PLOT_HEIGHT * ROOM] });
  const places = panels.map(({ min, max }, place): HistogramPanelPlace => {
    const row = Math.floor(place / columns);
    const left = (place % columns) * (panelWidth + GAP) + 4;
    const right = left + panelWidth - 8;
    const plotTop = top + row * rowHeight + HEADING;
    const bottom = plotTop + PLOT_HEIGHT;
    const x = scaleLinear<number>({ domain: [min, max], range: [left, right] });
    return {
      left,
      right,
      top: plotTop,
      bottom,
      heading: plotTop - 24,
      subheading: plotTop - 9,
      x: (value) => x(Math.min(max, Math.max(min, value))),
      y: (share) => bottom - y(Math.min(tallest, share)),
    };
  });
  const rows = Math.ceil(panels.length / columns);
  return { width, height: top + rows * rowHeight - (rows > 0 ? ROW_GAP : 0), panels: places };
}

/** The outline of a histogram's bars, from the ground back to it. */
export function outlinePath({ first, width, shares }: HistogramBins, place: HistogramPanelPlace): string {
  const steps = shares.map(
    (share, bin) => `V${place.y(share).toFixed(2)}H${place.x(first + (bin + 1) * width).toFixed(2)}`,
  );
  return `M${place.x(first).toFixed(2)},${place.bottom}${steps.join('')}V${place.bottom}`;
}
