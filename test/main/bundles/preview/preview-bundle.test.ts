import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import { previewBundle } from '../../../../src/main/bundles/preview/preview-bundle.js';
import { storedSource, workOutFindings, type BundleSource } from '../../../../src/main/bundles/source.js';
import { allFindingsTables } from '../../../../src/main/bundles/tables/findings-tables.js';
import type { LaboratoryStore } from '../../../../src/main/store/laboratory-store.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { smallStore } from '../study-bundle.js';

const FINDINGS_TABLES = allFindingsTables('resistance').map(({ table }) => table.name);

let folder: string;
let store: LaboratoryStore;
let source: BundleSource;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-preview-'));
  const small = await smallStore(folder, {}, ['one', 'two']);
  store = small.store;
  source = await storedSource(store, String(small.study));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a preview', () => {
  it.each([{}, { parquet: false, inspect: false }, { rawText: false, filePaths: true }])(
    'names every file that %j has, figures in one, and sizes of the right order',
    async (chosen) => {
      const choices = bundleChoicesSchema.parse(chosen);
      const preview = await previewBundle(source, choices, null);
      const { entries } = await exportBundle(source, join(folder, 'a.mettle.zip'), { choices });
      const drawn = entries.filter(({ path }) => path.startsWith('figures/'));
      const others = entries.filter(({ path }) => !path.startsWith('figures/'));
      expect(preview.files.map(({ path }) => path).filter((path) => path !== 'figures/')).toEqual(
        others.map(({ path }) => path),
      );
      expect(preview.files.some(({ path }) => path === 'figures/')).toBe(drawn.length > 0);
      for (const { path, bytes } of others) {
        const shown = preview.files.find((file) => file.path === path)!.bytes;
        // What the report, findings and logs come to is not known before they are made.
        const estimated =
          /^(report\.html|study\/findings|inspect|data\/(responses|scores|prompts))/.test(path) ||
          FINDINGS_TABLES.some((name) => path.startsWith(`data/${name}.`));
        if (estimated) expect(shown, path).toBeGreaterThan(bytes / 20);
        else if (!/^(ro-crate|datapackage|checksums|README)/.test(path)) expect(shown, path).toBe(bytes);
      }
    },
  );

  it('measures tables of findings where these are known', async () => {
    const choices = bundleChoicesSchema.parse({ inspect: false });
    const { findings } = await workOutFindings(source);
    const { files } = await previewBundle(source, choices, findings);
    const { entries } = await exportBundle(source, join(folder, 'known.mettle.zip'), { choices });
    for (const name of FINDINGS_TABLES) {
      for (const path of [`data/${name}.csv`, `data/${name}.parquet`]) {
        const { bytes } = entries.find((entry) => entry.path === path)!;
        expect(files.find((file) => file.path === path)!.bytes, path).toBe(bytes);
      }
    }
  });

  it('reads a few responses of each subject alone, and works nothing out', async () => {
    let read = 0;
    const counted: BundleSource = {
      ...source,
      responses: async function* (sha256): AsyncGenerator<Response> {
        for await (const response of source.responses(sha256)) {
          read += 1;
          yield response;
        }
      },
      prompt: (hash) => source.prompt(hash),
    };
    await previewBundle(counted, bundleChoicesSchema.parse({}), null);
    expect(read).toBeLessThanOrEqual(2 * 2 * 101);
  });

  it('says what stays out, and that a study is partial', async () => {
    const partial: BundleSource = {
      ...source,
      subjects: source.subjects.map((entry) => ({ ...entry, responses: 60 })),
      responses: (sha256) => source.responses(sha256),
      prompt: (hash) => source.prompt(hash),
    };
    const preview = await previewBundle(partial, bundleChoicesSchema.parse({ rawText: false }), null);
    expect(preview).toMatchObject({ partial: true, responses: 120 });
    expect(preview.departures.join(' ')).toContain('60 of 120 responses');
    expect(preview.leftOut.join(' ')).toContain('as text were left out');
  });

  it('is there for a study without a response', async () => {
    const none: BundleSource = {
      ...source,
      subjects: source.subjects.map((entry) => ({ ...entry, responses: 0 })),
      responses: async function* () {},
      prompt: async () => null,
    };
    const preview = await previewBundle(none, bundleChoicesSchema.parse({}), null);
    expect(preview.files.every(({ bytes }) => Number.isFinite(bytes) && bytes >= 0)).toBe(true);
  });
});
