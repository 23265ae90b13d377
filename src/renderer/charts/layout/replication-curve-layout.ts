import { scaleLinear } from '@visx/scale';
import type { ReplicationCurve } from '../../../shared/domain/replication/result.js';

/** One published effect: how strong its original was, and whether it was found. */
export interface FoundEffect {
  readonly key: string;
  readonly name: string;
  /** Of the original. */
  readonly p: number;
  readonly words: string;
  readonly found: boolean;
}

export interface FoundPoint {
  readonly effect: FoundEffect;
  readonly x: number;
  readonly y: number;
}

/** Where everything of a replication curve lies, in pixels. */
export interface ReplicationCurveLayout {
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly line: string;
  readonly band: string;
  readonly points: readonly FoundPoint[];
  readonly across: readonly { readonly value: number; readonly x: number }[];
  readonly up: readonly { readonly value: number; readonly y: number }[];
}

const LEFT = 52;
const RIGHT = 14;
const AXIS_HEIGHT = 44;
const PLOT_HEIGHT = 250;
/** Room for the effects above and below the curve, in rows of this height. */
const ROW = 13;
const MARK = 5;

/** Places a curve with the effects that it is of: found ones above it, others below, in rows where they would overlap. */
export function replicationCurveLayout(
  curve: ReplicationCurve,
  effects: readonly FoundEffect[],
  width: number,
  top: number,
): ReplicationCurveLayout {
  const last = curve.points.at(-1)?.evidence ?? 1;
  const right = Math.max(LEFT + 160, width - RIGHT);
  const x = scaleLinear<number>({ domain: [0, last], range: [LEFT + 2 * MARK, right - 2 * MARK] });
  const at = (effect: FoundEffect): number =>
    x(Math.min(last, effect.p <= 0 ? last : Math.abs(Math.log10(effect.p))));
  const above = inRows(
    effects.filter(({ found }) => found),
    at,
  );
  const below = inRows(
    effects.filter(({ found }) => !found),
    at,
  );
  const rows = (placed: readonly { readonly row: number }[]): number =>
    Math.max(1, ...placed.map(({ row }) => row + 1));
  const plotTop = top + rows(above) * ROW + 6;
  const plotBottom = plotTop + PLOT_HEIGHT;
  const y = scaleLinear<number>({ domain: [0, 1], range: [plotBottom, plotTop] });
  const bottom = plotBottom + rows(below) * ROW + 6;
  const path = (points: readonly (readonly [number, number])[]): string =>
    points.map(([px, py], place) => `${place === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('');
  const upper = curve.points.map(({ evidence, high }) => [x(evidence), y(high)] as const);
  const lower = curve.points.map(({ evidence, low }) => [x(evidence), y(low)] as const);
  return {
    height: bottom + AXIS_HEIGHT,
    left: LEFT,
    right,
    top: plotTop,
    bottom,
    line: path(curve.points.map(({ evidence, share }) => [x(evidence), y(share)] as const)),
    band: `${path([...upper, ...lower.toReversed()])}Z`,
    points: [
      ...above.map(({ effect, row }) => ({ effect, x: at(effect), y: plotTop - 6 - row * ROW - MARK })),
      ...below.map(({ effect, row }) => ({ effect, x: at(effect), y: plotBottom + 6 + row * ROW + MARK })),
    ],
    across: x.ticks(6).map((value) => ({ value, x: x(value) })),
    up: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, y: y(value) })),
  };
}

/** The first row in which each effect touches none before it. */
function inRows(
  effects: readonly FoundEffect[],
  at: (effect: FoundEffect) => number,
): { readonly effect: FoundEffect; readonly row: number }[] {
  const ends: number[] = [];
  return effects
    .toSorted((one, other) => at(one) - at(other))
    .map((effect) => {
      const from = at(effect) - MARK - 1;
      const free = ends.findIndex((end) => end <= from);
      const row = free === -1 ? ends.length : free;
      ends[row] = at(effect) + MARK + 1;
      return { effect, row };
    });
}
