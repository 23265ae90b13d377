import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBundle } from '../../../../src/main/bundles/import/import-bundle.js';
import {
  allFindingsTables,
  heldFindingsTables,
  unknownFindings,
} from '../../../../src/main/bundles/tables/findings-tables.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import type { BundleVerification } from '../../../../src/shared/contract/bundles.js';
import { textsOf, writeTexts, type Texts } from '../rewrite-bundle.js';
import { exported, smallBundle } from '../study-bundle.js';

const DESIGN = { templates: ['plain'], orders: ['forward'] };

let folder: string;
let texts: Texts;
let place = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-findings-tables-'));
  texts = await textsOf(await smallBundle(join(folder, 'sent'), DESIGN, { parquet: false }));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface ManifestText {
  program: { version: string };
  formatVersion: number;
  findingsTables?: { table: string; columns: string[] }[];
}

/** The bundle with other files, and checksums that are right. */
async function changed(change: (files: Texts) => void): Promise<string> {
  const files = new Map(texts);
  change(files);
  place += 1;
  return writeTexts(join(folder, `${place}.mettle.zip`), files);
}

function editManifest(files: Texts, change: (manifest: ManifestText) => void): void {
  const manifest = JSON.parse(
    Buffer.from(files.get('mettle.json')!, 'latin1').toString('utf8'),
  ) as ManifestText;
  change(manifest);
  files.set('mettle.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`).toString('latin1'));
}

function editLines(files: Texts, name: string, change: (lines: string[]) => string[]): void {
  files.set(name, change(files.get(name)!.split('\n')).join('\n'));
}

/** Changes one cell of a table without quoted cells before it. */
function editCell(
  files: Texts,
  table: string,
  row: number,
  column: string,
  value: (cell: string) => string,
): void {
  editLines(files, `data/${table}.csv`, (lines) => {
    const at = lines[0]!.split(',').indexOf(column);
    const cells = lines[row]!.split(',');
    cells[at] = value(cells[at]!);
    return lines.with(row, cells.join(','));
  });
}

function failures({ checks }: BundleVerification): Record<string, readonly string[]> {
  return Object.fromEntries(
    checks.filter(({ outcome }) => outcome === 'failed').map(({ name, findings }) => [name, findings]),
  );
}

const names = (): string[] => allFindingsTables('resistance').map(({ table }) => table.name);

/** As version 1 of the format had it: no table of findings, and none in the dictionary. */
function withoutFindings(files: Texts): void {
  for (const name of names()) files.delete(`data/${name}.csv`);
  editLines(files, 'data/dictionary.csv', (lines) =>
    lines.filter((line) => !names().includes(line.split(',')[0]!)),
  );
  editManifest(files, (manifest) => {
    manifest.formatVersion = 1;
    delete manifest.findingsTables;
  });
}

describe('a table of findings in a bundle', () => {
  it('is found out by table, row and column where a digit is another one, with checksums that are right', async () => {
    const path = await changed((files) =>
      editCell(files, 'adoption', 2, 'score', (score) => String(Number(score) + 0.5)),
    );
    const found = failures(await verifyBundle(path));
    expect(Object.keys(found)).toEqual(['numbers']);
    expect(found['numbers']![0]).toMatch(/^data\/adoption, row 2, column score: [\d.]+ stands there/);
  });

  it('is found out where a row is missing, or a value is none of its column', async () => {
    const shorter = await changed((files) =>
      editLines(files, 'data/adoption.csv', (lines) => lines.toSpliced(1, 1)),
    );
    expect(failures(await verifyBundle(shorter))['numbers']![0]).toContain('data/adoption, row 1');
    const beyond = await changed((files) => editCell(files, 'gate', 1, 'bound', () => 'widest'));
    expect(failures(await verifyBundle(beyond))['numbers']![0]).toContain('outside least | largest');
  });

  it('is found out where its Parquet is that of another table', async () => {
    const files = await textsOf(await smallBundle(join(folder, 'parquet'), DESIGN));
    files.set('data/adoption.parquet', files.get('data/shifts.parquet')!);
    const path = await writeTexts(join(folder, 'parquet.mettle.zip'), files);
    const found = failures(await verifyBundle(path));
    expect(Object.keys(found)).toEqual(['schemas']);
    expect(found['schemas']![0]).toContain('data/adoption.parquet cannot be read as Parquet');
  });

  it('is missed where mettle.json names it, and foreign where it does not', async () => {
    const lacking = await changed((files) => void files.delete('data/gate.csv'));
    expect(failures(await verifyBundle(lacking))['structure']).toEqual(['It lacks data/gate.csv.']);
    const foreign = await changed((files) =>
      editManifest(files, (manifest) => {
        manifest.findingsTables = manifest.findingsTables!.filter(({ table }) => table !== 'gate');
      }),
    );
    expect(failures(await verifyBundle(foreign))['structure']).toEqual([
      'data/gate.csv does not belong in a bundle.',
    ]);
  });

  it('may lack columns that a later version of Mettle has', async () => {
    const path = await changed((files) => {
      const drop = (line: string): string => line.split(',').toSpliced(3, 1).join(',');
      editLines(files, 'data/noise_floor.csv', (lines) =>
        lines.map((line) => (line === '' ? line : drop(line))),
      );
      editLines(files, 'data/dictionary.csv', (lines) =>
        lines.filter((line) => !line.startsWith('noise_floor,deviation,')),
      );
      editManifest(files, (manifest) => {
        const own = manifest.findingsTables!.find(({ table }) => table === 'noise_floor')!;
        own.columns = own.columns.filter((column) => column !== 'deviation');
      });
    });
    expect(failures(await verifyBundle(path))).toEqual({});
  });

  it('is refused where this program does not know it', async () => {
    const path = await changed((files) =>
      editManifest(files, (manifest) => {
        manifest.findingsTables!.push({ table: 'moods', columns: ['subject'] });
      }),
    );
    const [archive] = (await verifyBundle(path)).checks;
    expect(archive).toMatchObject({ name: 'archive', outcome: 'failed' });
    expect(archive!.findings[0]).toContain('findings that this program does not know: data/moods');
  });
});

describe('a bundle that was written before there were tables of findings', () => {
  it('passes, is taken in, and has the tables when it is exported again', async () => {
    const path = await changed(withoutFindings);
    expect(failures(await verifyBundle(path))).toEqual({});
    const store = await openStore({ file: join(folder, 'own', 'mettle.db') });
    try {
      const { study } = await importBundle(store, path);
      const again = await textsOf(
        await exported(store, study.id, join(folder, 'again.mettle.zip'), { parquet: false }),
      );
      expect([...again.keys()]).toEqual([...texts.keys()]);
      for (const name of names()) expect(again.get(`data/${name}.csv`)).toBe(texts.get(`data/${name}.csv`));
    } finally {
      await store.close();
    }
  });
});

describe('findings of which an earlier version of Mettle did not have all', () => {
  it('pass where the bundle is of that version, and no other number may be another one', async () => {
    const small = { ...DESIGN, kind: 'instability' };
    const files = await textsOf(await smallBundle(join(folder, 'earlier'), small, { parquet: false }));
    const names = [...files.keys()].filter((name) => name.startsWith('study/findings/'));
    const without = (change: (result: Record<string, unknown>) => void): void => {
      for (const name of names) {
        const file = JSON.parse(files.get(name)!) as { findings: { result: Record<string, unknown> } };
        change(file.findings.result);
        files.set(name, `${JSON.stringify(file, null, 2)}\n`);
      }
    };
    const place = join(folder, 'earlier.mettle.zip');
    without((result) => delete result['explained']);
    expect(failures(await verifyBundle(await writeTexts(place, files)))['numbers']![0]).toContain(
      'result.explained comes out otherwise',
    );
    editManifest(files, (manifest) => {
      manifest.program.version = '0.0.0';
    });
    expect(failures(await verifyBundle(await writeTexts(place, files)))).toEqual({});
    without((result) => (result['confidence'] = 0.5));
    expect(failures(await verifyBundle(await writeTexts(place, files)))['numbers']![0]).toContain(
      'result.confidence comes out otherwise',
    );
  });
});

describe('what a bundle says that it holds of findings', () => {
  const study = { kind: 'resistance' } as never;
  const held = (findingsTables: { table: string; columns: string[] }[]) => ({
    study,
    options: 3,
    findingsTables,
  });

  it('is known table by table and column by column, in their order', () => {
    expect(unknownFindings(held([]))).toBeNull();
    expect(unknownFindings(held([{ table: 'gate', columns: ['subject', 'value'] }]))).toBeNull();
    const gate = (...columns: string[]) => ({ table: 'gate', columns });
    expect(unknownFindings(held([gate('subject', 'mood')]))).toBe('data/gate, column mood');
    expect(unknownFindings(held([gate('value', 'subject')]))).toBe('data/gate, column subject');
    expect(unknownFindings(held([gate('value', 'value')]))).toBe('data/gate, column value');
    expect(unknownFindings(held([gate('value'), gate('value')]))).toBe('data/gate');
    expect(unknownFindings(held([{ table: 'effects', columns: ['subject'] }]))).toBe('data/effects');
  });

  it('narrows a table to its columns, rows and references with them', () => {
    const [table] = heldFindingsTables(held([{ table: 'adoption', columns: ['subject', 'scale', 'alpha'] }]));
    expect(table!.table.columns.map(({ name }) => name)).toEqual(['subject', 'scale', 'alpha']);
    expect(table!.table.references.map(({ table: other }) => other)).toEqual(['subjects']);
    const findings = {
      kind: 'resistance',
      result: { adoption: { cells: [{ condition: 'c', instrument: 'i', scale: 's', alpha: 0.5 }] } },
    } as never;
    expect(table!.rows('a', findings)).toEqual([['a', 's', 0.5]]);
  });
});
