import { scaleLinear } from '@visx/scale';
import type { ScaleView } from '../../../shared/contract/views.js';

/** Pixels of a score, between two margins. */
export type ScoreToPixels = (score: number) => number;

/**
 * Maps a scale's scores to pixels from `left` to `right`, with room at both ends for half a step of the coarsest
 * distribution, so that the blocks at the ends of the response scale are seen whole.
 */
export function scoreToPixels(
  { min, max }: Pick<ScaleView, 'min' | 'max'>,
  coarsest: number,
  left: number,
  right: number,
): ScoreToPixels {
  const room = Math.max((max - min) * 0.025, coarsest / 2);
  const scale = scaleLinear<number>({ domain: [min - room, max + room], range: [left, right] });
  return (score) => scale(score);
}

/** The whole scores of a response scale, or every second where there are more than nine. */
export function scoreTicks({ min, max }: Pick<ScaleView, 'min' | 'max'>): number[] {
  const stride = Math.max(1, Math.ceil((max - min) / 9));
  const ticks: number[] = [];
  for (let tick = Math.ceil(min); tick <= max + 1e-9; tick += stride) ticks.push(tick);
  return ticks;
}

/** The ends of a scale in words: `Reserved (I)`. */
export function poleName({
  name,
  letter,
}: {
  readonly name: string;
  readonly letter: string | null;
}): string {
  return letter === null ? name : `${name} (${letter})`;
}
