import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleTables, DICTIONARY } from '../../../../src/main/bundles/format/tables.js';
import { studyKind } from '../../../../src/main/studies/registry.js';
import { STUDY_KINDS } from '../../../../src/shared/domain/study.js';

const FORMAT = readFileSync(join(import.meta.dirname, '../../../../docs/bundle-format.md'), 'utf8');

describe.each(STUDY_KINDS)('the tables of the kind %s', (kind) => {
  const tables = (studyKind(kind).tables ?? []).map(({ table }) => table);
  const others = [...bundleTables(5), DICTIONARY];

  it('have names of their own, that every program can take for one', () => {
    const names = [...others, ...tables].map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{1,31}$/);
  });

  it('have columns of their own, keys among them, and references that lead somewhere', () => {
    for (const { name, columns, key, references } of tables) {
      const own = columns.map((column) => column.name);
      expect(new Set(own).size, name).toBe(own.length);
      for (const column of own) expect(column).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(own, name).toEqual(expect.arrayContaining([...key]));
      expect(own[0], name).toBe('subject');
      for (const reference of references) {
        const other = [...others, ...tables].find((table) => table.name === reference.table);
        expect(own, name).toEqual(expect.arrayContaining([...reference.columns]));
        expect(
          other?.columns.map((column) => column.name),
          name,
        ).toEqual(expect.arrayContaining([...reference.key]));
      }
      for (const column of columns) expect(column.meaning, `${name}.${column.name}`).toMatch(/\.$/);
    }
  });

  it('are named in docs/bundle-format.md', () => {
    expect(tables.map(({ name }) => name).filter((name) => !FORMAT.includes(`\`${name}\``))).toEqual([]);
  });
});
