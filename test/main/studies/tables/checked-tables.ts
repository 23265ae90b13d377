import { expect } from 'vitest';
import { readTable } from '../../../../src/main/bundles/read/read-table.js';
import { csvBytes } from '../../../../src/main/bundles/tables/csv.js';
import type { Row, Table, Value } from '../../../../src/main/studies/tables/column.js';
import type { FindingsTable } from '../../../../src/main/studies/tables/findings-table.js';
import type { Findings } from '../../../../src/shared/contract/results.js';

/** Rows of a table by its columns' names. */
export type Records = readonly Readonly<Record<string, Value>>[];

/**
 * Tables of findings of several subjects by their names, once every value is of its column, comes out of CSV again, and keys
 * tell rows apart and are there where another table names them.
 */
export async function checkedTables(
  tables: readonly FindingsTable[],
  findings: Readonly<Record<string, Findings>>,
): Promise<ReadonlyMap<string, Records>> {
  const names = tables.map(({ table }) => table.name);
  expect(new Set(names).size).toBe(names.length);
  const found = new Map<string, Records>();
  for (const { table, rows } of tables) {
    const own = Object.entries(findings).flatMap(([sha256, each]) => rows(sha256.repeat(64), each));
    expect(await throughCsv(table, own), table.name).toEqual(own);
    found.set(
      table.name,
      own.map((row) =>
        Object.fromEntries(table.columns.map(({ name }, place) => [name, row[place] ?? null])),
      ),
    );
  }
  for (const { table } of tables) checkKeys(table, found);
  return found;
}

async function throughCsv(table: Table, rows: readonly Row[]): Promise<Row[]> {
  const columns = table.columns.map(({ name }) => name);
  expect(new Set(columns).size, table.name).toBe(columns.length);
  const read: Row[] = [];
  for await (const row of readTable(table, csvBytes(table, rows))) read.push(row);
  return read;
}

function checkKeys({ name, key, columns, references }: Table, found: ReadonlyMap<string, Records>): void {
  const all = found.get(name) ?? [];
  expect(key.filter((part) => !columns.some((column) => column.name === part))).toEqual([]);
  const keys = all.map((row) => JSON.stringify(key.map((part) => row[part])));
  expect(
    keys.filter((own, place) => keys.indexOf(own) !== place),
    `keys of ${name}`,
  ).toEqual([]);
  for (const { columns: own, table, key: other } of references) {
    const there = found.get(table);
    if (there === undefined) continue;
    const known = new Set(there.map((row) => JSON.stringify(other.map((part) => row[part]))));
    const unknown = all.filter((row) => !known.has(JSON.stringify(own.map((part) => row[part]))));
    expect(unknown, `${name} names ${table}`).toEqual([]);
  }
}

/** The only row that has these values. */
export function rowWith(
  records: Records | undefined,
  wanted: Readonly<Record<string, Value>>,
): Records[number] {
  const rows = (records ?? []).filter((row) =>
    Object.entries(wanted).every(([name, value]) => row[name] === value),
  );
  expect(rows, JSON.stringify(wanted)).toHaveLength(1);
  return rows[0] ?? {};
}
