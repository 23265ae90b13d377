import type { ConditionProfile, ScaleView } from '../../../shared/contract/views.js';
import { meanOf, quantileOf, varianceOf } from '../../analysis/distribution.js';
import type { MeasuredScale } from './adoption.js';
import { scaleDistribution, type AnswerTable } from '../answers/answer-table.js';
import { latticeOf } from '../answers/lattice.js';
import type { ReferencedTable } from '../answers/reference.js';

/** The scales that have items, in the order of instruments and their scales. */
export function scaleViews(tables: readonly AnswerTable[]): ScaleView[] {
  return tables.flatMap(({ instrument, scales, min, max, midpoint }) =>
    scales.map(({ scale, items }) => ({
      instrument: instrument.id,
      scale: scale.id,
      name: scale.name,
      kind: scale.kind,
      low: { name: scale.low.name, letter: scale.low.letter ?? null },
      high: { name: scale.high.name, letter: scale.high.letter ?? null },
      min,
      max,
      midpoint,
      items: items.length,
    })),
  );
}

/**
 * Where the subject stands on each scale in each condition that was answered, in the order of instruments, conditions and
 * scales. What a condition asks for and how far it was adopted are those of `measured`, to the last bit. `labels` are the
 * conditions' short words by id.
 */
export function conditionProfiles(
  tables: readonly ReferencedTable[],
  measured: readonly MeasuredScale[],
  labels: ReadonlyMap<string, string>,
  confidence: number,
): ConditionProfile[] {
  const asked = new Map(
    measured.map((entry) => [nameOf(entry.cell.instrument, entry.cell.condition, entry.cell.scale), entry]),
  );
  return tables.flatMap(({ table }) =>
    table.conditions.flatMap((condition, place) =>
      table.scales.flatMap((key) => {
        const entry = asked.get(nameOf(table.instrument.id, condition.id, key.scale.id));
        const distribution =
          entry === undefined ? scaleDistribution(table, [place], key) : entry.asked.distribution;
        if (distribution === null) return [];
        return [
          {
            condition: condition.id,
            kind: condition.kind,
            label: labels.get(condition.id) ?? condition.id,
            persona: condition.persona ?? null,
            instrument: table.instrument.id,
            scale: key.scale.id,
            mean: meanOf(distribution),
            standardDeviation: Math.sqrt(varianceOf(distribution)),
            low: quantileOf(distribution, (1 - confidence) / 2),
            high: quantileOf(distribution, (1 + confidence) / 2),
            distribution: latticeOf(distribution),
            requested: entry?.cell.requested ?? null,
            direction: entry?.cell.direction ?? null,
            alpha: entry?.cell.alpha ?? null,
          },
        ];
      }),
    ),
  );
}

function nameOf(instrument: string, condition: string, scale: string): string {
  return `${instrument}|${condition}|${scale}`;
}
