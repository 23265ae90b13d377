import { TableProblem } from './table-problem.js';

/** Characters of one row at most: a generated answer and all that goes with it. */
const LONGEST_ROW = 32 * 2 ** 20;

/** A row's cells as text; null where nothing stands between two delimiters, which is not the empty text. */
export type CsvRecord = readonly (string | null)[];

/**
 * Rows of CSV in the one dialect that bundles have (`CSV_DIALECT`), one chunk held at a time. Throws `TableProblem` for what is
 * not in it, and what `bytes` throws.
 */
export async function* csvRecords(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  let text = '';
  for await (const chunk of decoded(bytes)) {
    text += chunk;
    let from = 0;
    let quote = text.indexOf('"');
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      if (quote >= 0 && quote < from) quote = text.indexOf('"', from);
      if (quote < 0 || quote > end) {
        yield text.slice(from, end).split(',').map(orMissing);
        from = end + 1;
        continue;
      }
      const read = quotedRecord(text, from);
      if (read === null) break;
      yield read.record;
      from = read.next;
    }
    text = text.slice(from);
    if (text.length > LONGEST_ROW) throw new TableProblem('a row is longer than any that Mettle writes');
  }
  if (text !== '') throw new TableProblem('it ends within a row');
}

/** A row with quoted cells from a place on, or null where its end has not come yet. */
function quotedRecord(text: string, start: number): { record: CsvRecord; next: number } | null {
  const record: (string | null)[] = [];
  for (let place = start; ;) {
    const cell = text[place] === '"' ? quotedCell(text, place) : plainCell(text, place);
    if (cell === null) return null;
    record.push(cell.value);
    const after = text[cell.end];
    if (after === undefined) return null;
    if (after === '\n') return { record, next: cell.end + 1 };
    if (after !== ',') throw new TableProblem('something stands behind the end of a quoted cell');
    place = cell.end + 1;
  }
}

interface Cell {
  readonly value: string | null;
  readonly end: number;
}

function quotedCell(text: string, start: number): Cell | null {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || quote + 1 === text.length) return null;
    if (text[quote + 1] !== '"') {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
    from = quote + 2;
  }
}

function plainCell(text: string, start: number): Cell | null {
  const line = text.indexOf('\n', start);
  if (line < 0) return null;
  const comma = text.indexOf(',', start);
  const end = comma >= 0 && comma < line ? comma : line;
  const value = text.slice(start, end);
  if (value.includes('"')) throw new TableProblem('a quote stands in a cell that is not quoted');
  return { value: orMissing(value), end };
}

function orMissing(text: string): string | null {
  return text === '' ? null : text;
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (thrown) {
    if (thrown instanceof TypeError) throw new TableProblem('it is not UTF-8', { cause: thrown });
    throw thrown;
  }
}
