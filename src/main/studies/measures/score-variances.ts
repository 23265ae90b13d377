import { mean, variance } from '../../analysis/summary.js';
import { administrationMean, cellPlace, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';

/** A score with the part of its variance that comes from sampling answers: 0 for readouts, which are exact. */
export interface ScoreWithError {
  readonly score: number;
  readonly error: number;
}

/** One scale in one condition: its score, and how much it varies within the condition. */
export interface ConditionScores extends ScoreWithError {
  /** Variance of one administration's score at a fixed template and option order; NaN where no cell has two answers. */
  readonly run: number;
  /** Variance of the score over templates, and over option orders within a template; null below two. */
  readonly template: number | null;
  readonly order: number | null;
}

interface Administration extends ScoreWithError {
  readonly run: number;
}

/**
 * Reads one scale in one condition: the mean over option orders, then templates. An administration's variance is the sum of
 * its items' variances over the squared number of items, since items are answered independently of one another: that is the
 * variance of the convolution. Null where no administration has enough answers.
 */
export function conditionScores(
  table: AnswerTable,
  condition: number,
  key: ScaleKey,
): ConditionScores | null {
  const templates = table.templates.map((_, template) =>
    table.orders.flatMap((_, order) => administration(table, condition, template, order, key) ?? []),
  );
  const answered = templates.filter((orders) => orders.length > 0);
  if (answered.length === 0) return null;
  const runs = answered.flat().flatMap(({ run }) => (Number.isNaN(run) ? [] : [run]));
  const templateScores = answered.map(average);
  return {
    ...average(templateScores),
    run: runs.length === 0 ? NaN : mean(runs),
    template: varianceBeyondError(templateScores),
    order: meanOrNull(answered.flatMap((orders) => varianceBeyondError(orders) ?? [])),
  };
}

/** The mean of scores whose errors are independent. */
export function average(scores: readonly ScoreWithError[]): ScoreWithError {
  return {
    score: mean(scores.map(({ score }) => score)),
    error: mean(scores.map(({ error }) => error)) / scores.length,
  };
}

/**
 * Variance (n - 1) of scores less the part that sampling answers put there; not below 0. Null below two scores. Without the
 * correction a sampled study would show more variance than a readout of the same subject.
 */
export function varianceBeyondError(scores: readonly ScoreWithError[]): number | null {
  if (scores.length < 2) return null;
  const error = mean(scores.map((score) => score.error));
  return Math.max(0, variance(scores.map(({ score }) => score)) - error);
}

/** Mean, or null without values. */
export function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}

function administration(
  table: AnswerTable,
  condition: number,
  template: number,
  order: number,
  key: ScaleKey,
): Administration | null {
  const score = administrationMean(table, condition, template, order, key);
  if (score === null) return null;
  let run = 0;
  let error = 0;
  let known = 0;
  for (const item of key.items) {
    const place = cellPlace(table, condition, template, order, item);
    const answerVariance = table.cellVariances[place] as number;
    if (Number.isNaN(answerVariance)) continue;
    run += answerVariance;
    error += answerVariance / (table.cellSizes[place] as number);
    known += 1;
  }
  const items = key.items.length;
  return known === 0
    ? { score, run: NaN, error: 0 }
    : { score, run: run / known / items, error: error / known / items };
}
