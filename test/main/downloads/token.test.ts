import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkedToken, findHubToken } from '../../../src/main/downloads/token/hub-token.js';
import { systemKeyStore, type KeyStore } from '../../../src/main/downloads/token/key-store.js';
import { MettleError } from '../../../src/shared/errors.js';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mettle-home-'));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function keyStore(secret: string | null): KeyStore {
  return { read: async () => secret, write: async () => undefined, erase: async () => undefined };
}

const locked: KeyStore = {
  ...keyStore(null),
  read: async () => {
    throw new MettleError('KEY_STORE_UNAVAILABLE', 'The key store is locked.');
  },
};

function writeToken(folder: string, token: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'token'), token);
}

describe('the token for gated repositories', () => {
  it('is looked for in the key store, the environment, and the file of the hub’s own tools', async () => {
    const find = (store: KeyStore, environment: Record<string, string>): ReturnType<typeof findHubToken> =>
      findHubToken({ keyStore: store, environment, homeDirectory: home });
    expect(await find(keyStore(null), {})).toEqual({ token: null, place: 'none', keyStoreProblem: null });
    writeToken(join(home, '.cache', 'huggingface'), 'hf_file\n');
    expect(await find(keyStore(null), {})).toMatchObject({ token: 'hf_file', place: 'hugging-face' });
    writeToken(join(home, 'own'), 'hf_own');
    expect(await find(keyStore(null), { HF_HOME: join(home, 'own') })).toMatchObject({ token: 'hf_own' });
    expect(await find(keyStore(null), { HUGGING_FACE_HUB_TOKEN: 'hf_old' })).toMatchObject({
      token: 'hf_old',
      place: 'environment',
    });
    expect(
      await find(keyStore(null), { HF_TOKEN: 'hf_new', HUGGING_FACE_HUB_TOKEN: 'hf_old' }),
    ).toMatchObject({
      token: 'hf_new',
    });
    expect(await find(keyStore('hf_kept'), { HF_TOKEN: 'hf_new' })).toMatchObject({
      token: 'hf_kept',
      place: 'key-store',
    });
  });

  it('is found elsewhere where the key store cannot be used, which is told', async () => {
    const found = await findHubToken({
      keyStore: locked,
      environment: { HF_TOKEN: 'hf_x' },
      homeDirectory: home,
    });
    expect(found).toEqual({
      token: 'hf_x',
      place: 'environment',
      keyStoreProblem: 'The key store is locked.',
    });
  });

  it('that could not stand in a header is none', async () => {
    const environment = { HF_TOKEN: 'two\nlines' };
    expect((await findHubToken({ keyStore: keyStore(null), environment, homeDirectory: home })).place).toBe(
      'none',
    );
    expect(checkedToken(' hf_typed ')).toBe('hf_typed');
    expect(() => checkedToken('two words')).toThrow(/cannot be a token/);
    expect(() => checkedToken('secret words')).not.toThrow(/secret/);
  });

  it('is in a real key store, or the reason why not is said; never in a file', async () => {
    try {
      expect(
        typeof (await systemKeyStore.read()) === 'string' || (await systemKeyStore.read()) === null,
      ).toBe(true);
    } catch (thrown) {
      const error = MettleError.from(thrown);
      expect(error.code).toBe('KEY_STORE_UNAVAILABLE');
      expect(error.hint).toContain('HF_TOKEN');
    }
    expect(readdirSync(home)).toEqual([]);
  });
});
