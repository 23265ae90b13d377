import type { Lattice } from '../../../shared/contract/views.js';

/** Parts of the peak below which a distribution is not drawn: its tails would be a line along the ground. */
const FAINTEST = 1e-3;
/** Steps narrower than this are drawn as a line from value to value: a stair of single pixels cannot be told from one. */
const LEAST_STEP = 2;

/** The largest probability per point of the response scale: what heights are measured by. */
export function peakDensity({ step, probabilities }: Lattice): number {
  return Math.max(0, ...probabilities) / step;
}

/** A lattice from ascending, evenly spaced values; one value alone counts as one point wide. */
export function latticeOf(values: readonly number[], probabilities: readonly number[]): Lattice {
  const [first = 0, last = first] = [values[0], values[values.length - 1]];
  const step = values.length > 1 ? (last - first) / (values.length - 1) : 1;
  return { first, step, probabilities: [...probabilities] };
}

/**
 * Outline of a distribution above a ground line, as an open SVG path from its first value with mass to its last. Each value
 * is a block as wide as the distance between values and as high as its density: the distribution as it is, nothing smoothed.
 * `x` maps scores to pixels; `height` is the pixels of a density of 1; `ground` is the line's y. Empty for no mass.
 */
export function latticePath(
  lattice: Lattice,
  x: (score: number) => number,
  height: number,
  ground: number,
): string {
  const { first, step, probabilities } = lattice;
  const peak = Math.max(0, ...probabilities);
  const drawn = probabilities.map((probability) => probability > peak * FAINTEST);
  const [from, to] = [drawn.indexOf(true), drawn.lastIndexOf(true)];
  if (from < 0) return '';
  const stepped = Math.abs(x(first + step) - x(first)) >= LEAST_STEP;
  const points: string[] = [];
  const add = (score: number, y: number): void => {
    points.push(`${short(x(score))},${short(y)}`);
  };
  add(first + (from - 0.5) * step, ground);
  for (let place = from; place <= to; place += 1) {
    const y = ground - ((probabilities[place] ?? 0) / step) * height;
    const value = first + place * step;
    if (stepped) {
      add(value - step / 2, y);
      add(value + step / 2, y);
    } else add(value, y);
  }
  add(first + (to + 0.5) * step, ground);
  return `M${points.join('L')}`;
}

function short(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
