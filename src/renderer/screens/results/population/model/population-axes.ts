import type { Estimate } from '../../../../../shared/domain/figures.js';
import { COLLAPSED_BELOW } from '../../../../../shared/domain/population/settings.js';
import type { Zone } from '../../../../charts/interval-rows.js';

/** An axis for intervals. */
export interface FigureAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly zones: readonly Zone[];
}

/** Beyond this a whisker runs off the axis. */
const FARTHEST_RATIO = 4;

/** An axis of variance ratios from 0 with the zones of the verdicts. */
export function ratioAxis(figures: readonly Estimate[]): FigureAxis {
  const high = Math.min(FARTHEST_RATIO, Math.max(1.5, ...figures.map((figure) => figure.high * 1.03)));
  return {
    domain: [0, high],
    ticks: ticksBetween(0, high, high > 2.5 ? 1 : high > 1.6 ? 0.5 : 0.25),
    zones: [
      { from: 0, to: COLLAPSED_BELOW, label: 'collapsed', opacity: 0.2 },
      { from: COLLAPSED_BELOW, to: 1, label: 'narrowed', opacity: 0.1 },
      { from: 1, to: high, label: 'wider than people', opacity: 0.04 },
    ],
  };
}

/** An axis of distances from 0 with the margin that counts as none. */
export function distanceAxis(figures: readonly Estimate[], margin: number): FigureAxis {
  const high = Math.max(2 * margin, ...figures.map((figure) => figure.high * 1.03));
  return {
    domain: [0, high],
    ticks: ticksBetween(0, high, stepFor(high)),
    zones: [
      { from: 0, to: margin, label: 'within the margin', opacity: 0.12 },
      { from: margin, to: high, label: 'beyond', opacity: 0.03 },
    ],
  };
}

/** An axis of differences with 0 in it. */
export function differenceAxis(figures: readonly Estimate[]): FigureAxis {
  const low = Math.min(-0.1, ...figures.map((figure) => figure.low * 1.05));
  const high = Math.max(0.1, ...figures.map((figure) => figure.high * 1.05));
  return { domain: [low, high], ticks: ticksBetween(low, high, stepFor(high - low)), zones: [] };
}

/** An axis of shares from 0. */
export function shareAxis(figures: readonly Estimate[]): FigureAxis {
  const high = Math.min(1, Math.max(0.4, ...figures.map((figure) => figure.high * 1.03)));
  return { domain: [0, high], ticks: ticksBetween(0, high, high > 0.6 ? 0.25 : 0.1), zones: [] };
}

function stepFor(length: number): number {
  return [0.1, 0.2, 0.25, 0.5, 1, 2].find((step) => length / step <= 7) ?? 5;
}

function ticksBetween(low: number, high: number, step: number): number[] {
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9; at += 1)
    ticks.push(Number((at * step).toFixed(4)) + 0);
  return ticks;
}
