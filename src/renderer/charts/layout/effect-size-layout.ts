import { scaleLinear, scaleLog } from '@visx/scale';
import type { Estimate } from '../../../shared/domain/figures.js';
import { textWidth } from './text-width.js';

/** What a chart of effect against size places. */
export interface SizedEffect {
  readonly label: string;
  /** Size of the file, above 0. */
  readonly bytes: number;
  /** Change in margins with its interval; null where none was tested. */
  readonly change: Estimate | null;
  /** Stands at 0, since the others are measured from it. */
  readonly reference: boolean;
}

/** One point, in pixels. */
export interface PlacedEffect {
  readonly x: number;
  /** Of the mark; in the lane of what was not tested where there is no change. */
  readonly y: number;
  /** Ends of the interval, within the plot; null without one. */
  readonly whisker: { readonly top: number; readonly bottom: number } | null;
  /** Which ends lie beyond the axis. */
  readonly beyond: { readonly above: boolean; readonly below: boolean; readonly estimate: boolean };
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'middle' | 'end';
  };
}

export interface EffectSizeLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Middle of the lane for what was not tested; null where everything was. */
  readonly lane: number | null;
  readonly y: (margins: number) => number;
  readonly xTicks: readonly { readonly bytes: number; readonly x: number }[];
  readonly yTicks: readonly { readonly margins: number; readonly y: number }[];
  /** In the order in which they were given. */
  readonly points: readonly PlacedEffect[];
}

const LEFT = 54;
const PLOT_HEIGHT = 210;
const AXIS_HEIGHT = 42;
const LANE_HEIGHT = 30;
const LABEL_SIZE = 12;
/** Above the plot, for the label of what lies at its upper end. */
const LABEL_ROOM = 22;
/** Pixels between points whose files are as good as equally large. */
const APART = 16;
/** Margins beyond which an interval runs off the axis: one shattered variant would flatten all others. */
export const FARTHEST_MARGINS = 6;
const LEAST_MARGINS = 1.5;
/** The axis is never narrower than this factor, or one size would fill it. */
const LEAST_RATIO = 1.6;

/** Places points by the logarithm of their size and by their change in margins; `top` is where the plot may begin. */
export function effectSizeLayout(
  effects: readonly SizedEffect[],
  width: number,
  top: number,
): EffectSizeLayout {
  const lane = effects.some(({ change, reference }) => change === null && !reference);
  const plotTop = top + (lane ? LANE_HEIGHT : 0) + LABEL_ROOM;
  const bottom = plotTop + PLOT_HEIGHT;
  const [left, right] = [LEFT, width - 10];
  const [lowest, highest] = marginDomain(effects.flatMap(({ change }) => change ?? []));
  const y = scaleLinear<number>({ domain: [lowest, highest], range: [bottom, plotTop] });
  const sizes = sizeDomain(effects);
  const x = scaleLog<number>({ domain: sizes, range: [left + 24, right - 40] });
  const columns = spread(effects.map(({ bytes }) => x(bytes)));
  const points = effects.map(({ change, reference }, place): Omit<PlacedEffect, 'label'> => {
    const at = columns[place] ?? left;
    const within = (value: number): number => y(Math.min(highest, Math.max(lowest, value)));
    if (change === null) {
      return {
        x: at,
        y: reference ? y(0) : top + LANE_HEIGHT / 2 - 2,
        whisker: null,
        beyond: { above: false, below: false, estimate: false },
      };
    }
    return {
      x: at,
      y: within(change.estimate),
      whisker: { top: within(change.high), bottom: within(change.low) },
      beyond: {
        above: change.high > highest,
        below: change.low < lowest,
        estimate: change.estimate > highest || change.estimate < lowest,
      },
    };
  });
  const labels = placedLabels(
    points,
    effects.map(({ label }) => label),
    { left, right, top },
  );
  return {
    width,
    height: bottom + AXIS_HEIGHT,
    left,
    right,
    top: plotTop,
    bottom,
    lane: lane ? top + LANE_HEIGHT / 2 - 2 : null,
    y: (margins) => y(Math.min(highest, Math.max(lowest, margins))),
    xTicks: sizeTicks(sizes).map((bytes) => ({ bytes, x: x(bytes) })),
    yTicks: marginTicks([lowest, highest]).map((margins) => ({ margins, y: y(margins) })),
    points: points.map((point, place) => ({
      ...point,
      label: labels[place] ?? { x: point.x, y: point.y, anchor: 'middle' },
    })),
  };
}

/** Past the margin on both sides, and as far as the intervals go, unless one of them would flatten all others. */
export function marginDomain(figures: readonly Estimate[]): [low: number, high: number] {
  const reach = (end: number): number => Math.min(FARTHEST_MARGINS, Math.max(LEAST_MARGINS, end * 1.08));
  return [
    -reach(Math.max(0, ...figures.map(({ estimate, low }) => -Math.min(estimate, low)))),
    reach(Math.max(0, ...figures.map(({ estimate, high }) => Math.max(estimate, high)))),
  ];
}

/** Whole margins on an axis, or every second beyond 1 where it is long; always with -1, 0 and 1. */
export function marginTicks([low, high]: readonly [number, number]): number[] {
  const stride = high - low > 7 ? 2 : 1;
  const ticks = [-1, 0, 1];
  for (let tick = 1 + stride; tick <= Math.max(-low, high); tick += stride) {
    if (tick <= high) ticks.push(tick);
    if (-tick >= low) ticks.push(-tick);
  }
  return ticks.sort((first, second) => first - second);
}

function sizeDomain(effects: readonly SizedEffect[]): [number, number] {
  const sizes = effects.map(({ bytes }) => bytes).filter((bytes) => bytes > 0);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (sizes.length === 0) return [1, 10];
  if (most / least >= LEAST_RATIO) return [least, most];
  const middle = Math.sqrt(least * most);
  return [middle / Math.sqrt(LEAST_RATIO), middle * Math.sqrt(LEAST_RATIO)];
}

/** Sizes with a 1, 2 or 5 before their zeros; the ends of the axis where fewer than two lie within it. */
export function sizeTicks([least, most]: readonly [number, number]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power += 1) {
    for (const lead of [1, 2, 5]) {
      const tick = lead * 10 ** power;
      if (tick >= least * 0.999 && tick <= most * 1.001) ticks.push(tick);
    }
  }
  return ticks.length >= 2 ? ticks : [least, most];
}

/** Moves points that would lie on one another apart, to the right of the first. */
function spread(columns: readonly number[]): number[] {
  const moved = [...columns];
  const order = columns
    .map((_, place) => place)
    .sort((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0));
  let last = Number.NEGATIVE_INFINITY;
  for (const place of order) {
    const own = Math.max(columns[place] ?? 0, last + APART);
    moved[place] = own;
    last = own;
  }
  return moved;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Stands each label where it covers no mark, no interval and no other label, as far as there is such a place. */
function placedLabels(
  points: readonly Omit<PlacedEffect, 'label'>[],
  labels: readonly string[],
  { left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
): PlacedEffect['label'][] {
  const taken: Box[] = points.flatMap(({ x, y, whisker }) => [
    { x: x - 7, y: y - 7, width: 14, height: 14 },
    ...(whisker === null
      ? []
      : [{ x: x - 4, y: whisker.top, width: 8, height: whisker.bottom - whisker.top }]),
  ]);
  return points.map(({ x, y, whisker }, place) => {
    const wide = textWidth(labels[place] ?? '', LABEL_SIZE);
    const above = Math.min(whisker?.top ?? y, y - 7) - 6;
    const below = Math.max(whisker?.bottom ?? y, y + 7) + 15;
    const choices: PlacedEffect['label'][] = [
      { x: x + 11, y: y + 4, anchor: 'start' },
      { x: x - 11, y: y + 4, anchor: 'end' },
      { x, y: above, anchor: 'middle' },
      { x, y: below, anchor: 'middle' },
      { x: x + 6, y: above, anchor: 'end' },
      { x: x + 6, y: below, anchor: 'end' },
      { x: x - 6, y: above, anchor: 'start' },
      { x: x - 6, y: below, anchor: 'start' },
    ];
    const boxOf = (label: PlacedEffect['label']): Box => ({
      x: label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - wide : label.x - wide / 2,
      y: label.y - 11,
      width: wide,
      height: 14,
    });
    const within = choices.filter((choice) => {
      const box = boxOf(choice);
      return box.x >= left && box.x + box.width <= right && box.y >= top;
    });
    const free = within.find((choice) => !taken.some((other) => overlap(boxOf(choice), other)));
    const label = free ?? within[0] ?? { x, y: above, anchor: 'middle' };
    taken.push(boxOf(label));
    return label;
  });
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
