import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { importBundle } from '../../../src/main/bundles/import/import-bundle.js';
import { exported, smallStore } from '../bundles/study-bundle.js';
import { fakeEnvironment } from './fake-environment.js';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-compare-command-'));
  const { store, study } = await smallStore(join(folder, 'data'));
  const bundle = await exported(store, study, join(folder, 'a.mettle.zip'), {
    parquet: false,
    inspect: false,
  });
  await importBundle(store, bundle);
  await store.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function compare(...args: string[]) {
  const environment = fakeEnvironment(folder);
  const code = runCommandLine(environment, ['compare', ...args, '--data', join(folder, 'data')]);
  return code.then((exit) => ({ exit, ...environment.said }));
}

describe('mettle compare', () => {
  it('says what agrees between a study and one that was imported', async () => {
    const { exit, out } = await compare('1', '2');
    expect(exit).toBe(0);
    expect(out).toContain('small-study (1) against small-study (2): one plan.');
    expect(out).toContain('one (same bytes): 120 of 120 cells answered alike to the last digit.');
    expect(out).toMatch(/Numbers: \d+ identical, 0 within noise, 0 different, 0 on one side alone\./);
    expect(out).toContain('Nothing that is recorded of how they were run differs.');
  });

  it('gives one JSON object', async () => {
    const { exit, out } = await compare('1', '2', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ comparison: { samePlan: true, subjects: [{ cells: 120 }] } });
  });

  it('ends with what keeps two from being compared', async () => {
    expect(await compare('1', '1')).toMatchObject({ exit: 2, out: '' });
    const { exit, err } = await compare('1', '77');
    expect(exit).toBe(5);
    expect(err).toContain('STUDY_NOT_FOUND');
  });
});
