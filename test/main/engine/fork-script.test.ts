import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { forkScript } from '../../../src/main/engine/fork-script.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-fork-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  await writeFile(
    join(folder, 'child.js'),
    'process.send([process.env.ELECTRON_RUN_AS_NODE ?? null, process.env.EXTRA ?? null]);',
  );
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllGlobals());

/** What a script says that is started by the built file `caller.js` beside it. */
function said(environment?: Readonly<Record<string, string>>): Promise<unknown> {
  const child = forkScript(pathToFileURL(join(folder, 'caller.js')).href, './child', environment);
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
  });
}

describe('a script', () => {
  it('runs beside its caller, with the environment that it is given', async () => {
    expect(await said({ EXTRA: 'x' })).toEqual([null, 'x']);
  });

  it('runs as Node where the program is Electron', async () => {
    const versions = { ...process.versions, electron: '45.4.1' };
    const within = new Proxy(process, {
      get: (target, key) => (key === 'versions' ? versions : (Reflect.get(target, key) as unknown)),
    });
    vi.stubGlobal('process', within);
    expect(await said()).toEqual(['1', null]);
  });
});
