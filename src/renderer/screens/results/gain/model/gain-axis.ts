import type { Estimate } from '../../../../../shared/domain/figures.js';
import { DOES_NOT_FOLLOW_TO, FOLLOWS_FROM } from '../../../../../shared/domain/gain/result.js';
import type { Zone } from '../../../../charts/interval-rows.js';

/** An axis of gains, with the zones of the verdicts. */
export interface GainAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly zones: readonly Zone[];
}

const STEP = 0.25;
/** Beyond this a whisker runs off the axis: three levels tell little, and their interval would flatten every other. */
const FARTHEST = 2;

/** An axis from below 0 to above 1 that holds the intervals, in steps of a quarter, or of a half where it is long. */
export function gainAxis(figures: readonly Estimate[]): GainAxis {
  const reach = (value: number): number => Math.max(1 - FARTHEST, Math.min(FARTHEST, value));
  const low = Math.min(-0.1, ...figures.map((figure) => reach(Math.min(figure.low, figure.estimate))));
  const high = Math.max(1.1, ...figures.map((figure) => reach(Math.max(figure.high, figure.estimate))));
  const step = high - low > 1.8 ? 2 * STEP : STEP;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + 1e-9; tick += step) ticks.push(tick + 0);
  return {
    domain: [low, high],
    ticks,
    zones: [
      { from: low, to: DOES_NOT_FOLLOW_TO, label: 'does not follow' },
      { from: DOES_NOT_FOLLOW_TO, to: FOLLOWS_FROM, label: 'partly' },
      { from: FOLLOWS_FROM, to: high, label: 'follows' },
    ],
  };
}
