import type { Estimate } from '../../../shared/domain/resistance.js';
import type { Random } from '../../analysis/random.js';
import { resampleIndices } from '../../analysis/bootstrap.js';
import { percentileInterval } from '../measures/resistance-interval.js';

/**
 * A statistic of conditions. `inflation` is 1 for the data and n / (n - 1) for a resample of n personas, whose variance
 * between personas is on average that much too small.
 */
export type PersonaStatistic<Unit> = (units: readonly Unit[], inflation: number) => number;

/**
 * Percentile bootstrap interval of a statistic over personas: all conditions of a persona are drawn together, since they
 * are not independent. A replicate without a finite statistic is passed over. Null where the statistic of the data
 * themselves is not finite, or without units.
 */
export function bootstrapUnits<Unit extends { readonly persona: string }>(
  units: readonly Unit[],
  statistic: PersonaStatistic<Unit>,
  settings: { readonly replicates: number; readonly confidence: number; readonly random: Random },
): Estimate | null {
  if (units.length === 0) return null;
  const estimate = statistic(units, 1);
  if (!Number.isFinite(estimate)) return null;
  const groups = [...byPersona(units).values()];
  const inflation = groups.length > 1 ? groups.length / (groups.length - 1) : 1;
  const drawn: number[] = [];
  for (let replicate = 0; replicate < settings.replicates; replicate += 1) {
    const places = resampleIndices(groups.length, settings.random);
    const value = statistic(
      places.flatMap((place) => groups[place] ?? []),
      inflation,
    );
    if (Number.isFinite(value)) drawn.push(value);
  }
  return percentileInterval(estimate, drawn, settings.confidence);
}

/** Units by persona, in the order in which personas first appear. */
export function byPersona<Unit extends { readonly persona: string }>(
  units: readonly Unit[],
): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const group = groups.get(unit.persona);
    if (group === undefined) groups.set(unit.persona, [unit]);
    else group.push(unit);
  }
  return groups;
}
