import type { Mixture, SimulatedPerson } from '../../../shared/domain/population/mixture.js';
import type { NoiseFloor } from '../../../shared/domain/resistance.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { mixtureWeight } from '../../analysis/mixture-weight.js';
import { wilsonInterval } from '../../analysis/proportion.js';
import { resampledInterval, type ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean, quantile } from '../../analysis/summary.js';
import { resampleIndices } from '../../analysis/bootstrap.js';
import type { ReferencedTable } from '../answers/reference.js';
import { LEAST_MOVEMENT, topKeys } from '../gain/requests.js';
import type { StudySnapshot } from '../../store/store.js';
import { targetScores, type PersonConditions, type SimulatedPeople } from './simulated-people.js';

const WEIGHT_BINS = 10;

/** The human standard deviation of a scale; null where it is not known. */
export type DeviationOf = (instrument: string, scale: string) => number | null;

/**
 * Every simulated person of whom a scale can be read, with its scores, its distance from the default, whether it stands out from
 * it at all (by more than the least detectable shift and a tenth of a graded step), and the share of the default in it: by
 * least squares over domains and axes, as shares of their ranges.
 */
export function readPeople(
  tables: readonly ReferencedTable[],
  people: SimulatedPeople,
  snapshot: StudySnapshot,
  floor: NoiseFloor,
  deviationOf: DeviationOf,
): SimulatedPerson[] {
  const read = tables.map((referenced) => ({
    referenced,
    scales: topKeys(referenced.table).map((key) => ({ key, scores: people.scores(referenced.table, key) })),
  }));
  return people.people.flatMap((person, at): SimulatedPerson[] => {
    const standings = read.flatMap(({ referenced, scales }) => {
      const targets = targetScores(person, referenced.table, snapshot);
      return scales.flatMap(({ key, scores }) => {
        const score = scores[at] ?? NaN;
        return Number.isNaN(score)
          ? []
          : [standingOf(referenced, key.scale.id, score, targets, floor, deviationOf)];
      });
    });
    if (standings.length === 0) return [];
    return [personOf(person, standings, snapshot)];
  });
}

interface Standing {
  readonly instrument: string;
  readonly scale: string;
  readonly score: number;
  /** Distance from the default in human standard deviations; null where either is not known. */
  readonly deviations: number | null;
  readonly standsOut: boolean | null;
  /** As shares of the range; null without a default or a target. */
  readonly mixed: { readonly score: number; readonly standing: number; readonly target: number } | null;
}

function standingOf(
  { table, defaults }: ReferencedTable,
  scale: string,
  score: number,
  targets: ReadonlyMap<string, number>,
  floor: NoiseFloor,
  deviationOf: DeviationOf,
): Standing {
  const instrument = table.instrument.id;
  const standing = defaults.get(scale)?.mean ?? null;
  const target = targets.get(scale) ?? null;
  const deviation = deviationOf(instrument, scale);
  const noise = floor.scales[instrument]?.[scale]?.leastDetectableShift ?? null;
  const share = (value: number): number => (value - table.min) / table.range;
  return {
    instrument,
    scale,
    score,
    deviations: standing === null || deviation === null ? null : (score - standing) / deviation,
    standsOut:
      standing === null || noise === null
        ? null
        : Math.abs(score - standing) > Math.max(noise, LEAST_MOVEMENT * table.range),
    mixed:
      standing === null || target === null
        ? null
        : { score: share(score), standing: share(standing), target: share(target) },
  };
}

function personOf(
  { id, label, places }: PersonConditions,
  standings: readonly Standing[],
  { conditions }: StudySnapshot,
): SimulatedPerson {
  const scores: Record<string, Record<string, number>> = {};
  for (const { instrument, scale, score } of standings) (scores[instrument] ??= {})[scale] = score;
  const deviations = standings.flatMap((standing) => standing.deviations ?? []);
  const known = standings.flatMap(({ standsOut }) => standsOut ?? []);
  const mixed = standings.flatMap((standing) => standing.mixed ?? []);
  return {
    id,
    label,
    conditions: places.flatMap((place) => conditions[place]?.id ?? []),
    scores,
    distance: deviations.length === 0 ? null : Math.sqrt(mean(deviations.map((own) => own ** 2))),
    withinNoise: known.length === 0 ? null : !known.includes(true),
    weight: mixtureWeight({
      scores: mixed.map(({ score }) => score),
      standing: mixed.map(({ standing }) => standing),
      target: mixed.map(({ target }) => target),
    }),
  };
}

/**
 * How much of the simulated people is the default. `made` are those whose targets are rows of the reference. Null where nobody
 * asks for anything beside the default, or nobody's distance is known.
 */
export function mixtureOf(
  people: readonly SimulatedPerson[],
  made: ReadonlySet<string>,
  options: ResamplingOptions,
): Mixture | null {
  const weighed = people.filter(({ weight }) => weight !== null);
  const raw = weighed.flatMap(({ weight }) => weight ?? []);
  const distances = people.flatMap(({ distance }) => distance ?? []);
  if (raw.length === 0 || distances.length === 0) return null;
  const clamped = raw.map((weight) => Math.min(1, Math.max(0, weight)));
  const noise = people.flatMap(({ withinNoise }) => withinNoise ?? []);
  const rows = weighed.filter(({ id }) => made.has(id)).length;
  return {
    targets: rows === 0 ? 'personas' : rows === weighed.length ? 'rows' : 'both',
    people: raw.length,
    leftOut: people.length - raw.length,
    mean: meanInterval(clamped, options),
    rawMean: meanInterval(raw, options),
    quartiles: quartilesOf(raw),
    below: raw.filter((weight) => weight < 0).length / raw.length,
    above: raw.filter((weight) => weight > 1).length / raw.length,
    histogram: {
      first: 0,
      width: 1 / WEIGHT_BINS,
      shares: Array.from(
        { length: WEIGHT_BINS },
        (_, bin) =>
          clamped.filter((weight) => Math.min(WEIGHT_BINS - 1, Math.floor(weight * WEIGHT_BINS)) === bin)
            .length / raw.length,
      ),
    },
    distances: quartilesOf(distances),
    withinNoise:
      noise.length === 0
        ? null
        : wilsonInterval(noise.filter(Boolean).length, noise.length, options.confidence),
  };
}

/** Mean with its percentile bootstrap interval over people. */
export function meanInterval(values: readonly number[], options: ResamplingOptions): Interval {
  const estimate = mean(values);
  const found = resampledInterval(estimate, options, (random) =>
    mean(resampleIndices(values.length, random).map((place) => values[place] ?? NaN)),
  );
  return { estimate, low: found?.low ?? estimate, high: found?.high ?? estimate };
}

function quartilesOf(values: readonly number[]): [number, number, number] {
  return [quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)];
}
