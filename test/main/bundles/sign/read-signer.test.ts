import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import { readSigner } from '../../../../src/main/bundles/sign/read-signer.js';
import { scryptMemory, scryptParameters } from '../../../../src/main/bundles/sign/scrypt-parameters.js';
import type { Signer } from '../../../../src/main/bundles/sign/signer.js';
import { storedSource } from '../../../../src/main/bundles/source.js';
import { checkMinisign, minisignKey } from '../../../../src/main/bundles/verify/signature/minisign.js';
import { checkSshSignature, sshKey } from '../../../../src/main/bundles/verify/signature/ssh-signature.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import { readBundle } from '../fixtures/read-bundle.js';
import { smallStore } from '../study-bundle.js';
import * as keys from './test-keys.js';

const programs = (name: string): string | undefined =>
  ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => join(folder, name))
    .find(existsSync);
const MINISIGN = programs('minisign');
const SSH_KEYGEN = programs('ssh-keygen');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-sign-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function signer(text: string, password: string | null = null): Promise<Signer> {
  const path = join(folder, 'key');
  writeFileSync(path, text, { mode: 0o600 });
  return readSigner(path, async () => password);
}

/** A bit of a base64 text turned over, at a share of its bytes. */
function damaged(text: string, share: number): string {
  const lines = text.split('\n');
  const body = lines.filter((line) => /^[A-Za-z0-9+/=]{20,}$/.test(line));
  const bytes = Buffer.from(body.join(''), 'base64');
  const place = Math.min(bytes.length - 1, Math.floor(share * bytes.length));
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  const [head = ''] = lines;
  const end = lines.findLast((line) => line.startsWith('-----END')) ?? '';
  return `${head}\n${bytes.toString('base64')}\n${end}\n`;
}

describe('readSigner', () => {
  it.each([
    ['minisign', keys.MINISIGN_SECRET, null, keys.MINISIGN_SIGNATURE, 'checksums.sha256.minisig'],
    [
      'minisign, locked',
      keys.MINISIGN_LOCKED,
      keys.PASSWORD,
      keys.MINISIGN_SIGNATURE,
      'checksums.sha256.minisig',
    ],
    ['SSH', keys.SSH_SECRET, null, keys.SSH_SIGNATURE, 'checksums.sha256.sig'],
    ['SSH, locked', keys.SSH_LOCKED, keys.PASSWORD, keys.SSH_SIGNATURE, 'checksums.sha256.sig'],
  ])(
    'signs as the key’s own program does, to the byte (%s)',
    async (_, secret, password, signature, entry) => {
      const opened = await signer(secret, password);
      expect(opened.entry).toBe(entry);
      expect(opened.sign(keys.MESSAGE)).toBe(signature);
      expect(opened.sign(keys.MESSAGE)).toBe(signature);
      const pem = minisignKey(keys.MINISIGN_PUBLIC);
      const ssh = sshKey(keys.SSH_PUBLIC);
      const result = entry.endsWith('.minisig')
        ? checkMinisign(signature, keys.MESSAGE, pem!)
        : checkSshSignature(signature, keys.MESSAGE, ssh!);
      expect(result).toEqual({ name: opened.name, problem: null });
    },
  );

  it('reads a key’s file with the line ends of Windows', async () => {
    for (const secret of [keys.MINISIGN_SECRET, keys.SSH_SECRET]) {
      const opened = await signer(secret.replaceAll('\n', '\r\n'));
      expect(opened.sign(keys.MESSAGE)).toMatch(/signature|SIGNATURE/);
    }
  });

  it.each([keys.MINISIGN_LOCKED, keys.SSH_LOCKED])(
    'asks for a password, and takes no other',
    async (secret) => {
      await expect(signer(secret)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: 'The key is locked with a password.',
        hint: expect.stringContaining('--password-file') as string,
      });
      for (const wrong of ['', 'password', `${keys.PASSWORD} `]) {
        const failure = await signer(secret, wrong).catch((thrown: unknown) => thrown);
        expect(failure).toMatchObject({ code: 'INVALID_INPUT' });
        expect(failure).toHaveProperty('message', 'The password does not open the key.');
      }
    },
  );

  it('asks for no password where the key is not locked', async () => {
    const path = join(folder, 'open');
    for (const secret of [keys.MINISIGN_SECRET, keys.SSH_SECRET]) {
      writeFileSync(path, secret);
      await readSigner(path, () => Promise.reject(new Error('asked')));
    }
  });

  it('says what is no key, and nothing that is in it', async () => {
    for (const text of ['', 'a private note', keys.MINISIGN_PUBLIC, keys.SSH_PUBLIC, keys.SSH_SIGNATURE]) {
      const failure = await signer(text).catch((thrown: unknown) => thrown);
      expect(failure).toMatchObject({ code: 'INVALID_INPUT' });
      expect(String((failure as Error).message)).not.toContain('private note');
    }
    await expect(readSigner(join(folder, 'nowhere'), async () => null)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('signs with no damaged key as if it were whole', async () => {
    const secrets = [
      { secret: keys.MINISIGN_SECRET, signature: keys.MINISIGN_SIGNATURE },
      { secret: keys.SSH_SECRET, signature: keys.SSH_SIGNATURE },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...secrets),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async ({ secret, signature }, share) => {
          const opened = await signer(damaged(secret, share)).catch((thrown: unknown) => {
            expect(thrown).toMatchObject({ code: 'INVALID_INPUT' });
            return null;
          });
          if (opened === null) return;
          // A salt that is not used, a comment, a key's id: what is signed holds under the true key, or not at all.
          const text = opened.sign(keys.MESSAGE);
          const [, line = ''] = text.split('\n');
          const [, wanted = ''] = signature.split('\n');
          const own = Buffer.from(line, 'base64').subarray(-64);
          if (opened.entry.endsWith('.minisig')) {
            expect(own.equals(Buffer.from(wanted, 'base64').subarray(-64))).toBe(true);
          } else {
            expect(text).toBe(signature);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.runIf(MINISIGN !== undefined)('is believed by minisign', async () => {
    const place = mkdtempSync(join(folder, 'minisign-'));
    const file = (name: string, text: string | Buffer): string => {
      writeFileSync(join(place, name), text);
      return join(place, name);
    };
    const opened = await signer(keys.MINISIGN_LOCKED, keys.PASSWORD);
    const args = [
      '-V',
      '-p',
      file('key.pub', keys.MINISIGN_PUBLIC),
      '-m',
      file('checksums.sha256', keys.MESSAGE),
    ];
    file('checksums.sha256.minisig', opened.sign(keys.MESSAGE));
    expect(execFileSync(MINISIGN ?? '', args, { encoding: 'utf8' })).toContain('comment signature verified');
    file('checksums.sha256.minisig', opened.sign(Buffer.from('other')));
    expect(() => execFileSync(MINISIGN ?? '', args, { stdio: 'ignore' })).toThrow();
  });

  it.runIf(SSH_KEYGEN !== undefined)('is believed by ssh-keygen', async () => {
    const place = mkdtempSync(join(folder, 'ssh-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(place, name), text);
      return join(place, name);
    };
    const opened = await signer(keys.SSH_LOCKED, keys.PASSWORD);
    const allowed = file('allowed', `ada ${keys.SSH_PUBLIC}`);
    const signature = file('message.sig', opened.sign(keys.MESSAGE));
    const args = ['-Y', 'verify', '-f', allowed, '-I', 'ada', '-n', 'mettle-bundle', '-s', signature];
    expect(execFileSync(SSH_KEYGEN ?? '', args, { input: keys.MESSAGE, encoding: 'utf8' })).toContain('Good');
    expect(() =>
      execFileSync(SSH_KEYGEN ?? '', args, { input: 'other', stdio: ['pipe', 'ignore', 'ignore'] }),
    ).toThrow();
  });
});

describe('a bundle that is signed on export', () => {
  it('is the unsigned one with one more entry, holds under its key, and is the same bytes twice', async () => {
    const place = mkdtempSync(join(folder, 'bundle-'));
    const { store, study } = await smallStore(place, { templates: ['plain'], orders: ['forward'] });
    try {
      const choices = bundleChoicesSchema.parse({ parquet: false });
      const source = await storedSource(store, String(study));
      const plain = join(place, 'plain.mettle.zip');
      await exportBundle(source, plain, { choices });
      for (const [secret, publicKey] of [
        [keys.MINISIGN_SECRET, keys.MINISIGN_PUBLIC],
        [keys.SSH_SECRET, keys.SSH_PUBLIC],
      ] as const) {
        const by = await signer(secret);
        const [first = '', second = ''] = ['first', 'second'].map((name) =>
          join(place, `${name}.mettle.zip`),
        );
        await exportBundle(source, first, { choices, signer: by });
        await exportBundle(source, second, { choices, signer: by });
        expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
        const entries = await readBundle(first);
        expect(entries.at(-1)?.path).toBe(by.entry);
        const unsigned = await readBundle(plain);
        expect(entries.slice(0, -1).map(({ path, bytes }) => [path, bytes.toString('latin1')])).toEqual(
          unsigned.map(({ path, bytes }) => [path, bytes.toString('latin1')]),
        );
        expect(await verifyBundle(first, { key: publicKey })).toMatchObject({
          passed: true,
          signedBy: by.name,
        });
      }
    } finally {
      await store.close();
    }
  });
});

describe('scryptParameters', () => {
  it('are those of libsodium', () => {
    // crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE and _MEMLIMIT_SENSITIVE, by which minisign -G locks a key.
    expect(scryptParameters(33_554_432, 1_073_741_824)).toEqual({
      cost: 2 ** 20,
      blockSize: 8,
      parallelization: 1,
    });
    // _INTERACTIVE
    expect(scryptParameters(524_288, 16_777_216)).toEqual({
      cost: 2 ** 14,
      blockSize: 8,
      parallelization: 1,
    });
    // Little memory and much work is done side by side.
    expect(scryptParameters(33_554_432, 16_777_216)).toEqual({
      cost: 2 ** 14,
      blockSize: 8,
      parallelization: 64,
    });
    expect(scryptParameters(0, 16_777_216)).toEqual({ cost: 2 ** 10, blockSize: 8, parallelization: 1 });
  });

  it('stay within the limit of memory', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 30 }),
        fc.integer({ min: 2 ** 20, max: 2 ** 30 }),
        (work, memory) => {
          const parameters = scryptParameters(work, memory);
          expect(Math.log2(parameters.cost) % 1).toBe(0);
          expect(scryptMemory(parameters) - 128 * 8 * (parameters.parallelization + 2)).toBeLessThanOrEqual(
            memory,
          );
        },
      ),
    );
  });
});
