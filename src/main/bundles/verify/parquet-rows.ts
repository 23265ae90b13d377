import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { MettleError } from '../../../shared/errors.js';
import type { Row, Table, Value } from '../format/column.js';
import type { Archive } from '../read/archive.js';
import { corrupt } from '../read/bundle-error.js';

/** Mettle's row groups have fewer rows and bytes; more would not be read in little memory. */
const MOST_GROUP_ROWS = 200_000;
const MOST_GROUP_BYTES = 512 * 2 ** 20;

/**
 * A table's rows from its Parquet, one row group held at a time; the file is unpacked into `folder` for it. Throws
 * `BUNDLE_CORRUPT` where it is none or has other columns.
 */
export async function* parquetRows(
  archive: Archive,
  name: string,
  table: Table,
  folder: string,
): AsyncGenerator<Row> {
  const entry = archive.entry(name);
  if (entry === undefined) throw corrupt(archive.path, `it lacks ${name}`);
  const path = join(folder, `${table.name}.parquet`);
  await pipeline(archive.bytes(entry), createWriteStream(path));
  try {
    yield* rowsOf(path, table);
  } catch (thrown) {
    if (thrown instanceof MettleError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw corrupt(archive.path, `${name} cannot be read as Parquet (${reason})`, thrown);
  }
}

async function* rowsOf(path: string, { columns }: Table): AsyncGenerator<Row> {
  const file = await asyncBufferFromFile(path);
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
    const objects = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: start + rows });
    for (const object of objects) yield columns.map(({ name }) => plain(object[name]));
    start += rows;
  }
}

function plain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new RangeError('a value is of no known type');
}
