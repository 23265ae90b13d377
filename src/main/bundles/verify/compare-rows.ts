import type { Row, Table } from '../../studies/tables/column.js';

/** What a comparison of two tables came to. */
export interface RowComparison {
  /** Values that are numbers in either table. */
  readonly numbers: number;
  readonly different: number;
  /** The first differences, one sentence each. */
  readonly problems: readonly string[];
}

const TOLD = 5;

/**
 * Holds a table row by row against the one that it should be; to the last digit. `but` names columns that are passed over. One
 * row of each is held at a time.
 */
export async function compareRows(
  { name, columns }: Table,
  wanted: AsyncIterable<Row> | Iterable<Row>,
  found: AsyncIterable<Row>,
  but: readonly string[] = [],
): Promise<RowComparison> {
  const problems: string[] = [];
  let numbers = 0;
  let different = 0;
  let number = 0;
  const rows = found[Symbol.asyncIterator]();
  const tell = (problem: string): void => {
    if (problems.length < TOLD) problems.push(problem);
  };
  try {
    for await (const row of wanted) {
      number += 1;
      const next = await rows.next();
      if (next.done === true) {
        tell(`data/${name} ends before row ${number}.`);
        different += 1;
        break;
      }
      for (const [place, column] of columns.entries()) {
        if (but.includes(column.name)) continue;
        const want = row[place] ?? null;
        const there = next.value[place] ?? null;
        if (typeof want === 'number' || typeof there === 'number') numbers += 1;
        if (Object.is(want, there)) continue;
        different += 1;
        tell(
          `data/${name}, row ${number}, column ${column.name}: ${shown(there)} stands there, and should be ${shown(want)}.`,
        );
      }
    }
    if (problems.length === 0 && (await rows.next()).done !== true) {
      different += 1;
      tell(`data/${name} goes on behind row ${number}, where it should end.`);
    }
  } finally {
    await rows.return?.();
  }
  return { numbers, different, problems };
}

function shown(value: Row[number]): string {
  if (value === null) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
}
