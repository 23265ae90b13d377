import { createHash } from 'node:crypto';
import { holds, KEY_BYTES } from './ed25519.js';
import type { SignatureResult } from './signature-result.js';
import { SshWire, sshString } from './ssh-wire.js';

/** OpenSSH's PROTOCOL.sshsig. */
export const SSHSIG_MAGIC = 'SSHSIG';
export const SSHSIG_VERSION = 1;
export const SSH_KEY_TYPE = 'ssh-ed25519';
/** What `ssh-keygen -Y sign -n` is to be told: a signature for another purpose must not hold here. */
export const SSH_NAMESPACE = 'mettle-bundle';
const ARMOUR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/;

interface SshKey {
  readonly key: Buffer;
  readonly comment: string;
}

/** An Ed25519 key from a line of a `.pub` or `authorized_keys` file; null where the text has none. */
export function sshKey(text: string): SshKey | null {
  const [, base64, comment = ''] = /^ssh-ed25519 ([A-Za-z0-9+/=]+)(?: ([^\r\n]*))?/m.exec(text) ?? [];
  if (base64 === undefined) return null;
  const key = rawKey(Buffer.from(base64, 'base64'));
  return key === null ? null : { key, comment };
}

/** Checks an SSH signature of a message under a public key. */
export function checkSshSignature(text: string, message: Buffer, { key, comment }: SshKey): SignatureResult {
  const base64 = ARMOUR.exec(text)?.[1];
  if (base64 === undefined) return { name: null, problem: 'The signature is not one of SSH.' };
  try {
    const wire = new SshWire(Buffer.from(base64, 'base64'));
    const magic = wire.raw(SSHSIG_MAGIC.length).toString('latin1');
    if (magic !== SSHSIG_MAGIC || wire.number() !== SSHSIG_VERSION) {
      return { name: null, problem: 'The signature is of a kind of SSH signature that is not known.' };
    }
    const signer = rawKey(wire.string());
    const namespace = wire.string().toString('utf8');
    const reserved = wire.string();
    const hashName = wire.string().toString('latin1');
    const blob = new SshWire(wire.string());
    const type = blob.string().toString('latin1');
    const signature = blob.string();
    if (signer === null || type !== SSH_KEY_TYPE)
      return { name: null, problem: 'The signature is not by an Ed25519 key.' };
    if (!signer.equals(key))
      return { name: null, problem: 'The bundle was signed with another key than the one given.' };
    if (namespace !== SSH_NAMESPACE) {
      return { name: null, problem: `The signature is for "${namespace}", and not for "${SSH_NAMESPACE}".` };
    }
    if (hashName !== 'sha256' && hashName !== 'sha512') {
      return { name: null, problem: `The signature rests on a hash that is not known (${hashName}).` };
    }
    const signed = Buffer.concat([
      Buffer.from(SSHSIG_MAGIC),
      ...[namespace, reserved, hashName, createHash(hashName).update(message).digest()].map(sshString),
    ]);
    if (!wire.ended || !blob.ended || !holds(key, signed, signature)) {
      return { name: null, problem: 'The signature does not hold.' };
    }
    return { name: sshKeyName(key, comment), problem: null };
  } catch (thrown) {
    if (thrown instanceof RangeError) return { name: null, problem: 'The signature is not whole.' };
    throw thrown;
  }
}

/** How a key is named: by its comment, else by its fingerprint. */
export function sshKeyName(key: Buffer, comment: string): string {
  return `SSH key ${comment === '' ? fingerprint(key) : comment}`;
}

function rawKey(blob: Buffer): Buffer | null {
  try {
    const wire = new SshWire(blob);
    const type = wire.string().toString('latin1');
    const key = wire.string();
    return type === SSH_KEY_TYPE && key.length === KEY_BYTES && wire.ended ? key : null;
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function fingerprint(key: Buffer): string {
  const blob = Buffer.concat([sshString(SSH_KEY_TYPE), sshString(key)]);
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
