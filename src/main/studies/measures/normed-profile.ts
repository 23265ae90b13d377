import type { Norms } from '../../../shared/domain/instrument.js';
import { percentileOf, tScoreOf, zScoreOf } from '../../analysis/norms.js';

/** A scale score as it stands among the people that norms describe. */
export interface NormedScore {
  /** Distance from the people's mean in their standard deviations. */
  readonly z: number;
  /** 50 + 10 z (McCall 1922): mean 50, standard deviation 10. */
  readonly tScore: number;
  /** Share of the people below the score, 0 to 100, where their scores are normally distributed. */
  readonly percentile: number;
}

/**
 * Reads a profile (scale to score, on the response scale) against norms. A scale that the norms do not have, or whose score
 * is not a number, is left out, and so is one without a score.
 */
export function normedProfile(
  profile: Readonly<Record<string, number | null>>,
  norms: Norms,
): Record<string, NormedScore> {
  const normed: Record<string, NormedScore> = {};
  for (const [scale, score] of Object.entries(profile)) {
    const figures = Object.hasOwn(norms.scales, scale) ? norms.scales[scale] : undefined;
    if (figures === undefined || score === null || Number.isNaN(score)) continue;
    const { mean, standardDeviation } = figures;
    normed[scale] = {
      z: zScoreOf(score, mean, standardDeviation),
      tScore: tScoreOf(score, mean, standardDeviation),
      percentile: percentileOf(score, mean, standardDeviation),
    };
  }
  return normed;
}
