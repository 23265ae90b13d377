import { type Column, rangeText, type Table } from '../../studies/tables/column.js';
import { ENTRIES, tableEntry } from '../format/entries.js';
import { CSV_DIALECT } from '../format/manifest.js';
import { DICTIONARY } from '../format/tables.js';
import type { WrittenEntry } from '../archive/entry.js';
import type { BundleContents } from '../contents.js';
import { jsonText } from './json-text.js';

/** `datapackage.json`: Frictionless Data Package, with a schema, the size and the hash of each table. */
export function dataPackage(contents: BundleContents, written: readonly WrittenEntry[]): string {
  const { manifest, choices, tables } = contents;
  return jsonText({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: manifest.study.name.toLowerCase(),
    title: manifest.study.name,
    description: manifest.study.description,
    created: manifest.study.lockedAt,
    licenses: [{ name: choices.licence }],
    ...(choices.authors.length === 0 ? {} : { contributors: choices.authors.map(contributor) }),
    resources: [...tables, DICTIONARY].flatMap((table) => [
      csvResource(table, written),
      ...parquetResources(table, written),
    ]),
  });
}

function contributor({ familyNames, givenNames }: BundleContents['choices']['authors'][number]): unknown {
  return {
    title: `${givenNames} ${familyNames}`.trim(),
    familyName: familyNames,
    ...(givenNames === '' ? {} : { givenName: givenNames }),
  };
}

function csvResource(table: Table, written: readonly WrittenEntry[]): unknown {
  return {
    name: table.name,
    type: 'table',
    title: table.title,
    description: table.meaning,
    path: tableEntry(table.name, 'csv'),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    ...sizeOf(tableEntry(table.name, 'csv'), written),
    dialect: {
      delimiter: CSV_DIALECT.delimiter,
      quoteChar: CSV_DIALECT.quote,
      doubleQuote: true,
      lineTerminator: CSV_DIALECT.lineTerminator,
      header: true,
    },
    schema: schemaOf(table),
  };
}

/** Readers of Frictionless know Parquet only with a plug-in, so that it is named as a file without a schema. */
function parquetResources(table: Table, written: readonly WrittenEntry[]): unknown[] {
  const path = tableEntry(table.name, 'parquet');
  if (!written.some((entry) => entry.path === path)) return [];
  return [
    {
      name: `${table.name}-parquet`,
      title: `${table.title}, as Parquet`,
      description: `The same table as ${tableEntry(table.name, 'csv')}.`,
      path,
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
      ...sizeOf(path, written),
    },
  ];
}

function sizeOf(path: string, written: readonly WrittenEntry[]): { bytes: number; hash: string } {
  const entry = written.find((candidate) => candidate.path === path);
  if (entry === undefined)
    throw new RangeError(`${path} is described before it is written in ${ENTRIES.dataPackage}`);
  return { bytes: entry.bytes, hash: `sha256:${entry.sha256}` };
}

function schemaOf({ columns, key, references }: Table): unknown {
  const required = new Set(columns.filter((column) => column.required === true).map(({ name }) => name));
  return {
    fields: columns.map(fieldOf),
    missingValues: [CSV_DIALECT.missing],
    // A key of which a part may be missing is none to Frictionless.
    ...(key.every((name) => required.has(name)) ? { primaryKey: key } : {}),
    ...(references.length === 0
      ? {}
      : {
          foreignKeys: references.map((reference) => ({
            fields: reference.columns,
            reference: { resource: reference.table, fields: reference.key },
          })),
        }),
  };
}

function fieldOf(column: Column): unknown {
  const { name, type, unit, minimum, maximum, values, pattern, required, meaning } = column;
  const constraints = {
    ...(required === true ? { required } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(values === undefined ? {} : { enum: values }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  const range = rangeText(column);
  return {
    name,
    type,
    description: meaning,
    ...(unit === undefined ? {} : { unit }),
    ...(range === '' ? {} : { range }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}
