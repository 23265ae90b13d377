import type { QuantizationViews, ScorePair } from '../../../shared/contract/views.js';
import { latticeOf } from '../answers/lattice.js';
import type { ReferencedTable } from '../answers/reference.js';
import { topKeys } from '../gain/requests.js';
import { scaleViews } from '../measures/condition-profiles.js';
import type { MeasuredEffect } from './effect.js';

/**
 * The default's score distributions on domains and axes: of a variant and its reference over what both answered, of any other
 * subject by itself.
 */
export function quantizationViews(
  own: readonly ReferencedTable[],
  measured: MeasuredEffect | null,
): QuantizationViews {
  const variant = measured?.tables.variant ?? own;
  return {
    scales: scaleViews(own.map(({ table }) => ({ ...table, scales: topKeys(table) }))),
    defaults: variant.flatMap(({ table, defaults }, place) =>
      topKeys(table).flatMap(({ scale }): ScorePair[] => {
        const mine = defaults.get(scale.id);
        const other = measured?.tables.reference[place]?.defaults.get(scale.id);
        if (mine === undefined) return [];
        return [
          {
            instrument: table.instrument.id,
            scale: scale.id,
            reference: other === undefined ? null : latticeOf(other.distribution),
            variant: latticeOf(mine.distribution),
          },
        ];
      }),
    ),
  };
}
