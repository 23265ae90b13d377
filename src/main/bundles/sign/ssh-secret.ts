import { createDecipheriv, createHash } from 'node:crypto';
import { pbkdf } from 'bcrypt-pbkdf';
import { MettleError } from '../../../shared/errors.js';
import { SSH_ENTRY } from '../verify/signature/signature-entries.js';
import {
  SSH_KEY_TYPE,
  SSH_NAMESPACE,
  SSHSIG_MAGIC,
  SSHSIG_VERSION,
  sshKeyName,
} from '../verify/signature/ssh-signature.js';
import { sshString, SshWire } from '../verify/signature/ssh-wire.js';
import { ed25519Secret, SEED_BYTES, type Ed25519Secret } from './ed25519-secret.js';
import { doesNotOpen, nobodyToAsk } from './key-errors.js';
import type { AskPassword, Signer } from './signer.js';

/** OpenSSH's PROTOCOL.key. */
const MAGIC = 'openssh-key-v1\0';
const ARMOUR =
  /-----BEGIN OPENSSH PRIVATE KEY-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END OPENSSH PRIVATE KEY-----/;
const CIPHER = 'aes256-ctr';
const CIPHER_KEY_BYTES = 32;
const CIPHER_IV_BYTES = 16;
const MOST_ROUNDS = 1000;

/** Hash that a signature rests on, which is what ssh-keygen takes. */
const HASH = 'sha512';
/** Characters of a line of the armour, as ssh-keygen writes it. */
const LINE = 70;

/** The bytes of an OpenSSH private key from the text of its file; null where the text is none. */
export function sshSecretBytes(text: string): Buffer | null {
  const base64 = ARMOUR.exec(text)?.[1];
  if (base64 === undefined) return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('latin1', 0, MAGIC.length) === MAGIC ? bytes : null;
}

/**
 * Opens an OpenSSH Ed25519 private key. Throws `INVALID_INPUT` for another kind of key or cipher, a damaged one, a password
 * that does not open it, and a locked key where nobody can be asked.
 */
export async function sshSigner(bytes: Buffer, askPassword: AskPassword): Promise<Signer> {
  try {
    const wire = new SshWire(bytes);
    wire.raw(MAGIC.length);
    const cipher = wire.string().toString('latin1');
    const derivation = wire.string().toString('latin1');
    const options = wire.string();
    if (wire.number() !== 1) throw notEd25519();
    const publicKey = new SshWire(wire.string());
    if (publicKey.string().toString('latin1') !== SSH_KEY_TYPE) throw notEd25519();
    const section = wire.string();
    const locked = cipher !== 'none';
    if (locked && (cipher !== CIPHER || derivation !== 'bcrypt')) throw unknownCipher(cipher);
    const opened = locked ? await unlocked(section, options, askPassword) : section;
    return signerOf(opened, publicKey.string(), locked);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw doesNotOpen(false);
    throw thrown;
  }
}

async function unlocked(section: Buffer, options: Buffer, askPassword: AskPassword): Promise<Buffer> {
  const wire = new SshWire(options);
  const salt = wire.string();
  const rounds = wire.number();
  if (rounds < 1 || rounds > MOST_ROUNDS) throw unknownCipher(`bcrypt with ${rounds} rounds`);
  const password = await askPassword();
  if (password === null) throw nobodyToAsk();
  const secret = Buffer.from(password, 'utf8');
  const key = Buffer.alloc(CIPHER_KEY_BYTES + CIPHER_IV_BYTES);
  if (pbkdf(secret, secret.length, salt, salt.length, key, key.length, rounds) !== 0) throw doesNotOpen(true);
  const decipher = createDecipheriv(
    'aes-256-ctr',
    key.subarray(0, CIPHER_KEY_BYTES),
    key.subarray(CIPHER_KEY_BYTES),
  );
  return Buffer.concat([decipher.update(section), decipher.final()]);
}

function signerOf(section: Buffer, publicKey: Buffer, locked: boolean): Signer {
  const wire = new SshWire(section);
  // The same number twice, which a wrong password does not give.
  if (wire.number() !== wire.number()) throw doesNotOpen(locked);
  wire.string();
  wire.string();
  const secret = ed25519Secret(wire.string().subarray(0, SEED_BYTES));
  const comment = wire.string().toString('utf8');
  if (!secret.publicKey.equals(publicKey)) throw doesNotOpen(false);
  return {
    entry: SSH_ENTRY,
    name: sshKeyName(publicKey, comment),
    sign: (message) => signatureText(message, secret),
  };
}

function signatureText(message: Buffer, secret: Ed25519Secret): string {
  const digest = createHash(HASH).update(message).digest();
  const parts = [SSH_NAMESPACE, '', HASH].map(sshString);
  const signature = secret.sign(Buffer.concat([Buffer.from(SSHSIG_MAGIC), ...parts, sshString(digest)]));
  const version = Buffer.alloc(4);
  version.writeUInt32BE(SSHSIG_VERSION);
  const blob = Buffer.concat([
    Buffer.from(SSHSIG_MAGIC),
    version,
    sshString(Buffer.concat([sshString(SSH_KEY_TYPE), sshString(secret.publicKey)])),
    ...parts,
    sshString(Buffer.concat([sshString(SSH_KEY_TYPE), sshString(signature)])),
  ]);
  const base64 = blob.toString('base64');
  const lines = Array.from({ length: Math.ceil(base64.length / LINE) }, (_, line) =>
    base64.slice(line * LINE, (line + 1) * LINE),
  );
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}

function notEd25519(): MettleError {
  return new MettleError('INVALID_INPUT', 'The SSH key is not an Ed25519 key.', {
    hint: 'Make one with ssh-keygen -t ed25519.',
  });
}

function unknownCipher(cipher: string): MettleError {
  return new MettleError('INVALID_INPUT', `The SSH key is locked in a way that is not known (${cipher}).`, {
    hint: 'Lock it anew with ssh-keygen -p -Z aes256-ctr.',
  });
}
