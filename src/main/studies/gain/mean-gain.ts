import type { GainFigure } from '../../../shared/domain/gain/result.js';
import { LEAST_LEVELS } from '../../../shared/domain/gain/scale-gain.js';
import { gainInterval } from '../../analysis/gain-interval.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean } from '../../analysis/summary.js';
import { shareOf } from './requests.js';
import type { MeasuredDose } from './scale-gain.js';

/** Fewer sets of texts than this say little of how sets of texts differ; items stand in for them. */
export const LEAST_TEXT_SETS = 3;

/**
 * The mean gain of scales over the levels that all of them were asked for, in shares of each scale's range. Two things make
 * its error. The texts of one trait differ from those of another, and so do the items that they meet: scales are taken
 * together by the conditions that ask for them, and these sets are drawn anew. And the words that tell one level from the next
 * err for every trait alike, which no set of texts shows: each level's mean distance from the line is drawn too (see
 * `gainInterval`). Below three sets, items are drawn instead of sets. Null without scales, or with fewer than three levels in
 * common.
 */
export function meanGain(doses: readonly MeasuredDose[], intervals: ResamplingOptions): GainFigure | null {
  const [first] = doses;
  if (first === undefined) return null;
  const levels = first.found.points
    .map(({ level }) => level)
    .filter((level) => doses.every(({ found }) => found.points.some((point) => point.level === level)));
  if (levels.length < LEAST_LEVELS) return null;
  const sets = textSets(doses);
  const units = sets.length >= LEAST_TEXT_SETS ? 'texts' : 'items';
  const observed =
    units === 'texts'
      ? sets.map((set) => levels.map((level) => mean(set.map((dose) => observedShare(dose, level)))))
      : doses.flatMap((dose) => itemRows(dose, levels));
  const { unitShare, ...estimate } = gainInterval({
    observed,
    requested: levels.map(shareOf),
    ...intervals,
  });
  const correlations = doses.flatMap(({ found }) => found.spearman ?? []);
  return {
    ...estimate,
    scales: doses.length,
    units,
    unitCount: observed.length,
    unitShare,
    levels,
    spearman: correlations.length === 0 ? null : mean(correlations),
  };
}

/** Scales by the conditions that ask for them: an axis and a domain that one text asks for are one set. */
function textSets(doses: readonly MeasuredDose[]): MeasuredDose[][] {
  const sets = new Map<string, MeasuredDose[]>();
  for (const dose of doses) {
    const texts = dose.found.points
      .flatMap(({ conditions }) => conditions.map(({ condition }) => condition))
      .sort();
    // Conditions that ask for several scales ask for each of them with words of its own.
    const own = dose.found.source === 'profiles' ? dose.found.scale : '';
    const name = JSON.stringify([own, ...texts]);
    const known = sets.get(name) ?? [];
    sets.set(name, [...known, dose]);
  }
  return [...sets.values()];
}

function observedShare({ found, range: { min, range } }: MeasuredDose, level: number): number {
  const point = found.points.find((candidate) => candidate.level === level);
  return ((point?.mean ?? NaN) - min) / range;
}

function itemRows({ found, items }: MeasuredDose, levels: readonly number[]): number[][] {
  const places = levels.map((level) => found.points.findIndex((point) => point.level === level));
  return items.map((scores) => places.map((place) => scores[place] ?? NaN));
}
