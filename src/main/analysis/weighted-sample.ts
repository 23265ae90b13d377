/** First moments of people's scores, with their standard errors. */
export interface SampleFigures {
  /** People with a score. */
  readonly people: number;
  /** Kish's effective number: (Σw)² / Σw². */
  readonly effective: number;
  readonly mean: number;
  /** With n_eff / (n_eff - 1), which for equal weights is the sample variance (n - 1). */
  readonly variance: number;
  /** Standard error of the mean. */
  readonly meanError: number;
  /** Standard error of the logarithm of the variance; Infinity where nothing varies. */
  readonly logVarianceError: number;
}

/** Scores of people; a score that is NaN is left out. */
export interface WeightedScores {
  readonly scores: ArrayLike<number>;
  /** All alike where it is null. */
  readonly weights?: ArrayLike<number> | null;
  /** How often each person was drawn; once where it is absent. */
  readonly times?: ArrayLike<number>;
}

/** A spread below this share of the size of the scores is rounding. */
const ROUNDING = 1e-12;

/**
 * Mean and variance of weighted scores, with standard errors from their influence functions, w (x - m) and
 * w ((x - m)² / s² - 1), which for equal weights are s / √n and √((m₄/s⁴ - 1) / n). Source of the effective number: Kish 1965,
 * Survey Sampling, section 11.7. Null below two people with a weight.
 */
export function sampleFigures(sample: WeightedScores): SampleFigures | null {
  let people = 0;
  let total = 0;
  let squares = 0;
  let first = 0;
  let size = 0;
  eachScore(sample, (score, weight, times) => {
    people += times;
    total += times * weight;
    squares += times * weight * weight;
    first += times * weight * score;
    size = Math.max(size, Math.abs(score));
  });
  const effective = (total * total) / squares;
  if (people < 2 || !(effective > 1)) return null;
  const mean = first / total;
  let second = 0;
  let meanInfluence = 0;
  let fourth = 0;
  let cross = 0;
  eachScore(sample, (score, weight, times) => {
    const square = (score - mean) ** 2;
    second += times * weight * square;
    meanInfluence += times * weight * weight * square;
    fourth += times * weight * weight * square * square;
    cross += times * weight * weight * square;
  });
  const spread = second / total;
  const isConstant = !(spread > (ROUNDING * size) ** 2);
  const unbiased = effective / (effective - 1);
  // Σ w² (d²/s² - 1)² multiplied out, so that one pass is enough.
  const influence = fourth / (spread * spread) - (2 * cross) / spread + squares;
  return {
    people,
    effective,
    mean,
    variance: isConstant ? 0 : spread * unbiased,
    meanError: isConstant ? 0 : (Math.sqrt(meanInfluence) / total) * Math.sqrt(unbiased),
    logVarianceError: isConstant ? Infinity : Math.sqrt(Math.max(0, influence)) / total,
  };
}

function eachScore(
  { scores, weights = null, times }: WeightedScores,
  take: (score: number, weight: number, times: number) => void,
): void {
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] as number;
    const weight = weights === null ? 1 : (weights[place] as number);
    const drawn = times === undefined ? 1 : (times[place] as number);
    if (!Number.isNaN(score) && weight > 0 && drawn > 0) take(score, weight, drawn);
  }
}
