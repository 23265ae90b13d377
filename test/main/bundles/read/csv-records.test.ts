import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords, type CsvRecord } from '../../../../src/main/bundles/read/csv-records.js';
import { csvLine } from '../../../../src/main/bundles/tables/csv.js';
import { unguardFormula } from '../../../../src/main/bundles/format/csv-text.js';

async function read(bytes: Buffer, size = bytes.length): Promise<CsvRecord[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let place = 0; place < bytes.length; place += size) yield bytes.subarray(place, place + size);
  }
  const records: CsvRecord[] = [];
  for await (const record of csvRecords(chunks())) records.push(record);
  return records;
}

const cell = fc.option(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '=', "'", 'é', '😀') }),
  ),
  { nil: null },
);

describe('rows of CSV', () => {
  it('come back as they were written, wherever the bytes are parted', async () => {
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (written, size) => {
        const bytes = Buffer.from(written.map(csvLine).join(''), 'utf8');
        const found = await read(bytes, size);
        const plain = found.map((row) => row.map((text) => (text === null ? null : unguardFormula(text))));
        expect(plain).toEqual(written);
      }),
    );
  });

  it.each([
    ['an end within a row', 'a,b\nc'],
    ['an end within a quoted cell', 'a,b\n"c,d\n'],
    ['something behind a quoted cell', '"a"b,c\n'],
    ['a quote in a plain cell', 'a"b,c\n'],
  ])('are refused for %s', async (_, text) => {
    await expect(read(Buffer.from(text))).rejects.toMatchObject({ name: 'TableProblem' });
  });

  it('are refused where they are not UTF-8', async () => {
    await expect(read(Buffer.from([0x61, 0xff, 0x0a]))).rejects.toMatchObject({ name: 'TableProblem' });
  });
});
