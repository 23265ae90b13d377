import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import type { FoundSubjects } from '../../../src/main/subjects/find-subjects.js';
import { MettleError } from '../../../src/shared/errors.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { fakeEnvironment } from './fake-environment.js';

const memory = { weightsBytes: 1e6, cacheBytes: 1e6, computeBytes: 1e6, totalBytes: 3e6 };
const found: FoundSubjects = {
  subjects: [
    { ...fakeSubject('small'), sha256: null, memory, fits: true, fitMessage: null },
    {
      ...fakeSubject('large'),
      bytes: 9e9,
      sha256: null,
      memory,
      fits: false,
      fitMessage: 'large needs 9 GB.',
    },
  ],
  skipped: [{ path: '/subjects/bad.gguf', code: 'GGUF_EMPTY', message: 'The file is empty.' }],
  freeBytes: 2e9,
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-looking-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('subjects', () => {
  it('lists what was found, what does not fit and what was passed over', async () => {
    const looked: (readonly string[])[] = [];
    const environment = fakeEnvironment(folder, {
      findSubjects: async (directories) => {
        looked.push(directories);
        return found;
      },
    });
    expect(await runCommandLine(environment, ['subjects', '--dir', 'here', '--dir', '/there'])).toBe(0);
    expect(looked).toEqual([[join(folder, 'here'), '/there']]);
    expect(environment.said.out).toMatch(
      /^small +llama +F16 +1\.0 MB +3\.0 MB +2,048 +yes +\/subjects\/small\.gguf$/m,
    );
    expect(environment.said.out).toContain('Too large:\n  large needs 9 GB.');
    expect(environment.said.out).toContain(
      'Passed over:\n  GGUF_EMPTY: /subjects/bad.gguf: The file is empty.',
    );
    expect(environment.said.out).toContain('2.0 GB of memory are free.');
  });

  it('looks at the calibration subjects where no folder is named, and prints JSON', async () => {
    const environment = fakeEnvironment(folder, { findSubjects: async () => found });
    expect(await runCommandLine(environment, ['subjects', '--json'])).toBe(0);
    expect(JSON.parse(environment.said.out)).toMatchObject({
      directories: ['/subjects'],
      subjects: [{ name: 'small', fits: true }, { name: 'large' }],
      skipped: [{ code: 'GGUF_EMPTY' }],
    });
  });
});

describe('doctor', () => {
  it('says what was found, having loaded the smallest subject', async () => {
    const engine = new FakeEngine();
    const environment = fakeEnvironment(folder, {
      engine: async () => engine,
      findSubjects: async () => found,
    });
    expect(await runCommandLine(environment, ['doctor'])).toBe(0);
    expect(engine).toMatchObject({ loads: ['small'], closed: 1 });
    expect(environment.said.out).toMatch(/^ok {2}llama\.cpp +build b0 by node-llama-cpp 0\.0\.0, 1 thread$/m);
    expect(environment.said.out).toMatch(/^-- {2}GPU +none found/m);
    expect(environment.said.out).toMatch(/^ok {2}SQLite +3\.0\.0$/m);
  });

  it('goes on past what does not work', async () => {
    const environment = fakeEnvironment(folder, {
      findSubjects: async () => found,
      engine: async () => {
        throw new MettleError('ENGINE_UNAVAILABLE', 'There is no llama.cpp for this machine.');
      },
    });
    expect(await runCommandLine(environment, ['doctor', '--json'])).toBe(0);
    const result = JSON.parse(environment.said.out);
    expect(result.healthy).toBe(false);
    expect(result.findings).toContainEqual({
      id: 'engine',
      what: 'llama.cpp',
      status: 'failed',
      detail: 'ENGINE_UNAVAILABLE: There is no llama.cpp for this machine.',
    });
    expect(result.findings.map(({ id }: { id: string }) => id)).toContain('electron');
  });
});
