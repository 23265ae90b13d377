import type { StudySnapshot } from '../../store/store.js';
import { linearFit } from '../../analysis/correlation.js';
import { stratifiedMean, type EstimateError } from '../../analysis/estimate-error.js';
import { createRandom } from '../../analysis/random.js';
import { mean } from '../../analysis/summary.js';
import type { AnswerTable } from '../answers/answer-table.js';
import { requestsOf } from '../gain/requests.js';
import { scaleGains, type MeasuredDose } from '../gain/scale-gain.js';

/** Mean gain of two subjects over the same scales and levels. */
export interface GainChange {
  readonly reference: number;
  readonly variant: number;
  /** Variant minus reference; items are the random unit, each scale weighs the same. */
  readonly error: EstimateError;
  readonly scales: number;
}

/** The dose-responses are wanted, and not their own intervals. */
const POINTS_ALONE = {
  labels: new Map<string, string>(),
  bands: [],
  floor: { conditions: [], scales: {}, shifts: [], detectableShare: null },
} as const;

/**
 * Change of the conditioning gain, the slope of observed on requested score, over scales that were asked for at three levels
 * or more. The slope is linear in the scores, so that the change of an item's slope is the slope of its changes; how levels are
 * worded is common to both subjects and falls out. Null without such a scale, or where one has fewer than two items.
 */
export function gainChange(
  variant: readonly AnswerTable[],
  reference: readonly AnswerTable[],
  snapshot: StudySnapshot,
): GainChange | null {
  const [own, other] = [slopesOf(variant, snapshot), slopesOf(reference, snapshot)];
  const scales = [...own.keys()].filter((name) => other.has(name));
  const strata = scales.map((name) =>
    (own.get(name) ?? []).map((slope, item) => slope - (other.get(name)?.[item] ?? NaN)),
  );
  const error = strata.flat().every(Number.isFinite) ? stratifiedMean(strata) : null;
  if (error === null) return null;
  const meanOver = (slopes: ReadonlyMap<string, readonly number[]>): number =>
    mean(scales.map((name) => mean(slopes.get(name) ?? [])));
  return { reference: meanOver(other), variant: meanOver(own), error, scales: scales.length };
}

/** Slopes of the items of each scale that was asked for at three levels or more. */
function slopesOf(
  tables: readonly AnswerTable[],
  snapshot: StudySnapshot,
): ReadonlyMap<string, readonly number[]> {
  const intervals = {
    replicates: 1,
    confidence: snapshot.design.analysis.confidence,
    random: createRandom(0),
  };
  return new Map(
    tables.flatMap((table) =>
      scaleGains(table, requestsOf(table, snapshot), { ...POINTS_ALONE, intervals }).map(
        (dose) => [`${dose.found.instrument}|${dose.found.scale}`, itemSlopes(dose)] as const,
      ),
    ),
  );
}

function itemSlopes({ found, items, range: { min, range } }: MeasuredDose): number[] {
  const requested = found.points.map((point) => (point.requested - min) / range);
  return items.map((scores) => linearFit(requested, scores).slope);
}
