import { resampleIndices } from './bootstrap.js';
import { spearman } from './correlation.js';
import { elementAt } from './element.js';
import { resampledIntervals, type ResampledInterval, type ResamplingOptions } from './resampled-interval.js';
import { mean, sum } from './summary.js';

/** Agreement of a judge with labels on one scale of levels; shares 0..1. */
export interface Agreement {
  /** Number of labelled replies. */
  readonly labelled: number;
  /** Cohen's κ with quadratic weights, at most 1; null where chance alone leaves nothing to disagree on. */
  readonly quadraticKappa: number | null;
  /** Cohen's κ without weights. */
  readonly kappa: number | null;
  /** Mean distance in levels. */
  readonly meanAbsoluteError: number;
  /** Spearman's ρ of the labels with the judge's mean level; null where one does not vary. */
  readonly spearman: number | null;
  /** Share of replies put at the labelled level. */
  readonly exact: number;
  /** Share of replies put at the labelled level or one beside it. */
  readonly withinOne: number;
}

/** What of `Agreement` the bootstrap gives an interval for. */
export type AgreementFigure = Exclude<keyof Agreement, 'labelled'>;

/** How far from 1 the probabilities of a judge may sum. */
const SUM_TOLERANCE = 1e-6;

/** A hard judgement as a distribution over levels. Throws a RangeError unless `level` is one of 0..levels-1. */
export function oneHot(level: number, levels: number): number[] {
  if (!Number.isInteger(level) || level < 0 || level >= levels) {
    throw new RangeError(`no level ${level} among ${levels}`);
  }
  return Array.from({ length: levels }, (_, index) => (index === level ? 1 : 0));
}

/** The most probable level, the lowest of those that tie. Throws a RangeError without levels. */
export function modalLevel(distribution: readonly number[]): number {
  if (distribution.length === 0) throw new RangeError('a distribution needs at least one level');
  return distribution.indexOf(Math.max(...distribution));
}

function requireJudgements(labels: readonly number[], judged: readonly (readonly number[])[]): number {
  if (labels.length !== judged.length || labels.length === 0) {
    throw new RangeError(
      `each label needs one judgement, and there must be one; got ${labels.length} and ${judged.length}`,
    );
  }
  const levels = elementAt(judged, 0).length;
  for (const [index, label] of labels.entries()) {
    if (!Number.isInteger(label) || label < 0 || label >= levels) {
      throw new RangeError(`label ${index} is no level of ${levels}: ${label}`);
    }
    const distribution = elementAt(judged, index);
    if (distribution.length !== levels || !distribution.every((share) => share >= 0)) {
      throw new RangeError(`judgement ${index} is no distribution over ${levels} levels`);
    }
    if (!(Math.abs(sum(distribution) - 1) <= SUM_TOLERANCE)) {
      throw new RangeError(`judgement ${index} sums to ${sum(distribution)}, not to 1`);
    }
  }
  return levels;
}

/**
 * Label × judged level: the expected number of replies in each cell when the judge answers by its distribution; whole
 * numbers for hard judgements. Throws a RangeError unless each label (0..levels-1) comes with a distribution over the
 * levels that sums to 1.
 */
export function agreementTable(
  labels: readonly number[],
  judged: readonly (readonly number[])[],
): number[][] {
  const levels = requireJudgements(labels, judged);
  const table = Array.from({ length: levels }, () => new Array<number>(levels).fill(0));
  for (const [index, label] of labels.entries()) {
    const row = elementAt(table, label);
    for (const [level, share] of elementAt(judged, index).entries())
      row[level] = elementAt(row, level) + share;
  }
  return table;
}

/**
 * Cohen's κ of a square table of (expected) counts: 1 - Σ w o / Σ w e, w being 1 off the diagonal, or the squared
 * distance in levels. Null where the margins leave no chance disagreement, e.g. both put everything at one level. Throws
 * a RangeError unless the table is square with counts of at least 0, not all 0. Sources: Cohen 1960, Educational and
 * Psychological Measurement 20:37-46; Cohen 1968, Psychological Bulletin 70:213-220, equation 8.
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  weights: 'none' | 'quadratic',
): number | null {
  const levels = table.length;
  const counts = table.flat();
  if (table.some((row) => row.length !== levels) || !counts.every((count) => count >= 0)) {
    throw new RangeError('a table of agreement is square, with counts of at least 0');
  }
  const total = sum(counts);
  if (!(total > 0) || !Number.isFinite(total))
    throw new RangeError('a table of agreement holds at least one reply');
  const rows = table.map((row) => sum(row));
  const columns = table.map((_, column) => sum(table.map((row) => elementAt(row, column))));
  const observed: number[] = [];
  const expected: number[] = [];
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const weight = weights === 'quadratic' ? (i - j) ** 2 : i === j ? 0 : 1;
      observed.push(weight * count);
      expected.push((weight * elementAt(rows, i) * elementAt(columns, j)) / total);
    }
  }
  const chance = sum(expected);
  return chance > 0 ? 1 - sum(observed) / chance : null;
}

function figures(
  labels: readonly number[],
  judged: readonly (readonly number[])[],
): Record<AgreementFigure, number | null> & Agreement {
  const table = agreementTable(labels, judged);
  const cells = table.flatMap((row, i) => row.map((count, j) => ({ distance: Math.abs(i - j), count })));
  const share = (most: number): number =>
    sum(cells.filter(({ distance }) => distance <= most).map(({ count }) => count)) / labels.length;
  const levelMeans = judged.map((distribution) => sum(distribution.map((part, level) => part * level)));
  return {
    labelled: labels.length,
    quadraticKappa: cohenKappa(table, 'quadratic'),
    kappa: cohenKappa(table, 'none'),
    meanAbsoluteError: mean(
      judged.map((distribution, index) =>
        sum(distribution.map((part, level) => part * Math.abs(level - elementAt(labels, index)))),
      ),
    ),
    spearman: labels.length < 2 ? null : spearman(labels, levelMeans),
    exact: share(0),
    withinOne: share(1),
  };
}

/**
 * Agreement of a judge with labels, as expected values when the judge answers by its distribution over levels; for hard
 * judgements pass `oneHot(modalLevel(p), p.length)`. `labels[i]` is a level 0..levels-1, `judged[i]` sums to 1. Throws a
 * RangeError like `agreementTable`.
 */
export function judgeAgreement(labels: readonly number[], judged: readonly (readonly number[])[]): Agreement {
  return figures(labels, judged);
}

/**
 * Percentile bootstrap intervals of the figures of `judgeAgreement`, over labelled replies. Null where a figure is, or
 * where more than 5 % of the resamples leave it undefined. Throws a RangeError like `agreementTable` and
 * `resampledIntervals`.
 */
export function judgeAgreementIntervals(
  labels: readonly number[],
  judged: readonly (readonly number[])[],
  options: ResamplingOptions,
): Record<AgreementFigure, ResampledInterval | null> {
  const { labelled, ...estimates } = figures(labels, judged);
  return resampledIntervals<AgreementFigure>(estimates, options, (random) => {
    const drawn = resampleIndices(labelled, random);
    return figures(
      drawn.map((index) => elementAt(labels, index)),
      drawn.map((index) => elementAt(judged, index)),
    );
  });
}
