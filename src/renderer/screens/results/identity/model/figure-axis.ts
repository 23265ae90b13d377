import type { Estimate } from '../../../../../shared/domain/figures.js';

/** An axis with its ticks. */
export interface FigureAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

const STEPS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const MOST_TICKS = 7;

/** An axis around 0 that holds the intervals as far as `farthest` either way, in round steps. */
export function axisAroundZero(figures: readonly Estimate[], farthest: number, least: number): FigureAxis {
  const reach = (value: number): number => Math.max(-farthest, Math.min(farthest, value));
  const low = Math.min(-least, ...figures.map((figure) => reach(figure.low)));
  const high = Math.max(least, ...figures.map((figure) => reach(figure.high)));
  const step = STEPS.find((one) => (high - low) / one <= MOST_TICKS) ?? 10;
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  return {
    domain: [from * step, to * step],
    ticks: Array.from(
      { length: to - from + 1 },
      (_, place) => Number(((from + place) * step).toFixed(4)) + 0,
    ),
  };
}
