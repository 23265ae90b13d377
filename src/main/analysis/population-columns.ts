import type { Random } from './random.js';
import { normalQuantile } from './special.js';
import { sampleFigures } from './weighted-sample.js';

/** People's scores on one scale, or what is known of them: a normal distribution with their mean and standard deviation. */
export type HumanColumn =
  | {
      readonly kind: 'people';
      /** NaN where somebody has none. */
      readonly scores: Float64Array;
      readonly weights: Float64Array | null;
    }
  | {
      readonly kind: 'normal';
      readonly mean: number;
      readonly standardDeviation: number;
      /** Null: the moments are taken as known exactly. */
      readonly respondents: number | null;
    };

/** One scale of simulated people and of people. */
export interface PopulationColumn {
  /** NaN where a simulated person has no score. */
  readonly simulated: Float64Array;
  readonly human: HumanColumn;
}

/** Moments of a side, with their standard errors. */
export interface SideFigures {
  readonly mean: number;
  readonly variance: number;
  readonly meanError: number;
  readonly logVarianceError: number;
  /** Null where it is not known. */
  readonly people: number | null;
  /** Kish's effective number; null where it is not known. */
  readonly effective: number | null;
}

/** A standard normal number. */
export function normalDraw(random: Random): number {
  // The open interval: 0 would give an infinity.
  return normalQuantile((random.next() * (2 ** 53 - 1) + 0.5) / 2 ** 53);
}

/**
 * Mean and standard deviation as another sample of the same people's number would have them: the mean normal with s / √n, the
 * logarithm of the variance normal with √(2 / (n - 1)). The moments themselves where the number is not told.
 */
export function redrawnNormal(
  { mean, standardDeviation, respondents }: Extract<HumanColumn, { kind: 'normal' }>,
  random: Random,
): { readonly mean: number; readonly standardDeviation: number } {
  if (respondents === null) return { mean, standardDeviation };
  return {
    mean: mean + (standardDeviation / Math.sqrt(respondents)) * normalDraw(random),
    standardDeviation:
      standardDeviation * Math.exp(Math.sqrt(2 / (respondents - 1)) * 0.5 * normalDraw(random)),
  };
}

/** Moments of people, or those that are given. Null below two people. */
export function humanFigures(human: HumanColumn, times?: ArrayLike<number>): SideFigures | null {
  if (human.kind === 'people') {
    return sampleFigures({
      scores: human.scores,
      weights: human.weights,
      ...(times === undefined ? {} : { times }),
    });
  }
  const { mean, standardDeviation, respondents } = human;
  return {
    mean,
    variance: standardDeviation ** 2,
    meanError: respondents === null ? 0 : standardDeviation / Math.sqrt(respondents),
    logVarianceError: respondents === null ? 0 : Math.sqrt(2 / (respondents - 1)),
    people: respondents,
    effective: respondents,
  };
}
