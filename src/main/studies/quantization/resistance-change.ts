import { sumOfVariances, type EstimateError } from '../../analysis/estimate-error.js';
import { createRandom, type Random } from '../../analysis/random.js';
import { populationVariance } from '../../analysis/summary.js';
import { testsResistance, type MeasuredScale } from '../measures/adoption.js';
import { resistanceOf } from '../measures/resistance-interval.js';
import {
  createResampler,
  RESAMPLED_UNITS,
  type Resampler,
  type ResampledUnits,
} from '../measures/resistance-resampler.js';

/** Resistance of two subjects over the same cells. */
export interface ResistanceChange {
  readonly reference: number;
  readonly variant: number;
  /** Variant minus reference; null where there is one unit alone of every sort, which says nothing of others. */
  readonly error: EstimateError | null;
  readonly cells: number;
}

export interface ResistanceDraws {
  /** Resamples for each sort of unit, at least 2. */
  readonly replicates: number;
  /** Of the draws, which are the same for both subjects. */
  readonly seed: number;
}

/**
 * Change of resistance, 1 - mean(clip(α, 0, 1)), over the `persona` cells that test resistance in both subjects, each α taken
 * from its own subject's default.
 *
 * The error is that of a paired bootstrap: both subjects are read on the same resample. Items (within their scale), templates
 * and personas are drawn in turn, each alone, and the three variances are added, each with n / (n - 1) for the variance that
 * a resample of n units lacks. Where units of different sorts act together this counts what they share more than once, so it
 * errs toward a wider interval. Degrees of freedom after Satterthwaite: with two templates that differ much, the interval is
 * as wide as two templates make it. Null without a cell in common.
 */
export function resistanceChange(
  variant: readonly MeasuredScale[],
  reference: readonly MeasuredScale[],
  templates: number,
  { replicates, seed }: ResistanceDraws,
): ResistanceChange | null {
  const cells = commonCells(variant, reference);
  if (cells.length === 0) return null;
  const samplers = [cells.map(([own]) => own), cells.map(([, other]) => other)].map((scales) =>
    createResampler(scales, templates),
  ) as [Resampler, Resampler];
  const part = { cells: cells.map((_, place) => place), templates: null, personasVary: true };
  const [own, other] = samplers.map((sampler) => resistanceOf(sampler, part)) as [number, number];
  const parts = RESAMPLED_UNITS.flatMap((sort) => {
    const { units, groups } = samplers[0].unitCount(sort);
    const degrees = units - groups;
    if (degrees < 1) return [];
    const values = drawnChanges(samplers, sort, { replicates, seed }, () =>
      samplers.map((sampler) => resistanceOf(sampler, part)),
    );
    return values.length < 2 ? [] : [{ variance: (populationVariance(values) * units) / degrees, degrees }];
  });
  const total = parts.length === 0 ? null : sumOfVariances(parts);
  return {
    reference: other,
    variant: own,
    error:
      total === null
        ? null
        : { estimate: own - other, standardError: Math.sqrt(total.variance), degrees: total.degrees },
    cells: cells.length,
  };
}

function commonCells(
  variant: readonly MeasuredScale[],
  reference: readonly MeasuredScale[],
): [MeasuredScale, MeasuredScale][] {
  const name = ({ cell }: MeasuredScale): string => `${cell.condition}|${cell.instrument}|${cell.scale}`;
  const counts = (entry: MeasuredScale): boolean => entry.cell.kind === 'persona' && testsResistance(entry);
  const others = new Map(reference.filter(counts).map((entry) => [name(entry), entry]));
  return variant.filter(counts).flatMap((own): [MeasuredScale, MeasuredScale][] => {
    const other = others.get(name(own));
    return other === undefined ? [] : [[own, other]];
  });
}

/** Changes over resamples of one sort of unit; one that says nothing of either subject is passed over. */
function drawnChanges(
  samplers: readonly [Resampler, Resampler],
  sort: ResampledUnits,
  { replicates, seed }: ResistanceDraws,
  resistances: () => readonly number[],
): number[] {
  // Two streams of one seed give both subjects the same resample.
  const streams = samplers.map(() => createRandom(seed));
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    for (const [place, sampler] of samplers.entries()) sampler.draw(streams[place] as Random, sort);
    const [own = NaN, other = NaN] = resistances();
    if (Number.isFinite(own - other)) values.push(own - other);
  }
  return values;
}
