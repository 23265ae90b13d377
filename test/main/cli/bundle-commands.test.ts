import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { calibrationDirectory } from '../../../src/main/subjects/calibration-directory.js';
import { findSubjects } from '../../../src/main/subjects/find-subjects.js';
import { requestedPlaces } from '../../../src/main/subjects/search-places.js';
import { exported, smallBundle } from '../bundles/study-bundle.js';
import { textsOf, writeTexts } from '../bundles/rewrite-bundle.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

let folder: string;
let fake: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-bundle-commands-'));
  fake = await smallBundle(join(folder, 'fake'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function mettle(environment: FakeEnvironment, ...args: string[]): Promise<number> {
  return runCommandLine(environment, args);
}

describe('mettle verify', () => {
  it('says what it checked, and ends with 0', async () => {
    const environment = fakeEnvironment(folder);
    expect(await mettle(environment, 'verify', fake)).toBe(0);
    expect(environment.said.out).toMatch(/numbers {5}ok +\d+ numbers come out of the responses again\./);
    expect(environment.said.out).toContain('The bundle holds what it says');
  });

  it('ends with the code of bundles where something is wrong, and names it', async () => {
    const texts = await textsOf(fake);
    texts.delete('CITATION.cff');
    const path = await writeTexts(join(folder, 'wrong.mettle.zip'), texts);
    const environment = fakeEnvironment(folder);
    expect(await mettle(environment, 'verify', path)).toBe(8);
    expect(environment.said.out).toContain('It lacks CITATION.cff.');
    const json = fakeEnvironment(folder);
    expect(await mettle(json, 'verify', path, '--json')).toBe(8);
    expect(JSON.parse(json.said.out)).toMatchObject({
      verification: { passed: false, study: 'small-study' },
    });
  });

  it('tells of a file that is missing, and of one that is none', async () => {
    const missing = fakeEnvironment(folder);
    expect(await mettle(missing, 'verify', join(folder, 'no.mettle.zip'))).toBe(2);
    expect(missing.said.err).toContain('FILE_NOT_FOUND');
    const path = join(folder, 'text.mettle.zip');
    writeFileSync(path, 'no zip file');
    expect(await mettle(fakeEnvironment(folder), 'verify', path)).toBe(8);
  });
});

describe('mettle import', () => {
  it('takes a study in, which the list of studies marks and show reads', async () => {
    const data = join(folder, 'imports');
    const environment = fakeEnvironment(folder);
    expect(await mettle(environment, 'import', fake, '--data', data)).toBe(0);
    expect(environment.said.out).toContain('small-study was taken in as study 1');
    const list = fakeEnvironment(folder);
    expect(await mettle(list, 'studies', '--data', data)).toBe(0);
    expect(list.said.out).toContain('complete, imported');
    const json = fakeEnvironment(folder);
    await mettle(json, 'studies', '--data', data, '--json');
    expect(JSON.parse(json.said.out)).toMatchObject({ studies: [{ origin: { planHashCovered: true } }] });
    expect(await mettle(fakeEnvironment(folder), 'show', '1', '--data', data)).toBe(0);
    const again = fakeEnvironment(folder);
    expect(await mettle(again, 'import', fake, '--data', data)).toBe(0);
    expect(again.said.out).toContain('was here already as study 1');
  });
});

describe('mettle rerun', () => {
  it('names what is missing and where it came from', async () => {
    const environment = fakeEnvironment(folder);
    expect(await mettle(environment, 'rerun', fake, '--data', join(folder, 'none'))).toBe(3);
    expect(environment.said.err).toMatch(/The subject one \(one\.gguf, 1000000 bytes, SHA-256 6f6e65/);
  });

  it('does not compare a study with itself', async () => {
    const environment = fakeEnvironment(folder);
    const code = await mettle(
      environment,
      'rerun',
      fake,
      '--data',
      join(folder, 'fake'),
      '--subject',
      'one.gguf',
    );
    expect(code).toBe(2);
    expect(environment.said.err).toContain('--data FOLDER');
  });

  it('says which numbers come out otherwise', async () => {
    const texts = await textsOf(fake);
    const name = [...texts.keys()].find((path) => path.startsWith('study/findings/')) ?? '';
    const changed = (texts.get(name) ?? '').replace(/"confidence": 0\.95/, '"confidence": 0.9');
    const path = await writeTexts(join(folder, 'other.mettle.zip'), texts.set(name, changed));
    const environment = fakeEnvironment(folder);
    const args = ['--data', join(folder, 'others'), '--subject', 'one.gguf', '--subject', 'two.gguf'];
    expect(await mettle(environment, 'rerun', path, ...args)).toBe(9);
    expect(environment.said.out).toContain('1 different');
    expect(environment.said.out).toContain('confidence: here 0.95, there 0.9');
  });

  it('reports identical numbers for a calibration subject in readout mode', async () => {
    const engine = createEngine();
    const store = await openStore({ file: join(folder, 'first', 'mettle.db') });
    const subject = await engine.inspect(join(calibrationDirectory(), 'pliant-f16.gguf'));
    const design = smallDesign({ subjects: ['calibration:pliant'], analysis: { bootstrap: 100 } });
    const { study, status } = await runStudy({
      store,
      engine,
      snapshot: planStudy(design, smallLibrary(), { quick: false }),
      subjects: [subject],
      signal: new AbortController().signal,
    });
    expect(status).toBe('complete');
    const path = await exported(store, study.id, join(folder, 'first.mettle.zip'));
    await store.close();
    const environment = fakeEnvironment(folder, {
      engine: async () => engine,
      calibrationDirectory,
      findSubjects: async ({ calibration = null }) =>
        findSubjects({ places: requestedPlaces({ calibration }) }),
    });
    expect(await mettle(environment, 'rerun', path, '--data', join(folder, 'second'), '--json')).toBe(0);
    const { comparison } = JSON.parse(environment.said.out) as {
      comparison: { subjects: { identical: number; different: number; how: string }[] };
    };
    expect(comparison.subjects).toMatchObject([
      { how: 'same bytes', different: 0, withinNoise: 0, missing: 0 },
    ]);
    expect(comparison.subjects[0]?.identical).toBeGreaterThan(100);
  });
});
