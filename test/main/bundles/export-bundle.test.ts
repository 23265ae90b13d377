import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportBundle, type ExportOptions } from '../../../src/main/bundles/export-bundle.js';
import { bundleTables } from '../../../src/main/bundles/format/tables.js';
import { storedSource, type BundleSource } from '../../../src/main/bundles/source.js';
import { bundleChoicesSchema, type BundleChoices } from '../../../src/shared/contract/bundles.js';
import type { Library } from '../../../src/main/library/load-library.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';
import { readBundle, textOf } from './fixtures/read-bundle.js';
import { readCsv } from './fixtures/read-table.js';
import { LOCKED, ranStudy, temporaryFolder } from './fixtures/studies.js';

const choices = bundleChoicesSchema.parse({});

async function smallSource(
  changes: Record<string, unknown> = {},
  library: Library = smallLibrary(),
): Promise<BundleSource> {
  const store = await ranStudy({
    design: smallDesign({ subjects: ['/home/ada/models/one.gguf'], ...changes }),
    library,
    engine: new FakeEngine(),
    subjects: [fakeSubject('one')],
  });
  return storedSource(store, 'small-study');
}

async function exported(source: BundleSource, options: Partial<ExportOptions> = {}): Promise<string> {
  const path = join(temporaryFolder(), 'small.mettle.zip');
  await exportBundle(source, path, { choices, ...options });
  return path;
}

const withChoices = (chosen: Partial<BundleChoices>): Partial<ExportOptions> => ({
  choices: { ...choices, ...chosen },
});

describe('exportBundle', () => {
  it('gives the same bytes in another folder and time zone, with the time of the lock in UTC', async () => {
    const source = await smallSource();
    const zone = process.env['TZ'];
    const bundles: Buffer[] = [];
    try {
      for (const other of ['UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/New_York']) {
        process.env['TZ'] = other;
        bundles.push(readFileSync(await exported(source)));
      }
      expect(new Date(LOCKED).getHours()).not.toBe(LOCKED.getUTCHours());
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    for (const bundle of bundles) expect(bundle.equals(bundles[0]!)).toBe(true);
    const entries = await readBundle(await exported(source));
    for (const { modified, mode } of entries) {
      expect(modified.toISOString()).toBe('2026-03-28T23:30:14.000Z');
      expect(mode).toBe(0o100644);
    }
  });

  it('puts mettle.json first, checksums last and the rest by name, and the checksums are right', async () => {
    const path = await exported(await smallSource());
    const entries = await readBundle(path);
    const names = entries.map((entry) => entry.path);
    expect(names[0]).toBe('mettle.json');
    expect(names.at(-1)).toBe('checksums.sha256');
    expect(names.slice(1, -1)).toEqual(names.slice(1, -1).toSorted((a, b) => (a < b ? -1 : 1)));
    const { createHash } = await import('node:crypto');
    const lines = entries
      .slice(0, -1)
      .map(({ path: name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
    expect(textOf(entries, 'checksums.sha256')).toBe(lines.join(''));
  });

  it('describes each table in datapackage.json by its size, hash and columns', async () => {
    const entries = await readBundle(await exported(await smallSource()));
    const { resources } = JSON.parse(textOf(entries, 'datapackage.json')) as {
      resources: { path: string; bytes: number; hash: string; schema?: { fields: { name: string }[] } }[];
    };
    const data = entries.filter(({ path }) => path.startsWith('data/'));
    expect(resources.map(({ path }) => path).toSorted()).toEqual(data.map(({ path }) => path).toSorted());
    const sums = textOf(entries, 'checksums.sha256');
    for (const { path, bytes, hash, schema } of resources) {
      expect(data.find((entry) => entry.path === path)!.bytes).toHaveLength(bytes);
      expect(sums).toContain(`${hash.replace('sha256:', '')}  ${path}\n`);
      if (schema === undefined) continue;
      const [header] = textOf(entries, path).split('\n');
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(header);
    }
  });

  it('keeps paths at home unless they are asked for', async () => {
    const source = await smallSource();
    const kept = await readBundle(await exported(source));
    for (const { path, bytes } of kept) {
      expect(bytes.toString('latin1'), path).not.toMatch(/\/home\/ada|\/subjects\//);
    }
    const told = await readBundle(await exported(source, withChoices({ filePaths: true })));
    expect(textOf(told, 'study/plan.json')).toContain('/home/ada/models/one.gguf');
    expect(textOf(told, 'data/subjects.csv')).toContain('/subjects/one.gguf');
  });

  it('leaves out texts where it is told to, and keeps their hashes', async () => {
    const source = await smallSource({ administration: { mode: 'sampled', runs: 2 } });
    const read = async (chosen: Partial<BundleChoices>): Promise<ReturnType<typeof readCsv>[]> => {
      const entries = await readBundle(await exported(source, withChoices(chosen)));
      return bundleTables(3).map((table) => readCsv(table, textOf(entries, `data/${table.name}.csv`)));
    };
    const [[all = [], , prompts = []], [none = [], , hashes = []]] = await Promise.all([
      read({}),
      read({ rawText: false }),
    ]);
    expect(all.some(({ text }) => typeof text === 'string' && text !== '')).toBe(true);
    expect(prompts.every(({ text }) => typeof text === 'string')).toBe(true);
    expect(none).toEqual(all.map((row) => ({ ...row, text: null })));
    expect(hashes).toEqual(prompts.map((row) => ({ ...row, text: null })));
  });

  it('writes no Parquet where it is told not to', async () => {
    const entries = await readBundle(await exported(await smallSource(), withChoices({ parquet: false })));
    expect(entries.filter(({ path }) => path.endsWith('.parquet'))).toEqual([]);
    expect(textOf(entries, 'datapackage.json')).not.toContain('parquet');
  });

  it('keeps the texts of an instrument whose licence is not known to let them be passed on', async () => {
    const library = smallLibrary();
    const small = library.instruments.get('small')!;
    const licensed = new Map([['small', { ...small, licence: 'Research use only' }]]);
    const source = await smallSource({}, { ...library, instruments: licensed });
    const entries = await readBundle(await exported(source));
    for (const { path, bytes } of entries.filter((entry) => !entry.path.endsWith('.parquet'))) {
      expect(bytes.toString('utf8'), path).not.toMatch(/Statement \d|"option \d|1 option 1/);
    }
    const { leftOut, planHashCovered } = JSON.parse(textOf(entries, 'mettle.json')) as {
      leftOut: string[];
      planHashCovered: boolean;
    };
    expect(planHashCovered).toBe(false);
    expect(leftOut.join(' ')).toContain('Research use only');
    expect(textOf(entries, 'study/instruments/small.json')).toContain('[withheld]');
  });

  it('tells how far it is, takes files of other makers, and leaves nothing when it is cancelled', async () => {
    const source = await smallSource();
    const shares: number[] = [];
    const steps: string[] = [];
    const path = await exported(source, {
      onProgress: (step, share) => (steps.push(step), shares.push(share)),
      others: () => [{ path: 'note.txt', content: () => 'of another maker' }],
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(steps).toEqual(
      expect.arrayContaining(['findings', 'data/responses.csv', 'report.html', 'note.txt', 'done']),
    );
    expect(textOf(await readBundle(path), 'note.txt')).toBe('of another maker');

    for (const step of ['mettle.json', 'data/responses.csv', 'study/plan.json']) {
      const folder = temporaryFolder();
      const place = join(folder, 'small.mettle.zip');
      writeFileSync(place, 'what was there');
      const cancel = new AbortController();
      const onProgress = (begun: string): void => void (begun === step && cancel.abort());
      await expect(
        exportBundle(source, place, { choices, signal: cancel.signal, onProgress }),
      ).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(readdirSync(folder)).toEqual(['small.mettle.zip']);
      expect(readFileSync(place, 'utf8')).toBe('what was there');
    }
  });

  it('fails as a whole where the store fails on the way', async () => {
    const source = await smallSource();
    const folder = temporaryFolder();
    const broken = { ...source, prompt: async () => null };
    await expect(exportBundle(broken, join(folder, 'a.mettle.zip'), { choices })).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
    });
    expect(readdirSync(folder)).toEqual([]);
    await expect(exportBundle(source, join(folder, 'no\0', 'a.mettle.zip'), { choices })).rejects.toThrow();
  });

  it('says in the departures what is missing, what was changed, and whose copy it is', async () => {
    const source = await smallSource();
    const [first] = source.subjects;
    const entries = await readBundle(
      await exported({
        ...source,
        study: { ...source.study, expectedPerSubject: first!.responses + 1 },
        changes: [{ at: '2026-04-01T00:00:00.000Z', what: 'Confidence was set to 0.9.' }],
        exploratoryOf: { name: 'first-plan', planHash: 'a'.repeat(64) },
      }),
    );
    const { sentences } = JSON.parse(textOf(entries, 'study/departures.json')) as { sentences: string[] };
    expect(sentences).toEqual([
      expect.stringContaining('first-plan'),
      'After the lock, on 2026-04-01: Confidence was set to 0.9.',
      'one gave 120 of 121 responses.',
    ]);
    expect(JSON.parse(textOf(entries, 'mettle.json'))).toMatchObject({
      study: { partial: true, exploratory: true },
    });
  });
});
