import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import type { FoundSubject, FoundSubjects } from '../../../src/main/subjects/found-subject.js';
import type { PlaceRequest } from '../../../src/main/subjects/search-places.js';
import { plainSource } from '../../../src/main/subjects/stores/store.js';
import { MettleError } from '../../../src/shared/errors.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { fakeEnvironment } from './fake-environment.js';

const memory = { weightsBytes: 1e6, cacheBytes: 1e6, computeBytes: 1e6, totalBytes: 3e6 };
function shown(name: string, changes: Partial<FoundSubject> = {}): FoundSubject {
  return {
    ...fakeSubject(name),
    sha256: null,
    source: plainSource('folder'),
    group: 'family-1b',
    parameters: null,
    bitsPerWeight: null,
    perToken: { bytes: 1, parameters: 1 },
    memory,
    fits: true,
    fitMessage: null,
    alsoAt: [],
    ...changes,
  };
}

const found: FoundSubjects = {
  subjects: [
    shown('small', {
      source: { ...plainSource('ollama'), repository: 'small', tag: '1b', notes: ['A note.'] },
    }),
    shown('large', { bytes: 9e9, fits: false, fitMessage: 'large needs 9 GB.', parts: ['/1', '/2'] }),
  ],
  adapters: [
    {
      path: '/subjects/lora.gguf',
      name: 'lora',
      architecture: 'llama',
      base: 'small',
      bytes: 1,
      modifiedMs: 1,
      source: { ...plainSource('folder'), notes: [] },
    },
  ],
  stores: [{ store: 'folder', paths: ['/subjects'], subjects: 2, skipped: 1 }],
  skipped: [
    { path: '/subjects/bad.gguf', store: 'lm-studio', code: 'GGUF_EMPTY', message: 'The file is empty.' },
  ],
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
    const looked: PlaceRequest[] = [];
    const environment = fakeEnvironment(folder, {
      findSubjects: async (request) => {
        looked.push(request);
        return found;
      },
    });
    expect(await runCommandLine(environment, ['subjects', '--dir', 'here', '--dir', '/there'])).toBe(0);
    const stores = { platform: 'linux', homeDirectory: folder, variables: {} };
    expect(looked).toEqual([
      {
        calibration: '/subjects',
        own: [join(folder, 'here'), '/there'],
        fetched: join(folder, '.local', 'share', 'mettle', 'models'),
        stores,
      },
    ]);
    expect(await runCommandLine(environment, ['subjects', '--no-stores'])).toBe(0);
    expect(looked.at(-1)).toEqual({ calibration: '/subjects', own: [] });
    expect(environment.said.out).toMatch(
      /^family-1b\n {2}large +llama .* 2 {2}Your folders .*\n {2}small +llama +F16 +1\.0 MB +3\.0 MB +2,048 +yes +1 +Ollama +small:1b; A note\. +\/subjects\/small\.gguf$/m,
    );
    expect(environment.said.out).toContain('Adapters:\n  lora (trained on small): /subjects/lora.gguf');
    expect(environment.said.out).toContain('Too large:\n  large needs 9 GB.');
    expect(environment.said.out).toContain(
      'Passed over:\n  GGUF_EMPTY: /subjects/bad.gguf: The file is empty. (LM Studio)',
    );
    expect(environment.said.out).toContain('2.0 GB of memory are free.');
  });

  it('prints JSON', async () => {
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
    expect(environment.said.out).toMatch(
      /^-- {2}GPU +no graphics processor is in use; subjects run on the CPU/m,
    );
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
