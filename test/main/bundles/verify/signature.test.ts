import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { checkMinisign, minisignKey } from '../../../../src/main/bundles/verify/signature/minisign.js';
import { checkSshSignature, sshKey } from '../../../../src/main/bundles/verify/signature/ssh-signature.js';
import { sshString } from '../../../../src/main/bundles/verify/signature/ssh-wire.js';
import { textsOf, writeTexts, type Texts } from '../rewrite-bundle.js';
import { smallBundle } from '../study-bundle.js';

const SSH_KEYGEN = ['/usr/bin/ssh-keygen', '/bin/ssh-keygen', '/usr/local/bin/ssh-keygen'].find(existsSync);
const MESSAGE = Buffer.from('a  b\n');

interface Pair {
  readonly raw: Buffer;
  readonly secret: KeyObject;
}

function pair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32), secret: privateKey };
}

const ID = Buffer.from('0102030405060708', 'hex');

/** The text of a minisign public key file. */
function minisignPublic({ raw }: Pair): string {
  return `untrusted comment: a key\n${Buffer.concat([Buffer.from('Ed'), ID, raw]).toString('base64')}\n`;
}

/** A signature file by minisign's published format. */
function minisigned(
  message: Buffer,
  { secret }: Pair,
  algorithm: 'Ed' | 'ED',
  comment = 'made for a test',
): string {
  const signed = algorithm === 'ED' ? createHash('blake2b512').update(message).digest() : message;
  const signature = sign(null, signed, secret);
  const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), secret);
  const line = Buffer.concat([Buffer.from(algorithm), ID, signature]).toString('base64');
  return `untrusted comment: a signature\n${line}\ntrusted comment: ${comment}\n${global.toString('base64')}\n`;
}

function sshBlob({ raw }: Pair): Buffer {
  return Buffer.concat([sshString('ssh-ed25519'), sshString(raw)]);
}

function sshPublic(key: Pair, comment = 'somebody'): string {
  return `ssh-ed25519 ${sshBlob(key).toString('base64')} ${comment}\n`;
}

/** A signature file by OpenSSH's published format. */
function sshSigned(
  message: Buffer,
  key: Pair,
  { namespace = 'mettle-bundle', hash = 'sha512' } = {},
): string {
  const digest = createHash(hash === 'sha256' ? 'sha256' : 'sha512')
    .update(message)
    .digest();
  const parts = [sshString(namespace), sshString(''), sshString(hash)];
  const signed = Buffer.concat([Buffer.from('SSHSIG'), ...parts, sshString(digest)]);
  const signature = Buffer.concat([sshString('ssh-ed25519'), sshString(sign(null, signed, key.secret))]);
  const version = Buffer.from([0, 0, 0, 1]);
  const blob = Buffer.concat([
    Buffer.from('SSHSIG'),
    version,
    sshString(sshBlob(key)),
    ...parts,
    sshString(signature),
  ]);
  const base64 = (blob.toString('base64').match(/.{1,70}/g) ?? []).join('\n');
  return `-----BEGIN SSH SIGNATURE-----\n${base64}\n-----END SSH SIGNATURE-----\n`;
}

describe('a minisign signature', () => {
  const key = pair();
  const check = (text: string, message = MESSAGE, by = key): string | null => {
    const parsed = minisignKey(minisignPublic(by));
    if (parsed === null) throw new TypeError('no key');
    return checkMinisign(text, message, parsed).name;
  };

  it.each(['Ed', 'ED'] as const)('holds (%s)', (algorithm) => {
    expect(check(minisigned(MESSAGE, key, algorithm))).toBe('minisign key 0807060504030201');
  });

  it('does not hold for another message, key, kind or comment', () => {
    const text = minisigned(MESSAGE, key, 'ED');
    expect(check(text, Buffer.from('other'))).toBeNull();
    expect(check(text, MESSAGE, pair())).toBeNull();
    expect(check(text.replace('\nRU', '\nRW'))).toBeNull();
    expect(check(text.replace('made for', 'made at'))).toBeNull();
    expect(check('')).toBeNull();
    expect(check(`${text}more\n`)).toBeNull();
  });

  it('is not checked under what is no key', () => {
    expect(minisignKey('')).toBeNull();
    expect(minisignKey(sshPublic(key))).toBeNull();
  });
});

describe('an SSH signature', () => {
  const key = pair();
  const check = (text: string, message = MESSAGE, by = key): string | null => {
    const parsed = sshKey(sshPublic(by));
    if (parsed === null) throw new TypeError('no key');
    return checkSshSignature(text, message, parsed).name;
  };

  it.each(['sha256', 'sha512'])('holds (%s)', (hash) => {
    expect(check(sshSigned(MESSAGE, key, { hash }))).toBe('SSH key somebody');
  });

  it('does not hold for another message, key, purpose or hash', () => {
    const text = sshSigned(MESSAGE, key);
    expect(check(text, Buffer.from('other'))).toBeNull();
    expect(check(text, MESSAGE, pair())).toBeNull();
    expect(check(sshSigned(MESSAGE, key, { namespace: 'file' }))).toBeNull();
    expect(check(sshSigned(MESSAGE, key, { hash: 'md5' }))).toBeNull();
    expect(check(text.replace(/\n.{70}\n/, '\n'))).toBeNull();
    expect(check('')).toBeNull();
  });

  it.runIf(SSH_KEYGEN !== undefined)('by ssh-keygen holds', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mettle-ssh-'));
    try {
      const file = join(folder, 'message');
      const secret = join(folder, 'key');
      writeFileSync(file, MESSAGE);
      const run = (...args: string[]): void => {
        execFileSync(SSH_KEYGEN ?? '', args, { stdio: 'ignore' });
      };
      run('-q', '-t', 'ed25519', '-N', '', '-C', 'a person', '-f', secret);
      run('-q', '-Y', 'sign', '-n', 'mettle-bundle', '-f', secret, file);
      const parsed = sshKey(readFileSync(`${secret}.pub`, 'utf8'));
      if (parsed === null) throw new TypeError('no key');
      const result = checkSshSignature(readFileSync(`${file}.sig`, 'utf8'), MESSAGE, parsed);
      expect(result).toEqual({ name: 'SSH key a person', problem: null });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a signed bundle', () => {
  const key = pair();
  let folder: string;
  let texts: Texts;
  let sums: Buffer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mettle-signed-'));
    const path = await smallBundle(folder, { templates: ['plain'], orders: ['forward'] }, { parquet: false });
    texts = await textsOf(path);
    sums = Buffer.from(texts.get('checksums.sha256') ?? '', 'latin1');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [
      'minisig',
      (): string => minisigned(sums, key, 'ED'),
      minisignPublic(key),
      'minisign key 0807060504030201',
    ],
    ['sig', (): string => sshSigned(sums, key), sshPublic(key), 'SSH key somebody'],
  ])('is told whose it is (.%s)', async (ending, signature, publicKey, name) => {
    const signed = new Map(texts).set(`checksums.sha256.${ending}`, signature());
    const path = await writeTexts(join(folder, `${ending}.mettle.zip`), signed);
    expect(await verifyBundle(path, { key: publicKey })).toMatchObject({ passed: true, signedBy: name });
    expect(await verifyBundle(path)).toMatchObject({ passed: true, signedBy: null });
    const other = await verifyBundle(path, {
      key: ending === 'sig' ? sshPublic(pair()) : minisignPublic(pair()),
    });
    expect(other).toMatchObject({ passed: false, signedBy: null });
  });

  it('fails where a key is given and it is not signed', async () => {
    const path = await writeTexts(join(folder, 'unsigned.mettle.zip'), texts);
    const result = await verifyBundle(path, { key: sshPublic(key) });
    expect(result.checks.find(({ name }) => name === 'signature')?.outcome).toBe('failed');
    expect((await verifyBundle(path, { key: 'no key' })).passed).toBe(false);
  });
});
