import type { Condition } from '../../../shared/domain/condition.js';
import { meanOf, type Distribution } from '../../analysis/distribution.js';
import type { StudySnapshot } from '../../store/store.js';
import { scaleDistribution, type ScaleKey } from './answer-table.js';
import type { DefaultScale, ReferencedTable } from './reference.js';

/** One scale that one persona condition asks for. */
export interface AskedScale {
  readonly referenced: ReferencedTable;
  /** Place of the condition in the study. */
  readonly place: number;
  readonly condition: Condition;
  readonly persona: string;
  readonly key: ScaleKey;
  /** Requested level as a score on the response scale. */
  readonly requested: number;
  /** Whether the request lies between the ends of the scale. */
  readonly graded: boolean;
  /** End of the response scale that the request lies toward; null for a request of the midpoint. */
  readonly pole: number | null;
  readonly default: DefaultScale | null;
  /** Score distribution in the condition, null where it was not answered. */
  readonly distribution: Distribution | null;
  readonly mean: number | null;
}

/** Every scale that a `persona` or `role+persona` condition asks for, in the order of instruments and conditions. */
export function askedScales(tables: readonly ReferencedTable[], snapshot: StudySnapshot): AskedScale[] {
  return tables.flatMap((referenced) =>
    referenced.table.conditions.flatMap((condition, place) =>
      condition.persona === undefined
        ? []
        : askedOf(referenced, condition, place, condition.persona, snapshot),
    ),
  );
}

function askedOf(
  referenced: ReferencedTable,
  condition: Condition,
  place: number,
  persona: string,
  snapshot: StudySnapshot,
): AskedScale[] {
  const { table, defaults } = referenced;
  const targets = snapshot.targets[persona]?.[table.instrument.id] ?? {};
  return table.scales.flatMap((key) => {
    const level = targets[key.scale.id];
    if (level === undefined) return [];
    const distribution = scaleDistribution(table, [place], key);
    return [
      {
        referenced,
        place,
        condition,
        persona,
        key,
        requested: table.min + level * table.range,
        graded: level > 0 && level < 1,
        pole: level > 0.5 ? table.max : level < 0.5 ? table.min : null,
        default: defaults.get(key.scale.id) ?? null,
        distribution,
        mean: distribution === null ? null : meanOf(distribution),
      },
    ];
  });
}
