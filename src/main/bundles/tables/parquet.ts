import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, Row, Table, Value } from '../../studies/tables/column.js';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** A row group ends at so many rows, or sooner at so many characters of text. */
const GROUP_ROWS = 20_000;
const GROUP_CHARACTERS = 16 * 1024 * 1024;

const INT32_MAXIMUM = 0x7fff_ffff;

/** A table as Parquet (Snappy), one chunk a row group, so that memory is bounded by a group's size. */
export async function* parquetBytes(
  table: Table,
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: parquetSchema(table), createdBy: 'Mettle' });
  let group = new RowGroup(table.columns);
  for await (const row of rows) {
    group.add(row);
    if (!group.full) continue;
    await group.writeTo(writer);
    group = new RowGroup(table.columns);
    yield taken(bytes);
  }
  if (group.rows > 0) await group.writeTo(writer);
  await writer.finish();
  yield taken(bytes);
}

/** The schema that a table has in Parquet: 32-bit integers where the range allows it, else 64-bit ones. */
export function parquetSchema({ name, columns }: Table): SchemaElement[] {
  return [{ name, num_children: columns.length }, ...columns.map(element)];
}

function element(column: Column): SchemaElement {
  const { name, required } = column;
  const repetition = {
    name,
    repetition_type: required === true ? ('REQUIRED' as const) : ('OPTIONAL' as const),
  };
  switch (column.type) {
    case 'string':
      return { ...repetition, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { ...repetition, type: isShort(column) ? 'INT32' : 'INT64' };
    case 'number':
      return { ...repetition, type: 'DOUBLE' };
    case 'boolean':
      return { ...repetition, type: 'BOOLEAN' };
  }
}

function isShort({ minimum, maximum }: Column): boolean {
  return (
    minimum !== undefined &&
    maximum !== undefined &&
    minimum >= -INT32_MAXIMUM - 1 &&
    maximum <= INT32_MAXIMUM
  );
}

/** The bytes written since the last time. The writer goes on counting offsets from the file's beginning. */
function taken(bytes: ByteWriter): Uint8Array {
  const copy = bytes.getBytes().slice();
  bytes.index = 0;
  return copy;
}

class RowGroup {
  rows = 0;
  #characters = 0;
  readonly #data: (Value | bigint)[][];

  constructor(private readonly columns: readonly Column[]) {
    this.#data = columns.map(() => []);
  }

  get full(): boolean {
    return this.rows >= GROUP_ROWS || this.#characters >= GROUP_CHARACTERS;
  }

  add(row: Row): void {
    for (const [place, column] of this.columns.entries()) {
      const value = row[place] ?? null;
      if (typeof value === 'string') this.#characters += value.length;
      const long = column.type === 'integer' && !isShort(column) && typeof value === 'number';
      this.#data[place]?.push(long ? BigInt(value) : value);
    }
    this.rows += 1;
  }

  async writeTo(writer: ParquetWriter): Promise<void> {
    const columnData = this.columns.map(({ name }, place) => ({ name, data: this.#data[place] ?? [] }));
    await writer.write({ columnData, rowGroupSize: GROUP_ROWS });
  }
}
