import { elementAt } from './element.js';

/** Scores of one person on scales of one unit, with the two profiles that they may lie between. */
export interface MixedProfile {
  readonly scores: readonly number[];
  readonly standing: readonly number[];
  readonly target: readonly number[];
}

/**
 * The share w of the standing profile in a person's scores, score = w · standing + (1 - w) · target, by least squares over
 * scales: Σ (x - t)(d - t) / Σ (d - t)². 1 where the scores are the standing ones, 0 where they are the target, above 1 where
 * they moved away from it, below 0 where they went beyond. Null where the two profiles are one. Throws a RangeError on profiles
 * of different length.
 */
export function mixtureWeight({ scores, standing, target }: MixedProfile): number | null {
  if (scores.length !== standing.length || scores.length !== target.length) {
    throw new RangeError('a mixture needs its profiles on the same scales');
  }
  let along = 0;
  let length = 0;
  for (const [place, score] of scores.entries()) {
    const goal = elementAt(target, place);
    const way = elementAt(standing, place) - goal;
    along += (score - goal) * way;
    length += way * way;
  }
  return length > 0 ? along / length : null;
}
