import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvBytes, csvLine } from '../../../../src/main/bundles/tables/csv.js';
import { guardFormula, unguardFormula } from '../../../../src/main/bundles/format/csv-text.js';
import type { Table } from '../../../../src/main/studies/tables/column.js';
import { parseCsv } from '../fixtures/read-table.js';

const text = fc.string({ unit: fc.constantFrom(...'ab="\'+-@,;\n\r\té€🙂 0') });

describe('csvLine', () => {
  it('is read back as it was, missing and empty apart', () => {
    fc.assert(
      fc.property(fc.array(fc.option(text), { minLength: 2 }), (row) => {
        const [read] = parseCsv(csvLine(row));
        expect(read!.map((cell) => (cell === null ? null : unguardFormula(cell)))).toEqual(row);
      }),
    );
  });

  it('writes the shortest decimal of a float64, and none that is not a number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Number(csvLine([value])), value)).toBe(true);
      }),
    );
    expect(csvLine([0.1, 1e-7, -0, 5, true, null])).toBe('0.1,1e-7,-0,5,true,\n');
    expect(() => csvLine([Number.NaN])).toThrow(RangeError);
  });

  it('lets no text begin as a formula does', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(guardFormula(value)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(value))).toBe(value);
      }),
    );
    expect([guardFormula("'=a"), guardFormula("'a"), guardFormula('=a')]).toEqual(["''=a", "'a", "'=a"]);
  });
});

describe('csvBytes', () => {
  it('is UTF-8 in chunks, with a header even where there is no row', async () => {
    const table: Table = {
      name: 't',
      title: 'T',
      meaning: '.',
      key: [],
      references: [],
      columns: [{ name: 'a', type: 'string', meaning: '.' }],
    };
    const chunksOf = async (rows: string[][]): Promise<Uint8Array[]> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of csvBytes(table, rows)) chunks.push(chunk);
      return chunks;
    };
    expect(Buffer.concat(await chunksOf([])).toString()).toBe('a\n');
    const rows = Array.from({ length: 3 }, () => ['é'.repeat(200_000)]);
    const chunks = await chunksOf(rows);
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.concat(chunks).toString()).toBe(`a\n${rows.map(([cell]) => `${cell}\n`).join('')}`);
  });
});
