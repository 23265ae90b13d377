import type { AxisDistribution } from '../../analysis/type-distribution.js';
import { scaleDistribution, type AnswerTable } from '../answers/answer-table.js';
import type { ReferencedTable } from '../answers/reference.js';

/** An axis with the letters of its poles. */
export interface LetteredAxis {
  readonly scale: string;
  readonly low: string;
  readonly high: string;
}

/** The axes that spell a type, in the instrument's order; none for an instrument without lettered axes. */
export function lettersOf(table: AnswerTable): LetteredAxis[] {
  return table.instrument.scales.flatMap(({ id, kind, low, high }) =>
    kind === 'axis' && low.letter !== undefined && high.letter !== undefined
      ? [{ scale: id, low: low.letter, high: high.letter }]
      : [],
  );
}

/** The first instrument that measures types, or null. */
export function typedTable(tables: readonly ReferencedTable[]): ReferencedTable | null {
  return tables.find(({ table }) => lettersOf(table).length > 0) ?? null;
}

/**
 * The pole that a requested type asks for on each axis, by its letter; null for a type that leaves an axis open.
 */
export function requestedSides(letters: readonly LetteredAxis[], type: string): readonly string[] | null {
  const sides = letters.map(({ low, high }) => (type.includes(high) ? high : type.includes(low) ? low : ''));
  return sides.includes('') ? null : sides;
}

/** The axes' score distributions in one condition, or null where an axis was not answered. */
export function axisDistributions(table: AnswerTable, condition: number): AxisDistribution[] | null {
  const axes = lettersOf(table).flatMap(({ scale, low, high }) => {
    const key = table.scales.find((candidate) => candidate.scale.id === scale);
    const distribution = key === undefined ? null : scaleDistribution(table, [condition], key);
    return distribution === null ? [] : [{ low, high, distribution, midpoint: table.midpoint }];
  });
  return axes.length < lettersOf(table).length ? null : axes;
}
