import type { OptionOrder } from '../../../shared/domain/template.js';
import type { AnswerTable } from '../answers/answer-table.js';

/**
 * Lays tables of one template and one option order side by side: `tables[template][order]` of one instrument become the
 * templates and option orders of one table, so that what is measured over these is measured over specifications. Throws a
 * RangeError without tables.
 */
export function joinedTable(
  tables: readonly (readonly AnswerTable[])[],
  names: { readonly templates: readonly string[]; readonly orders: readonly OptionOrder[] },
): AnswerTable {
  const first = tables[0]?.[0];
  if (first === undefined) throw new RangeError('joining needs at least one table');
  const { conditions, itemCount, scores } = first;
  const cells = (read: (table: AnswerTable) => Float64Array): Float64Array => {
    const joined = new Float64Array(
      conditions.length * names.templates.length * names.orders.length * itemCount,
    );
    let place = 0;
    for (let condition = 0; condition < conditions.length; condition += 1) {
      for (const row of tables) {
        for (const table of row) {
          joined.set(read(table).subarray(condition * itemCount, (condition + 1) * itemCount), place);
          place += itemCount;
        }
      }
    }
    return joined;
  };
  const size = itemCount * scores.length;
  const byTemplate = tables.map((row) => averaged(row.map(({ shares }) => shares)));
  return {
    ...first,
    templates: names.templates,
    orders: names.orders,
    cellMeans: cells(({ cellMeans }) => cellMeans),
    cellVariances: cells(({ cellVariances }) => cellVariances),
    cellSizes: cells(({ cellSizes }) => cellSizes),
    templateMeans: interleaved(
      tables.map((row) => averaged(row.map(({ templateMeans }) => templateMeans))),
      itemCount,
    ),
    shares: interleaved([averaged(byTemplate)], size),
  };
}

/** Means of arrays place by place, over those that have a value there. */
function averaged(arrays: readonly Float64Array[]): Float64Array {
  const result = new Float64Array(arrays[0]?.length ?? 0).fill(NaN);
  for (let place = 0; place < result.length; place += 1) {
    let total = 0;
    let present = 0;
    for (const values of arrays) {
      const value = values[place] as number;
      if (Number.isNaN(value)) continue;
      total += value;
      present += 1;
    }
    if (present > 0) result[place] = total / present;
  }
  return result;
}

/** Arrays in blocks of `size` become one: the first block of each, then the second of each, and so on. */
function interleaved(arrays: readonly Float64Array[], size: number): Float64Array {
  const result = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  for (const [index, values] of arrays.entries()) {
    for (let block = 0; block * size < values.length; block += 1) {
      result.set(values.subarray(block * size, (block + 1) * size), (block * arrays.length + index) * size);
    }
  }
  return result;
}
