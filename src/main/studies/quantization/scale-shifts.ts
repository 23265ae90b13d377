import type { ScaleShift } from '../../../shared/domain/quantization/effect.js';
import type { EquivalenceMargins } from '../../../shared/domain/quantization/settings.js';
import type { NoiseFloor } from '../../../shared/domain/resistance/noise-floor.js';
import { clusteredMean, studentInterval, type EstimateError } from '../../analysis/estimate-error.js';
import { mean } from '../../analysis/summary.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import { enough, itemShares, type AnswerTable, type ScaleKey } from '../answers/answer-table.js';
import type { ReferencedTable } from '../answers/reference.js';
import { topKeys } from '../gain/requests.js';

/** A shift with the error that a test of it needs; null below two items, or where all are of one facet. */
export interface MeasuredShift {
  readonly shift: ScaleShift;
  readonly error: EstimateError | null;
}

/** Two subjects' answers on one instrument, over the same cells. */
export interface TablePair {
  readonly variant: ReferencedTable;
  readonly reference: ReferencedTable;
}

export interface ShiftSettings {
  readonly margins: EquivalenceMargins;
  readonly confidence: number;
  /** Of the reference, over the same cells. */
  readonly floor: NoiseFloor;
  /** Conditions' short words by id. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Range of the five-point response scale that margins are given on. */
const MARGIN_RANGE = 4;
const ROUNDING = 1e-9;

/** What counts as no shift, in points of the instrument's own response scale. */
export function pointsMargin({ range }: AnswerTable, { points }: EquivalenceMargins): number {
  return (points * range) / MARGIN_RANGE;
}

/** With fewer facets than this, facets say too little of how facets differ; items stand for themselves. */
const LEAST_FACETS = 3;

/**
 * Shift of every domain and axis of the default. Items are the random unit: a difference per item, averaged over templates,
 * option orders and, where the default is several texts, over these. Items of one facet go together, since what moves one is
 * likely to move the next. A scale that less than half was answered of is left out.
 */
export function defaultShifts(pair: TablePair, settings: ShiftSettings): MeasuredShift[] {
  const { reference } = pair.reference;
  return shiftsIn(pair, reference, { condition: null, kind: 'default', label: 'default' }, settings);
}

/** The same in each condition that is not the default itself, in the study's order. */
export function conditionShifts(pair: TablePair, settings: ShiftSettings): MeasuredShift[] {
  const { table, reference } = pair.variant;
  return table.conditions.flatMap(({ id, kind }, place) =>
    reference.length === 1 && reference[0] === place
      ? []
      : shiftsIn(pair, [place], { condition: id, kind, label: settings.labels.get(id) ?? id }, settings),
  );
}

function shiftsIn(
  pair: TablePair,
  places: readonly number[],
  where: Pick<ScaleShift, 'condition' | 'kind' | 'label'>,
  settings: ShiftSettings,
): MeasuredShift[] {
  if (places.length === 0) return [];
  const { table } = pair.reference;
  return topKeys(table).flatMap((key) => {
    const scores = pairedScores(pair, places, key);
    if (!enough(scores.length, key.items.length)) return [];
    const error = clusteredMean(byFacet(table, key, scores));
    const noise = settings.floor.scales[table.instrument.id]?.[key.scale.id]?.standardDeviation ?? 0;
    const [reference, variant] = [
      mean(scores.map((score) => score.reference)),
      mean(scores.map((score) => score.variant)),
    ];
    return [
      {
        error,
        shift: {
          ...where,
          instrument: table.instrument.id,
          scale: key.scale.id,
          name: key.scale.name,
          items: scores.length,
          reference,
          variant,
          shift: error === null ? null : studentInterval(error, settings.confidence),
          noiseUnits: noise > ROUNDING ? (variant - reference) / noise : null,
          margin: pointsMargin(table, settings.margins),
        },
      },
    ];
  });
}

interface PairedScore {
  readonly item: number;
  readonly variant: number;
  readonly reference: number;
}

/** Differences of the items by the facet that they belong to; an item without a facet is by itself. */
function byFacet({ scales }: AnswerTable, { scale }: ScaleKey, scores: readonly PairedScore[]): number[][] {
  const facets = scales.filter(({ scale: { parent } }) => parent === scale.id);
  const clusters = new Map<string, number[]>();
  for (const { item, variant, reference } of scores) {
    const facet = facets.length < LEAST_FACETS ? undefined : facets.find(({ items }) => items.includes(item));
    const name = facet === undefined ? `item ${item}` : `facet ${facet.scale.id}`;
    clusters.set(name, [...(clusters.get(name) ?? []), variant - reference]);
  }
  return [...clusters.values()];
}

function pairedScores(pair: TablePair, places: readonly number[], key: ScaleKey): PairedScore[] {
  return key.items.flatMap((item, at) => {
    const sign = key.signs[at] as KeyingSign;
    const variant = itemScore(pair.variant.table, places, item, sign);
    const reference = itemScore(pair.reference.table, places, item, sign);
    return variant === null || reference === null ? [] : [{ item, variant, reference }];
  });
}

function itemScore(
  table: AnswerTable,
  places: readonly number[],
  item: number,
  sign: KeyingSign,
): number | null {
  const shares = itemShares(table, places, item);
  if (shares === null) return null;
  const raw = shares.reduce((sum, share, option) => sum + share * (table.scores[option] as number), 0);
  return keyedScore(raw, sign, table.min, table.max);
}
