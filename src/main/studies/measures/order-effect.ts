import { mean } from '../../analysis/summary.js';
import { cellPlace, type AnswerTable } from '../answers/answer-table.js';

/** What the order of the options does to answers, in points of the response scale. */
export interface OrderEffect {
  /** Mean |forward - reversed| of an item's mean score; the keying of the item does not matter to it. */
  readonly absolute: number;
  /** Mean of forward - reversed, raw: above 0 where later options are favoured. */
  readonly shift: number;
}

/**
 * Compares both option orders wherever both were answered. Sampled means differ by chance alone; for normal errors of
 * variance v that puts √(2v/π) on the mean absolute difference where there is no effect, and this is taken off in squares, so
 * that few runs do not look like an order effect. Null without both orders, or where no pair of cells has two runs each.
 */
export function orderEffect(tables: readonly AnswerTable[]): OrderEffect | null {
  const differences: number[] = [];
  const errors: number[] = [];
  for (const table of tables) {
    const forward = table.orders.indexOf('forward');
    const reversed = table.orders.indexOf('reversed');
    if (forward < 0 || reversed < 0) continue;
    for (let condition = 0; condition < table.conditions.length; condition += 1) {
      for (let template = 0; template < table.templates.length; template += 1) {
        for (let item = 0; item < table.itemCount; item += 1) {
          const first = cellPlace(table, condition, template, forward, item);
          const second = cellPlace(table, condition, template, reversed, item);
          const error = squaredError(table, first) + squaredError(table, second);
          if (Number.isNaN(error)) continue;
          errors.push(error);
          differences.push((table.cellMeans[first] as number) - (table.cellMeans[second] as number));
        }
      }
    }
  }
  if (differences.length === 0) return null;
  const raw = mean(differences.map(Math.abs));
  return {
    absolute: Math.sqrt(Math.max(0, raw ** 2 - (2 / Math.PI) * mean(errors))),
    shift: mean(differences),
  };
}

/** Squared standard error of a cell's mean; 0 for readouts, NaN where it is not known. */
function squaredError(table: AnswerTable, place: number): number {
  const size = table.cellSizes[place] as number;
  return size > 0 ? (table.cellVariances[place] as number) / size : NaN;
}
