import type { Halo, Overshoot } from '../../../shared/domain/resistance.js';
import type { Scale } from '../../../shared/domain/instrument.js';
import { meanOf } from '../../analysis/distribution.js';
import { mean } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import type { MeasuredScale } from '../measures/adoption.js';
import { scaleDistribution } from '../answers/answer-table.js';
import { margin, type ReferencedTable } from '../answers/reference.js';

interface Movement {
  readonly instrument: string;
  readonly scale: string;
  /** |c - d| in points. */
  readonly shift: number;
  readonly beyond: boolean;
  readonly margin: number;
}

/**
 * Movement of top-level scales that a `persona` condition does not ask for, neither themselves nor by a facet, on instruments
 * that it does ask something of. Null where there is none.
 */
export function halo(tables: readonly ReferencedTable[], snapshot: StudySnapshot): Halo | null {
  const movements = tables.flatMap((referenced) => movementsOn(referenced, snapshot));
  const [first] = movements;
  if (first === undefined) return null;
  const byScale: Record<string, Record<string, { meanShift: number; share: number; cells: number }>> = {};
  for (const { instrument, scale } of movements) {
    (byScale[instrument] ??= {})[scale] ??= summarise(
      movements.filter((entry) => entry.instrument === instrument && entry.scale === scale),
    );
  }
  return { ...summarise(movements), margin: first.margin, byScale };
}

/**
 * How far graded requests are exceeded: (c - L) in the direction from the default to L, where that is above 0. Requests
 * that lie on the default within rounding have no direction and are left out. Null without graded requests.
 */
export function overshoot(measured: readonly MeasuredScale[]): Overshoot | null {
  const excesses = measured.flatMap(({ asked, cell }) => {
    if (cell.kind !== 'persona' || !asked.graded || cell.score === null || cell.default === null) return [];
    const direction = cell.requested - cell.default;
    if (Math.abs(direction) < 1e-9) return [];
    const excess = Math.max(0, (cell.score - cell.requested) * Math.sign(direction));
    return [{ excess, margin: margin(asked.referenced.table) }];
  });
  const [first] = excesses;
  if (first === undefined) return null;
  return {
    cells: excesses.length,
    mean: mean(excesses.map(({ excess }) => excess)),
    share: mean(excesses.map((entry) => (entry.excess > entry.margin ? 1 : 0))),
    margin: first.margin,
  };
}

function movementsOn({ table, defaults }: ReferencedTable, snapshot: StudySnapshot): Movement[] {
  return table.conditions.flatMap((condition, place) => {
    if (condition.kind !== 'persona' || condition.persona === undefined) return [];
    const asked = new Set(Object.keys(snapshot.targets[condition.persona]?.[table.instrument.id] ?? {}));
    if (asked.size === 0) return [];
    return table.scales.flatMap((key) => {
      const standing = defaults.get(key.scale.id);
      if (standing === undefined || !isUntouched(key.scale, table.instrument.scales, asked)) return [];
      const distribution = scaleDistribution(table, [place], key);
      if (distribution === null) return [];
      const shift = Math.abs(meanOf(distribution) - standing.mean);
      const least = margin(table);
      return [
        {
          instrument: table.instrument.id,
          scale: key.scale.id,
          shift,
          beyond: shift > least,
          margin: least,
        },
      ];
    });
  });
}

function isUntouched(scale: Scale, scales: readonly Scale[], asked: ReadonlySet<string>): boolean {
  if (scale.parent !== undefined || asked.has(scale.id)) return false;
  return !scales.some(({ id, parent }) => parent === scale.id && asked.has(id));
}

function summarise(movements: readonly Movement[]): { meanShift: number; share: number; cells: number } {
  return {
    meanShift: mean(movements.map(({ shift }) => shift)),
    share: mean(movements.map(({ beyond }) => (beyond ? 1 : 0))),
    cells: movements.length,
  };
}
