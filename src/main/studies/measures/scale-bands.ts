import type { ScaleBand } from '../../../shared/contract/views.js';
import type { NoiseFloor } from '../../../shared/domain/resistance.js';
import { meanOf } from '../../analysis/distribution.js';
import { scaleDistribution, type ScaleKey } from '../answers/answer-table.js';
import type { ReferencedTable } from '../answers/reference.js';

/**
 * On each scale that the default answered: its mean, how far the placebo conditions' means lie apart, and the smallest shift
 * that `floor` lets stand out.
 */
export function scaleBands(tables: readonly ReferencedTable[], floor: NoiseFloor): ScaleBand[] {
  return tables.flatMap((referenced) =>
    [...referenced.defaults].map(([scale, { key, mean }]) => {
      const instrument = referenced.table.instrument.id;
      return {
        instrument,
        scale,
        defaultMean: mean,
        placebo: placeboRange(referenced, key),
        leastDetectableShift: floor.scales[instrument]?.[scale]?.leastDetectableShift ?? null,
      };
    }),
  );
}

function placeboRange({ table }: ReferencedTable, key: ScaleKey): ScaleBand['placebo'] {
  const means = table.conditions.flatMap(({ kind }, place) => {
    const distribution = kind === 'placebo' ? scaleDistribution(table, [place], key) : null;
    return distribution === null ? [] : [meanOf(distribution)];
  });
  return means.length === 0 ? null : { low: Math.min(...means), high: Math.max(...means) };
}
