import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { KeyStore } from '../../../src/main/downloads/token/key-store.js';
import { MettleError } from '../../../src/shared/errors.js';
import { calibrationBytes, PATIENCE, runHere } from '../downloads/bench.js';
import { HubServer, sha256Of } from '../downloads/hub-server.js';
import { Bench } from './fixtures/bench.js';

const HALF = calibrationBytes('half-q8_0');
const ADDRESS = 'hf:people/models/half.gguf';

const hubs: HubServer[] = [];

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

function memoryKeyStore(): KeyStore & { secret: string | null } {
  return {
    secret: null,
    async read() {
      return this.secret;
    },
    async write(secret) {
      this.secret = secret;
    },
    async erase() {
      this.secret = null;
    },
  };
}

async function open(
  allowed: boolean,
): Promise<{ bench: Bench; hub: HubServer; keyStore: ReturnType<typeof memoryKeyStore> }> {
  const hub = await HubServer.open();
  hubs.push(hub);
  hub.files.set('people/models/half.gguf', { bytes: HALF });
  const keyStore = memoryKeyStore();
  const bench = await Bench.open({ fetching: { keyStore, patience: PATIENCE, runOrder: runHere } });
  await bench.call('settings.change', {
    searchStores: false,
    downloads: { allowed, endpoint: hub.endpoint, proxy: null, folder: null },
  });
  return { bench, hub, keyStore };
}

describe('fetching in a laboratory', () => {
  it('is off by default, and then touches no network', async () => {
    const { bench, hub } = await open(false);
    for (const name of ['downloads.resolve', 'downloads.start'] as const) {
      await expect(bench.call(name, { address: ADDRESS })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
    expect(hub.asked).toEqual([]);
    expect(await bench.call('downloads.list', {})).toMatchObject({
      allowed: false,
      downloads: [],
      token: expect.any(String),
    });
  });

  it('brings a model among the subjects, tells of it, and knows it again', async () => {
    const { bench, hub } = await open(true);
    const resolved = await bench.call('downloads.resolve', { address: ADDRESS });
    expect(resolved).toMatchObject({ totalBytes: HALF.length, files: [{ sha256: sha256Of(HALF) }] });
    expect(hub.bytesAsked).toEqual([]);
    await bench.call('downloads.start', { address: ADDRESS });
    await bench.until(async () => (await bench.call('downloads.list', {})).downloads[0]?.state === 'done');
    const { downloads, folder } = await bench.call('downloads.list', {});
    expect(folder).toBe(join(bench.folder, 'models'));
    expect(readFileSync(downloads[0]!.path).equals(HALF)).toBe(true);
    await bench.until(() => bench.heard('notice').some(({ tone }) => tone === 'success'));
    expect(bench.heard('subjects.changed').length).toBeGreaterThan(0);
    expect(bench.heard('downloads.changed').at(-1)).toMatchObject({ allowed: true });
    const again = await bench.call('downloads.resolve', { address: ADDRESS });
    expect(again.already).not.toBeNull();
    expect(
      readFileSync(again.already!.startsWith('calibration:') ? downloads[0]!.path : again.already!).equals(
        HALF,
      ),
    ).toBe(true);
    await bench.call('downloads.remove', { id: downloads[0]!.id });
    expect(readFileSync(downloads[0]!.path).equals(HALF)).toBe(true);
  });

  it('tells by a notice what failed', async () => {
    const { bench, hub } = await open(true);
    hub.faults.push(...Array.from({ length: 20 }, () => 'flipped-byte' as const));
    await bench.call('downloads.start', { address: ADDRESS });
    await bench.until(() => bench.heard('notice').some(({ tone }) => tone === 'problem'));
    expect(bench.heard('notice').find(({ tone }) => tone === 'problem')!.error).toMatchObject({
      code: 'DOWNLOAD_CORRUPT',
    });
    expect((await bench.call('downloads.list', {})).downloads[0]).toMatchObject({
      state: 'failed',
      doneBytes: 0,
    });
  });

  it('keeps the token in the key store, and never lets its text out', async () => {
    const { bench, hub, keyStore } = await open(true);
    hub.token = 'hf_secretOfMine';
    await expect(bench.call('downloads.resolve', { address: ADDRESS })).rejects.toMatchObject({
      code: 'DOWNLOAD_FORBIDDEN',
    });
    expect(await bench.call('downloads.setToken', { token: ' hf_secretOfMine ' })).toMatchObject({
      token: 'key-store',
    });
    expect(keyStore.secret).toBe('hf_secretOfMine');
    await bench.call('downloads.resolve', { address: ADDRESS });
    expect((await bench.call('downloads.setToken', { token: null })).token).not.toBe('key-store');
    expect(keyStore.secret).toBeNull();
    expect(JSON.stringify(bench.events)).not.toContain('hf_secretOfMine');
    for (const name of readdirSync(bench.folder, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.json'),
    ))
      expect(readFileSync(join(bench.folder, name), 'utf8')).not.toContain('hf_secretOfMine');
  });

  it('says so where there is no key store', async () => {
    const hub = await HubServer.open();
    hubs.push(hub);
    const refuse = async (): Promise<never> => {
      throw new MettleError('KEY_STORE_UNAVAILABLE', 'There is no key store.');
    };
    const bench = await Bench.open({
      fetching: { keyStore: { read: refuse, write: refuse, erase: refuse } },
    });
    expect(await bench.call('downloads.list', {})).toMatchObject({
      keyStoreProblem: 'There is no key store.',
    });
    await expect(bench.call('downloads.setToken', { token: 'hf_x' })).rejects.toMatchObject({
      code: 'KEY_STORE_UNAVAILABLE',
    });
  });

  it('goes to the folder of the settings, which must be a whole path, and stops where it is forbidden', async () => {
    const { bench, hub } = await open(true);
    const folder = join(bench.folder, 'elsewhere');
    mkdirSync(folder);
    const settings = (await bench.call('settings.read', {})).downloads;
    await expect(
      bench.call('settings.change', { downloads: { ...settings, folder: 'elsewhere' } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await bench.call('settings.change', { downloads: { ...settings, folder } });
    hub.faults.push(...Array.from({ length: 20 }, () => 'drop-at-once' as const));
    const started = await bench.call('downloads.start', { address: ADDRESS });
    expect(started.folder).toBe(folder);
    await bench.call('settings.change', { downloads: { ...settings, folder, allowed: false } });
    const [download] = (await bench.call('downloads.list', {})).downloads;
    expect(['paused', 'failed']).toContain(download!.state);
    const before = hub.asked.length;
    await expect(bench.call('downloads.resume', { id: download!.id })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(hub.asked).toHaveLength(before);
  });
});
