import type { Condition } from '../../../shared/domain/condition.js';
import type { ReadingProfile } from '../../../shared/domain/readings/result.js';
import { meanOf, quantileOf } from '../../analysis/distribution.js';
import type { StudySnapshot } from '../../store/store.js';
import { scaleDistribution, type AnswerTable } from '../answers/answer-table.js';
import { conditionLabels } from '../answers/condition-labels.js';
import type { InstrumentReading } from './instrument-readings.js';
import type { TraitScale } from './trait-scales.js';

/** A score as a share of the range, counted from the trait's low pole. */
export function traitShare({ min, range }: AnswerTable, upwards: boolean, score: number): number {
  const share = (score - min) / range;
  return upwards ? share : 1 - share;
}

/** Mean of a trait in one condition as a share of the range, or null where it was not answered. */
export function traitMean(table: AnswerTable, condition: number, scale: TraitScale): number | null {
  const distribution = scaleDistribution(table, [condition], scale.key);
  return distribution === null ? null : traitShare(table, scale.upwards, meanOf(distribution));
}

/**
 * Where each reading puts each trait in each condition that was answered, in the order of readings, conditions and traits.
 * `snapshot` holds the requests of `withTraitTargets`.
 */
export function readingProfiles(
  readings: readonly InstrumentReading[],
  snapshot: StudySnapshot,
): ReadingProfile[] {
  const labels = conditionLabels(snapshot.conditions);
  const tail = (1 - snapshot.design.analysis.confidence) / 2;
  return readings.flatMap(({ reading, table, scales }) =>
    table.conditions.flatMap((condition, place) =>
      scales.flatMap((scale) => {
        const distribution = scaleDistribution(table, [place], scale.key);
        if (distribution === null) return [];
        const share = (score: number): number => traitShare(table, scale.upwards, score);
        const ends = [share(quantileOf(distribution, tail)), share(quantileOf(distribution, 1 - tail))];
        return [
          {
            reading: reading.instrument,
            trait: scale.trait,
            condition: condition.id,
            kind: condition.kind,
            label: labels.get(condition.id) ?? condition.id,
            persona: condition.persona ?? null,
            mean: share(meanOf(distribution)),
            low: Math.min(...ends),
            high: Math.max(...ends),
            requested: requestedShare(condition, reading.instrument, scale, snapshot),
          },
        ];
      }),
    ),
  );
}

function requestedShare(
  { persona }: Condition,
  instrument: string,
  { key, upwards }: TraitScale,
  { targets }: StudySnapshot,
): number | null {
  const level = persona === undefined ? undefined : targets[persona]?.[instrument]?.[key.scale.id];
  if (level === undefined) return null;
  return upwards ? level : 1 - level;
}
