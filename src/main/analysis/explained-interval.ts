import { requireConfidence, requireReplicates, resampleIndices, type Interval } from './bootstrap.js';
import { elementAt } from './element.js';
import { explainedVariance, type AnswerError, type TextScores } from './explained-variance.js';
import type { ResamplingOptions } from './resampled-interval.js';
import { mean, quantile } from './summary.js';

/** Fits of so many steps are made at most, so that many groups and texts take no minutes; a fit takes groups² × (texts + groups). */
const MOST_STEPS = 2e7;
const LEAST_REPLICATES = 100;

/**
 * Interval of the marginal R² of `explainedVariance` by percentiles over texts drawn anew, 0..1. An R² of a sample lies above that
 * of all texts, since the error of the groups' means counts as theirs, and a resample's above the sample's: the lower end
 * is lowered by twice the bias of the resamples, and is 0 where a test at 1 - confidence does not
 * tell groups apart (`p`; null without one). Null where there is no R². Throws a RangeError on a confidence outside (0, 1) or on
 * replicates that are no integer above 0.
 */
export function explainedInterval(
  texts: readonly TextScores[],
  error: AnswerError,
  p: number | null,
  { replicates, confidence, random }: ResamplingOptions,
): Interval | null {
  requireConfidence(confidence);
  requireReplicates(replicates);
  const found = explainedVariance(texts, error);
  if (found === null) return null;
  const groups = texts[0]?.counts.length ?? 0;
  const steps = groups ** 2 * (texts.length + groups);
  const draws = Math.max(
    Math.min(replicates, LEAST_REPLICATES),
    Math.min(replicates, Math.floor(MOST_STEPS / steps)),
  );
  const drawn = Array.from({ length: draws }, () =>
    explainedVariance(
      resampleIndices(texts.length, random).map((place) => elementAt(texts, place)),
      error,
    ),
  ).flatMap((own) => own?.marginal ?? []);
  const estimate = found.marginal;
  if (drawn.length === 0) return { estimate, low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  const bias = Math.max(0, mean(drawn) - estimate);
  const isApart = p === null || p < 1 - confidence;
  return {
    estimate,
    low: isApart ? Math.min(estimate, Math.max(0, quantile(drawn, tail) - 2 * bias)) : 0,
    high: Math.max(estimate, quantile(drawn, 1 - tail)),
  };
}
