import type { Estimate } from '../../../shared/domain/figures.js';
import type { ScaleReliability } from '../../../shared/domain/specification-curve/reliability.js';
import type { Interval } from '../../analysis/bootstrap.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import { cronbachAlpha, mcdonaldOmega, splitHalf } from '../../analysis/reliability.js';
import { alphaInterval, guttmanLambda6 } from '../../analysis/reliability-intervals.js';
import { resampledIntervals } from '../../analysis/resampled-interval.js';
import { splitHalves } from '../../analysis/split-halves.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import { cellPlace, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';
import { clusteredRows } from './clustered-rows.js';
import { retestOf } from './retest.js';

/** How reliability is drawn. `seed` names the streams, so that a scale's draws do not depend on the scales before it. */
export interface ReliabilitySettings {
  readonly replicates: number;
  readonly confidence: number;
  readonly seed: number;
}

/** Splits into halves that are looked at where there are more. */
const MOST_SPLITS = 100;
/** Respondents, and conditions, from which reliability is told at all. */
const LEAST_RESPONDENTS = 4;
const LEAST_CONDITIONS = 3;

/**
 * Reliability of each domain and axis over administrations. `table` has the specifications in place of templates and one
 * option order. A scale with fewer than two items is left out; figures that are undefined are null.
 */
export function reliabilityOf(table: AnswerTable, settings: ReliabilitySettings): ScaleReliability[] {
  return table.scales
    .filter(({ scale, items }) => scale.kind !== 'facet' && items.length >= 2)
    .map((key) => scaleReliability(table, key, settings));
}

type Figure = 'alpha' | 'omega' | 'splitHalf' | 'splitHalves' | 'lambda6';

function scaleReliability(
  table: AnswerTable,
  key: ScaleKey,
  settings: ReliabilitySettings,
): ScaleReliability {
  const clusters = table.conditions
    .map((_, condition) => administrations(table, condition, key))
    .filter((rows) => rows.length > 0);
  const rows = clusters.flat();
  const stream = hashSeed(settings.seed, table.instrument.id, key.scale.id);
  const about = {
    instrument: table.instrument.id,
    scale: key.scale.id,
    name: key.scale.name,
    items: key.items.length,
    respondents: rows.length,
    conditions: clusters.length,
    retest: retestOf(table, key, { ...settings, random: createRandom(hashSeed(stream, 'retest')) }),
  };
  if (rows.length < LEAST_RESPONDENTS || clusters.length < LEAST_CONDITIONS) {
    const nothing = { alpha: null, alphaOverConditions: null, omega: null, lambda6: null };
    return { ...about, ...nothing, splitHalf: null, splitHalves: null };
  }
  const halves = (sample: readonly (readonly number[])[]) =>
    splitHalves(sample, { most: MOST_SPLITS, random: createRandom(hashSeed(stream, 'splits')) });
  const figures = (sample: readonly (readonly number[])[]): Record<Figure, number | null> => ({
    alpha: cronbachAlpha(sample),
    omega: mcdonaldOmega(sample),
    splitHalf: splitHalf(sample),
    splitHalves: halves(sample)?.mean ?? null,
    lambda6: guttmanLambda6(sample),
  });
  const resampling = clusteredRows(clusters);
  const intervals = resampledIntervals(
    figures(rows),
    { ...settings, random: createRandom(hashSeed(stream, 'bootstrap')) },
    (random) => figures(resampling.draw(random)),
  );
  const split = halves(rows);
  return {
    ...about,
    alpha: plain(alphaInterval(rows, settings.confidence)),
    alphaOverConditions: plain(intervals.alpha),
    omega: plain(intervals.omega),
    splitHalf: plain(intervals.splitHalf),
    splitHalves:
      split === null || intervals.splitHalves === null
        ? null
        : {
            ...(plain(intervals.splitHalves) as Estimate),
            lowest: split.lowest,
            highest: split.highest,
            splits: split.splits,
            exhaustive: split.exhaustive,
          },
    lambda6: plain(intervals.lambda6),
  };
}

/** Keyed item means of a condition's administrations that have every item. */
function administrations(table: AnswerTable, condition: number, key: ScaleKey): number[][] {
  return table.templates.flatMap((_, template) => {
    const row = key.items.map((item, place) =>
      keyedScore(
        table.cellMeans[cellPlace(table, condition, template, 0, item)] as number,
        key.signs[place] as KeyingSign,
        table.min,
        table.max,
      ),
    );
    return row.some(Number.isNaN) ? [] : [row];
  });
}

function plain(interval: Interval | null): Estimate | null {
  if (interval === null) return null;
  const { estimate, low, high } = interval;
  return { estimate, low, high };
}
