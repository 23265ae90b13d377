import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerTable, answerTables, type AnswerTable } from '../answers/answer-table.js';

/** What was answered, by instrument, and in how many item orders. */
export interface AskedTables {
  /** With several item orders, each template stands once for each of them, in their order. */
  readonly tables: readonly AnswerTable[];
  readonly templates: readonly string[];
  /** 1 where the study crosses none. */
  readonly itemOrders: number;
}

/** One table per instrument, in which option orders stay apart whether or not item orders are crossed with them. */
export function askedTables(accumulator: Accumulator, snapshot: StudySnapshot): AskedTables {
  const { conditions, design } = snapshot;
  const { templates, orders, instability } = design;
  const itemOrders = snapshot.itemOrders === undefined ? 1 : (instability?.itemOrders?.count ?? 1);
  if (itemOrders === 1) return { tables: answerTables(accumulator, snapshot), templates, itemOrders };
  const places = templates.flatMap((template) =>
    Array.from({ length: itemOrders }, (_, order) => `${template}, ${itemOrderName(order)}`),
  );
  const sides = { conditions, templates: places, orders };
  return {
    tables: accumulator.tallies.map((tally) => answerTable(tally, sides, accumulator.mode)),
    templates,
    itemOrders,
  };
}

/** An item order in words, by its place from 0. */
export function itemOrderName(place: number): string {
  return place === 0 ? 'items as published' : `items in order ${place + 1}`;
}
