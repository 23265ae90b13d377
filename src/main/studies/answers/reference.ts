import { meanOf, type Distribution } from '../../analysis/distribution.js';
import { scaleDistribution, type AnswerTable, type ScaleKey } from './answer-table.js';

/** A scale in the default condition, and the exact distribution of its score. */
export interface DefaultScale {
  readonly key: ScaleKey;
  readonly distribution: Distribution;
  readonly mean: number;
}

/** An instrument's answers with the default that its conditions are measured from. */
export interface ReferencedTable {
  readonly table: AnswerTable;
  /** Places of the conditions that the default is read from; none where no default was answered. */
  readonly reference: readonly number[];
  /** By scale; a scale is missing where the default was not answered. */
  readonly defaults: ReadonlyMap<string, DefaultScale>;
}

/** Whether anything was answered on this instrument in a condition. */
export function isAnswered(table: AnswerTable, condition: number): boolean {
  const size = table.itemCount * table.scores.length;
  return table.shares
    .subarray(condition * size, (condition + 1) * size)
    .some((share) => !Number.isNaN(share));
}

/**
 * Chooses the default: the condition without a system prompt where it was answered, since that is what a subject is
 * before anyone speaks to it, else the neutral system prompts taken together.
 */
export function withReference(table: AnswerTable): ReferencedTable {
  const answered = table.conditions.flatMap(({ kind }, place) =>
    kind === 'default' && isAnswered(table, place) ? [place] : [],
  );
  const bare = answered.filter((place) => table.conditions[place]?.system === null);
  const reference = bare.length > 0 ? bare : answered;
  const defaults = new Map<string, DefaultScale>();
  for (const key of reference.length > 0 ? table.scales : []) {
    const distribution = scaleDistribution(table, reference, key);
    if (distribution !== null) {
      defaults.set(key.scale.id, { key, distribution, mean: meanOf(distribution) });
    }
  }
  return { table, reference, defaults };
}

/**
 * The smallest distance that counts as one: half a point of a five-point scale, and the same share of the range of any
 * other. A pole nearer than this to the default leaves adoption undefined; a movement beyond it is a halo or an overshoot.
 */
export function margin(table: AnswerTable): number {
  return table.range / 8;
}
