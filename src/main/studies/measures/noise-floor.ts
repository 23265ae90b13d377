import type { NoiseFloor, NoiseShift, ScaleNoise } from '../../../shared/domain/resistance.js';
import { meanOf } from '../../analysis/distribution.js';
import { fQuantile } from '../../analysis/special.js';
import { mean, sum } from '../../analysis/summary.js';
import type { MeasuredScale } from './adoption.js';
import { scaleDistribution, type ScaleKey } from '../answers/answer-table.js';
import { isAnswered, type ReferencedTable } from '../answers/reference.js';

/**
 * The noise floor: how far texts that ask for nothing (placebos, and default variants other than the default itself) move a
 * scale. Its standard deviation is the root mean square distance from the default, over n degrees of freedom where the
 * default is one condition of its own, and n - 1 where it is the mean of the default variants themselves. The least
 * detectable shift is t · √2 · SD, with the two-sided t quantile for these degrees of freedom at `confidence`: what the
 * difference of two conditions that ask for nothing stays under that often (1.96 · √2 · SD for many conditions).
 */
export function noiseFloor(
  tables: readonly ReferencedTable[],
  measured: readonly MeasuredScale[],
  confidence: number,
): NoiseFloor {
  const noise = new Map(
    tables.map((referenced) => [
      referenced.table.instrument.id,
      new Map(
        [...referenced.defaults].flatMap(([scale, { key, mean: standing }]) => {
          const entry = scaleNoise(referenced, key, standing, confidence);
          return entry === null ? [] : [[scale, entry] as const];
        }),
      ),
    ]),
  );
  const shifts = measured.flatMap((entry) => shiftOf(entry, noise));
  const against = new Set(
    measured.flatMap(({ cell }) =>
      cell.kind === 'persona' && cell.direction === 'against'
        ? [`${cell.condition}|${cell.instrument}|${cell.scale}`]
        : [],
    ),
  );
  const tested = shifts.filter(({ condition, instrument, scale }) =>
    against.has(`${condition}|${instrument}|${scale}`),
  );
  return {
    conditions: [
      ...new Set(tables.flatMap((table) => floorConditions(table).flatMap((place) => idOf(table, place)))),
    ],
    scales: Object.fromEntries(
      [...noise].map(([instrument, scales]) => [instrument, Object.fromEntries(scales)]),
    ),
    shifts,
    detectableShare: tested.length === 0 ? null : mean(tested.map(({ detectable }) => (detectable ? 1 : 0))),
  };
}

/** Two-sided t quantile: t² is distributed as F(1, degrees). */
export function tQuantile(confidence: number, degrees: number): number {
  return Math.sqrt(fQuantile(confidence, 1, degrees));
}

function idOf({ table }: ReferencedTable, place: number): string[] {
  const id = table.conditions[place]?.id;
  return id === undefined ? [] : [id];
}

/** Where the default is the variants' own mean, they stay in: their spread around it is what is wanted. */
function floorConditions({ table, reference }: ReferencedTable): number[] {
  const own = reference.length === 1 ? reference[0] : undefined;
  return table.conditions.flatMap(({ kind }, place) =>
    (kind === 'placebo' || kind === 'default') && place !== own && isAnswered(table, place) ? [place] : [],
  );
}

function scaleNoise(
  referenced: ReferencedTable,
  key: ScaleKey,
  standing: number,
  confidence: number,
): ScaleNoise | null {
  const distances = floorConditions(referenced).flatMap((place) => {
    const distribution = scaleDistribution(referenced.table, [place], key);
    return distribution === null ? [] : [meanOf(distribution) - standing];
  });
  const degrees = distances.length - (referenced.reference.length > 1 ? 1 : 0);
  if (degrees < 1) return null;
  const standardDeviation = Math.sqrt(sum(distances.map((distance) => distance ** 2)) / degrees);
  return {
    standardDeviation,
    degrees,
    leastDetectableShift: tQuantile(confidence, degrees) * Math.SQRT2 * standardDeviation,
  };
}

function shiftOf(
  { cell }: MeasuredScale,
  noise: ReadonlyMap<string, ReadonlyMap<string, ScaleNoise>>,
): NoiseShift[] {
  const floor = noise.get(cell.instrument)?.get(cell.scale);
  if (floor === undefined || cell.score === null || cell.default === null) return [];
  const shift = cell.score - cell.default;
  return [
    {
      condition: cell.condition,
      instrument: cell.instrument,
      scale: cell.scale,
      shift,
      units: floor.standardDeviation > 1e-9 ? shift / floor.standardDeviation : null,
      detectable: Math.abs(shift) > Math.max(floor.leastDetectableShift, 1e-9),
    },
  ];
}
