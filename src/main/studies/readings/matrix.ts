import type { Condition } from '../../../shared/domain/condition.js';
import type { Matrix, MatrixFigure } from '../../../shared/domain/readings/matrix.js';
import { multitraitMultimethodIntervals } from '../../analysis/multitrait-multimethod-intervals.js';
import { multitraitMultimethod, type TraitMethodTable } from '../../analysis/multitrait-multimethod.js';
import type { ResampledInterval, ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import type { InstrumentReading } from './instrument-readings.js';
import { traitMean } from './profiles.js';

/** Below this many respondents no correlation can be had. */
const LEAST_RESPONDENTS = 3;

/**
 * The multitrait-multimethod matrix of the readings given, over conditions as respondents: those of one persona (its wordings)
 * are taken together, since they are not independent. Traits are those that at least two readings measure. Intervals by
 * bootstrap over respondents. Null with fewer than two readings, without a shared trait, or below three respondents.
 */
export function readingMatrix(
  readings: readonly InstrumentReading[],
  { conditions }: Pick<StudySnapshot, 'conditions'>,
  options: ResamplingOptions,
): Matrix | null {
  const traits = sharedTraits(readings);
  const scores = respondents(conditions).flatMap((places) => {
    const row = traits.map((trait) => readings.map((reading) => meanScore(reading, trait, places)));
    return row.flat().every((score) => score === null) ? [] : [row];
  });
  if (readings.length < 2 || traits.length === 0 || scores.length < LEAST_RESPONDENTS) return null;
  const table: TraitMethodTable = {
    traits,
    methods: readings.map(({ reading }) => reading.instrument),
    scores,
  };
  const found = multitraitMultimethod(table);
  const intervals = multitraitMultimethodIntervals(table, options);
  const { aboveHeteromethod, aboveMonomethod } = found.criteria;
  // A reading that does not measure a trait would stand as an empty row and column.
  const kept = found.variables.flatMap(({ trait, method }, place) =>
    readings.some(
      ({ reading, scales }) => reading.instrument === method && scales.some((scale) => scale.trait === trait),
    )
      ? [place]
      : [],
  );
  const among = <Value>(values: readonly Value[]): Value[] =>
    values.filter((_, place) => kept.includes(place));
  const compared = aboveHeteromethod.comparisons + aboveMonomethod.comparisons;
  return {
    respondents: scores.length,
    variables: among(found.variables).map(({ trait, method }) => ({ trait, reading: method })),
    correlations: among(found.correlations).map((row) => among(row).map((r) => (r === null ? null : r + 0))),
    pairs: among(found.pairs).map((row) => among(row)),
    meanConvergent: figure(found.meanConvergent, intervals.meanConvergent),
    meanHeterotraitMonomethod: found.meanHeterotraitMonomethod,
    meanHeterotraitHeteromethod: found.meanHeterotraitHeteromethod,
    meanDiscriminantDifference: figure(
      found.meanDiscriminantDifference,
      intervals.meanDiscriminantDifference,
    ),
    traits: found.traits.map(({ trait, convergent, discriminantDifference }, place) => ({
      trait,
      convergent: figure(convergent, intervals.traits[place]?.convergent ?? null),
      discriminantDifference: figure(
        discriminantDifference,
        intervals.traits[place]?.discriminantDifference ?? null,
      ),
    })),
    criteria: {
      ...found.criteria,
      share: compared === 0 ? null : (aboveHeteromethod.satisfied + aboveMonomethod.satisfied) / compared,
    },
    htmt: found.htmt.map(({ first, second, ratio }, place) => ({
      first,
      second,
      ratio: figure(ratio, intervals.htmt[place]?.ratio ?? null),
    })),
  };
}

/**
 * Mean correlation of a trait's self-report with the same trait's behaviour, over traits and pairs of readings; null where
 * none is defined.
 */
export function crossConvergence(
  { variables, correlations }: Matrix,
  readings: readonly InstrumentReading[],
): number | null {
  const kinds = new Map(readings.map(({ reading }) => [reading.instrument, reading.kind]));
  const values = variables.flatMap((first, row) =>
    variables.flatMap((second, column) =>
      first.trait === second.trait &&
      kinds.get(first.reading) === 'self-report' &&
      kinds.get(second.reading) === 'behaviour'
        ? (correlations[row]?.[column] ?? [])
        : [],
    ),
  );
  return values.length === 0 ? null : mean(values);
}

function sharedTraits(readings: readonly InstrumentReading[]): string[] {
  const counts = new Map<string, number>();
  for (const { scales } of readings) {
    for (const { trait } of scales) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  }
  return [...counts].flatMap(([trait, count]) => (count > 1 ? [trait] : []));
}

/** Places of the conditions that count as one respondent. */
function respondents(conditions: readonly Condition[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [place, { id, kind, persona, role, antiOf }] of conditions.entries()) {
    const named = persona !== undefined || role !== undefined || antiOf !== undefined;
    const name = named ? JSON.stringify([kind, persona, role, antiOf]) : id;
    groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  return [...groups.values()];
}

function meanScore(
  { table, scales }: InstrumentReading,
  trait: string,
  places: readonly number[],
): number | null {
  const scale = scales.find((candidate) => candidate.trait === trait);
  if (scale === undefined) return null;
  const scores = places.flatMap((place) => traitMean(table, place, scale) ?? []);
  return scores.length === 0 ? null : mean(scores);
}

function figure(estimate: number | null, interval: ResampledInterval | null): MatrixFigure {
  if (estimate === null) return { estimate: null, interval: null };
  return {
    estimate: estimate + 0,
    interval:
      interval === null
        ? null
        : { estimate: interval.estimate + 0, low: interval.low + 0, high: interval.high + 0 },
  };
}
