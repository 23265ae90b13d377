import { parquetMetadataAsync, parquetRead, type AsyncBuffer } from 'hyparquet';
import { MettleError } from '../../../shared/errors.js';
import type { Row, Table, Value } from '../../studies/tables/column.js';
import type { Archive } from '../read/archive.js';
import { corrupt } from '../read/bundle-error.js';
import { TemporaryFile } from '../spool/temporary-file.js';

/** Mettle's row groups have fewer rows and bytes; more would not be read in little memory. */
const MOST_GROUP_ROWS = 200_000;
const MOST_GROUP_BYTES = 512 * 2 ** 20;

/**
 * A table's rows from its Parquet, the columns of one row group held at a time; it is unpacked into a temporary file of `folder` for it. Throws
 * `BUNDLE_CORRUPT` where it is none or has other columns, `FILE_UNREADABLE` where there is no room.
 */
export async function* parquetRows(
  archive: Archive,
  name: string,
  table: Table,
  folder: string,
): AsyncGenerator<Row> {
  const entry = archive.entry(name);
  if (entry === undefined) throw corrupt(archive.path, `it lacks ${name}`);
  const file = await TemporaryFile.create(folder);
  try {
    for await (const chunk of archive.bytes(entry)) await file.append(chunk);
    yield* rowsOf(file, table);
  } catch (thrown) {
    if (thrown instanceof MettleError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw corrupt(archive.path, `${name} cannot be read as Parquet (${reason})`, thrown);
  } finally {
    await file.close();
  }
}

async function* rowsOf(unpacked: TemporaryFile, { columns }: Table): AsyncGenerator<Row> {
  const file: AsyncBuffer = {
    byteLength: unpacked.bytes,
    slice: async (start, end = unpacked.bytes) => {
      const { buffer, byteOffset, length } = await unpacked.read(start, end - start);
      return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + length);
    },
  };
  const metadata = await parquetMetadataAsync(file);
  const names = metadata.schema.slice(1).map((element) => element.name);
  if (names.length !== columns.length || columns.some(({ name }, place) => names[place] !== name)) {
    throw new RangeError(`its columns are ${names.join(', ')}`);
  }
  let start = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (rows > MOST_GROUP_ROWS || Number(group.total_byte_size) > MOST_GROUP_BYTES) {
      throw new RangeError('a row group is larger than Mettle writes any');
    }
    if (rows === 0) continue;
    const values = new Map(names.map((name) => [name, Array<unknown>(rows).fill(null)]));
    const begin = start;
    await parquetRead({
      file,
      metadata,
      rowStart: begin,
      rowEnd: begin + rows,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const first = rowStart - begin;
        const column = values.get(columnName) ?? [];
        for (let place = Math.max(0, -first); place < columnData.length && first + place < rows; place += 1) {
          column[first + place] = columnData[place];
        }
      },
    });
    const parts = columns.map(({ name }) => values.get(name) ?? []);
    for (let row = 0; row < rows; row += 1) yield parts.map((part) => plain(part[row]));
    start += rows;
  }
}

function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new RangeError('a value is of no known type');
}
