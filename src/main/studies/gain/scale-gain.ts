import { LEAST_LEVELS, type GainPoint, type ScaleGain } from '../../../shared/domain/gain/scale-gain.js';
import type { NoiseFloor } from '../../../shared/domain/resistance/noise-floor.js';
import type { ScaleBand } from '../../../shared/contract/views.js';
import { linearFit } from '../../analysis/correlation.js';
import { doseResponse } from '../../analysis/dose-response.js';
import { gainInterval } from '../../analysis/gain-interval.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean } from '../../analysis/summary.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { gridInterval } from './grid-interval.js';
import {
  itemGrid,
  LEAST_MOVEMENT,
  presentMean,
  scaleMean,
  shareOf,
  topKeys,
  type Request,
} from './requests.js';

/** A scale's dose-response with what a mean over scales is made of. */
export interface MeasuredDose {
  readonly found: ScaleGain;
  /** Keyed item scores as shares of the range, [item][point]: items that were answered at every level. */
  readonly items: readonly (readonly number[])[];
  readonly range: { readonly min: number; readonly range: number };
}

/** What dose-responses are read against, and how their intervals are drawn. */
export interface DoseContext {
  readonly labels: ReadonlyMap<string, string>;
  readonly bands: readonly ScaleBand[];
  readonly floor: NoiseFloor;
  readonly intervals: ResamplingOptions;
}

const ROUNDING = 1e-9;
const MIDDLE = 5;

/**
 * The dose-response of every domain and axis of an instrument that was asked for at three levels or more: from the conditions
 * that ask for it alone where these have so many levels, else from those that ask for other scales too. A point is the mean of
 * all conditions of one level, whatever stands beside the request (wordings, roles and people before it).
 */
export function scaleGains(
  table: AnswerTable,
  requests: readonly Request[],
  context: DoseContext,
): MeasuredDose[] {
  return topKeys(table).flatMap((key) => {
    const asking = requests.filter(({ levels }) => levels.has(key.scale.id));
    const single = asking.filter(({ levels }) => levels.size === 1);
    const several = asking.filter(({ levels }) => levels.size > 1);
    const measured =
      measureDose(table, key, 'single', single, context) ??
      measureDose(table, key, 'profiles', several, context);
    return measured === null ? [] : [measured];
  });
}

function measureDose(
  table: AnswerTable,
  key: ScaleKey,
  source: ScaleGain['source'],
  requests: readonly Request[],
  context: DoseContext,
): MeasuredDose | null {
  const doses = dosesOf(table, key, requests);
  if (doses.length < LEAST_LEVELS) return null;
  const grids = doses.map(({ answered }) =>
    itemGrid(
      table,
      answered.map(({ request }) => request.place),
      key,
    ),
  );
  const items = completeItems(key, grids);
  if (items.length === 0) return null;
  const { min, range } = table;
  const instrument = table.instrument.id;
  const scale = key.scale.id;
  const means = doses.map(({ answered }) => mean(answered.map((entry) => entry.mean)));
  const requested = doses.map(({ level }) => min + shareOf(level) * range);
  const band = context.bands.find((own) => own.instrument === instrument && own.scale === scale);
  const standing = band?.defaultMean ?? null;
  const least = context.floor.scales[instrument]?.[scale]?.leastDetectableShift ?? null;
  const leastStep = Math.max(least ?? 0, LEAST_MOVEMENT * range);
  const middle = nearestToMiddle(doses.map(({ level }) => level));
  const response = doseResponse(
    doses.map(({ level }, place) => ({
      level,
      requested: requested[place] ?? NaN,
      observed: means[place] ?? NaN,
    })),
    { middle, leastStep },
  );
  const { intervals } = context;
  const interval = gainInterval({ observed: items, requested, ...intervals });
  const points = doses.map(({ level, answered }, place): GainPoint => {
    const { estimate, low, high } = gridInterval(means[place] ?? NaN, grids[place] ?? [], intervals);
    return {
      level,
      requested: requested[place] ?? NaN,
      mean: estimate,
      low,
      high,
      isotonic: response.isotonic[place] ?? NaN,
      detectable:
        standing === null || least === null
          ? null
          : Math.abs(estimate - standing) > Math.max(least, ROUNDING),
      conditions: answered.map(({ request: { condition }, mean: own }) => ({
        condition: condition.id,
        label: context.labels.get(condition.id) ?? condition.id,
        wording: condition.wording ?? null,
        mean: own,
      })),
    };
  });
  return {
    found: {
      instrument,
      scale,
      source,
      points,
      gain: { estimate: interval.estimate, low: interval.low, high: interval.high },
      itemShare: interval.unitShare,
      intercept: response.intercept,
      r2: response.r2,
      spearman: response.spearman,
      violations: response.violations,
      following: response.following,
      unbroken: response.unbroken,
      saturated: response.saturated,
      middle,
      leastStep,
      halves: {
        below: slopeOf(points.filter(({ level }) => level <= middle)),
        above: slopeOf(points.filter(({ level }) => level >= middle)),
      },
      default: standing,
      placebo: band?.placebo ?? null,
      leastDetectableShift: least,
    },
    items: items.map((scores) => scores.map((score) => (score - min) / range)),
    range: { min, range },
  };
}

interface Dose {
  readonly level: number;
  readonly answered: readonly { readonly request: Request; readonly mean: number }[];
}

/** The requests that were answered, by level, ascending. */
function dosesOf(table: AnswerTable, key: ScaleKey, requests: readonly Request[]): Dose[] {
  const doses = new Map<number, { request: Request; mean: number }[]>();
  for (const request of requests) {
    const level = request.levels.get(key.scale.id);
    const own = scaleMean(table, request.place, key);
    if (level === undefined || own === null) continue;
    const known = doses.get(level) ?? [];
    doses.set(level, known);
    known.push({ request, mean: own });
  }
  return [...doses].map(([level, answered]) => ({ level, answered })).sort((a, b) => a.level - b.level);
}

/** [item][level] scores over templates, of the items that were answered at every level. */
function completeItems(key: ScaleKey, grids: readonly (readonly (readonly number[])[])[]): number[][] {
  return key.items
    .map((_, item) => grids.map((grid) => presentMean(grid.map((row) => row[item] ?? NaN))))
    .filter((scores) => !scores.some(Number.isNaN));
}

/** The level nearest to 5, the lower of two as near. */
function nearestToMiddle(levels: readonly number[]): number {
  return levels.reduce((best, level) => (Math.abs(level - MIDDLE) < Math.abs(best - MIDDLE) ? level : best));
}

function slopeOf(points: readonly Pick<GainPoint, 'requested' | 'mean'>[]): number | null {
  if (points.length < 2) return null;
  return linearFit(
    points.map(({ requested }) => requested),
    points.map((point) => point.mean),
  ).slope;
}
