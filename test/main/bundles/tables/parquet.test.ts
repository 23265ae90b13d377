import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parquetBytes } from '../../../../src/main/bundles/tables/parquet.js';
import type { Row, Table } from '../../../../src/main/studies/tables/column.js';
import { readParquet, type Read } from '../fixtures/read-table.js';

const table: Table = {
  name: 't',
  title: 'T',
  meaning: '.',
  key: [],
  references: [],
  columns: [
    { name: 'text', type: 'string', meaning: '.' },
    { name: 'long', type: 'integer', meaning: '.', required: true },
    { name: 'short', type: 'integer', minimum: -5, maximum: 5, meaning: '.' },
    { name: 'number', type: 'number', meaning: '.' },
    { name: 'flag', type: 'boolean', meaning: '.', required: true },
  ],
};

async function written(rows: Iterable<Row>): Promise<{ groups: number; read: Read[] }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of parquetBytes(table, rows)) chunks.push(chunk);
  return { groups: chunks.length, read: await readParquet(Buffer.concat(chunks)) };
}

const named = (rows: readonly Row[]): Read[] =>
  rows.map((row) => Object.fromEntries(table.columns.map(({ name }, place) => [name, row[place] ?? null])));

it('is read back as it was, of any values and of none', async () => {
  const row = fc.tuple(
    fc.option(fc.string({ unit: 'grapheme' })),
    fc.maxSafeInteger(),
    fc.option(fc.integer({ min: -5, max: 5 })),
    fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.boolean(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row), async (rows) => {
      expect((await written(rows)).read).toEqual(named(rows));
    }),
    { numRuns: 50 },
  );
});

it('passes on a group at a time, by rows and by characters', async () => {
  const many = Array.from({ length: 50_001 }, (_, place): Row => [
    `${place}`,
    place,
    place % 5,
    place / 7,
    false,
  ]);
  const { groups, read } = await written(many);
  expect(groups).toBe(3);
  expect(read).toEqual(named(many));
  const long = Array.from({ length: 5 }, (): Row => ['x'.repeat(9 * 2 ** 20), 1, null, null, true]);
  expect((await written(long)).groups).toBe(3);
});
