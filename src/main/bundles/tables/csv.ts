import { CSV_DIALECT } from '../format/manifest.js';
import { cellText } from '../format/csv-text.js';
import type { Row, Table } from '../../studies/tables/column.js';

/** Characters that are gathered before they are passed on. */
const CHUNK_CHARACTERS = 256 * 1024;

const { delimiter, quote, lineTerminator } = CSV_DIALECT;
const TO_QUOTE = /[",\r\n]/;

/** A table as UTF-8 CSV with a header, in chunks. Throws a RangeError for a number that is not finite. */
export async function* csvBytes(
  table: Table,
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<Uint8Array> {
  let text = csvLine(table.columns.map(({ name }) => name));
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}

/** One line with its end. A missing value is nothing at all; an empty text is a pair of quotes. */
export function csvLine(row: Row): string {
  let line = '';
  for (let place = 0; place < row.length; place += 1) {
    if (place > 0) line += delimiter;
    const cell = cellText(row[place] ?? null);
    if (cell === null) continue;
    line +=
      cell === '' || TO_QUOTE.test(cell) ? `${quote}${cell.replaceAll(quote, quote + quote)}${quote}` : cell;
  }
  return line + lineTerminator;
}
