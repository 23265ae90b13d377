import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsFile } from '../../../src/main/laboratory/settings.js';
import { calibrationBytes, largeModel } from '../downloads/bench.js';
import { HubServer } from '../downloads/hub-server.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ADDRESS = 'hf:people/models/model.gguf';

let hub: HubServer;
let folder = '';

beforeEach(async () => {
  hub = await HubServer.open();
  folder = mkdtempSync(join(tmpdir(), 'mettle-fetch-'));
  await new SettingsFile(join(folder, 'settings.json'), () => undefined).change(({ downloads }) => ({
    downloads: { ...downloads, endpoint: hub.endpoint },
  }));
});

afterEach(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

function mettle(...args: readonly string[]): Command {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/main/cli/main.ts', ...args, '--data', folder],
    {
      cwd: ROOT,
      env: { ...process.env, HF_TOKEN: '', HF_HOME: folder },
    },
  );
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err }))),
  };
}

/** Resolves when the hub was asked for bytes so many times. */
async function asked(times: number): Promise<void> {
  while (hub.bytesAsked.length < times) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('mettle fetch', () => {
  it('touches no network without leave', { timeout: 240_000 }, async () => {
    hub.files.set('people/models/model.gguf', { bytes: calibrationBytes('half-q8_0') });
    const { code, err } = await mettle('fetch', ADDRESS).ended;
    expect(err).toContain('NOT_ALLOWED');
    expect(err).toContain('--allow-network');
    expect(code).toBe(7);
    expect(hub.asked).toEqual([]);
  });

  it(
    'goes on with the same command after it was killed, and after Ctrl-C',
    { timeout: 240_000 },
    async () => {
      const bytes = await largeModel();
      hub.files.set('people/models/model.gguf', { bytes });
      hub.faults.push('stall');
      const first = mettle('fetch', ADDRESS, '--allow-network');
      await asked(4);
      first.child.kill('SIGKILL');
      await first.ended;

      hub.faults.push('stall', 'stall', 'stall');
      const before = hub.bytesAsked.length;
      const second = mettle('fetch', ADDRESS, '--allow-network');
      await asked(before + 1);
      second.child.kill('SIGINT');
      const paused = await second.ended;
      expect(paused.code).toBe(130);
      expect(paused.err).toContain('To go on:');

      hub.faults.splice(0);
      const third = await mettle('fetch', ADDRESS, '--allow-network', '--json').ended;
      expect(third.code).toBe(0);
      const { download } = JSON.parse(third.out);
      expect(download).toMatchObject({ state: 'done', totalBytes: bytes.length });
      expect(readFileSync(download.path).equals(bytes)).toBe(true);
    },
  );

  it('ends with its own code where there is no such model', { timeout: 240_000 }, async () => {
    const { code, out } = await mettle('fetch', 'hf:people/models/none.gguf', '--allow-network', '--json')
      .ended;
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'DOWNLOAD_NOT_FOUND' } });
    expect(code).toBe(7);
  });
});
