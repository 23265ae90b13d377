import type { AnswerStyle, ResponseStyle } from '../../../shared/domain/resistance.js';
import type { AnswerRates } from '../answers/answer-rates.js';
import { itemShares, type AnswerTable } from '../answers/answer-table.js';
import { balancedMeans, type InternalConsistency } from '../measures/consistency.js';
import type { OrderEffect } from '../measures/order-effect.js';
import { meanOrNull } from '../measures/score-variances.js';

/**
 * How a subject answers whatever is asked: acquiescence from balanced keys (mean raw answer over a scale's + and - items,
 * each set counting the same, minus the midpoint), extremity, use of the midpoint, and what came back besides options.
 */
export function responseStyle(
  tables: readonly AnswerTable[],
  rates: AnswerRates,
  order: OrderEffect | null,
  consistency: InternalConsistency,
): ResponseStyle {
  return {
    ...answerStyle(tables, () => true),
    default: answerStyle(tables, (table, place) => table.conditions[place]?.kind === 'default'),
    offOption: rates.optionMass === null ? null : 1 - rates.optionMass,
    refusalRate: rates.refusalRate,
    unparsedRate: rates.unparsedRate,
    truncatedRate: rates.truncatedRate,
    refusalRateByKind: rates.refusalRateByKind,
    orderEffect: order?.absolute ?? null,
    positionShift: order?.shift ?? null,
    alpha: consistency.alpha,
    omega: consistency.omega,
  };
}

function answerStyle(
  tables: readonly AnswerTable[],
  test: (table: AnswerTable, condition: number) => boolean,
): AnswerStyle {
  const acquiescence: number[] = [];
  const extremity: number[] = [];
  const midpointUse: number[] = [];
  for (const table of tables) {
    const conditions = table.conditions.flatMap((_, place) => (test(table, place) ? [place] : []));
    for (const { plus, minus } of balancedMeans(table, conditions)) {
      acquiescence.push((plus + minus) / 2 - table.midpoint);
    }
    const middle = table.scores.indexOf(table.midpoint);
    for (const condition of conditions) {
      for (let item = 0; item < table.itemCount; item += 1) {
        const shares = itemShares(table, [condition], item);
        if (shares === null) continue;
        extremity.push((shares[0] ?? 0) + (shares[shares.length - 1] ?? 0));
        if (middle >= 0) midpointUse.push(shares[middle] ?? 0);
      }
    }
  }
  return {
    acquiescence: meanOrNull(acquiescence),
    extremity: meanOrNull(extremity),
    midpointUse: meanOrNull(midpointUse),
  };
}
