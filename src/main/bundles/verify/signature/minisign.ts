import { createHash } from 'node:crypto';
import { holds, KEY_BYTES, SIGNATURE_BYTES } from './ed25519.js';
import type { SignatureResult } from './signature-result.js';

/** https://jedisct1.github.io/minisign/#signature-format: `Ed` signs the file, `ED` its BLAKE2b-512. */
const LEGACY = 'Ed';
const PREHASHED = 'ED';
const KEY_ID_BYTES = 8;
const UNTRUSTED = 'untrusted comment: ';
const TRUSTED = 'trusted comment: ';

interface MinisignKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A minisign public key from a `.pub` file, or its one line alone; null where the text is none. */
export function minisignKey(text: string): MinisignKey | null {
  const line = text.split(/\r?\n/).find((candidate) => candidate !== '' && !candidate.startsWith(UNTRUSTED));
  const bytes = Buffer.from(line ?? '', 'base64');
  if (bytes.length !== 2 + KEY_ID_BYTES + KEY_BYTES || bytes.toString('latin1', 0, 2) !== LEGACY) return null;
  return { id: idOf(bytes.subarray(2, 2 + KEY_ID_BYTES)), key: bytes.subarray(2 + KEY_ID_BYTES) };
}

/** Checks a minisign signature of a message, and that of its trusted comment, under a public key. */
export function checkMinisign(text: string, message: Buffer, { id, key }: MinisignKey): SignatureResult {
  const [untrusted = '', line = '', trusted = '', globalLine = '', ...rest] = text.split(/\r?\n/);
  const bytes = Buffer.from(line, 'base64');
  const global = Buffer.from(globalLine, 'base64');
  const whole =
    untrusted.startsWith(UNTRUSTED) &&
    trusted.startsWith(TRUSTED) &&
    bytes.length === 2 + KEY_ID_BYTES + SIGNATURE_BYTES &&
    rest.every((left) => left === '');
  if (!whole) return { name: null, problem: 'The signature is not one of minisign.' };
  const algorithm = bytes.toString('latin1', 0, 2);
  if (algorithm !== LEGACY && algorithm !== PREHASHED) {
    return { name: null, problem: 'The signature is of a kind of minisign that is not known.' };
  }
  const signer = idOf(bytes.subarray(2, 2 + KEY_ID_BYTES));
  if (signer !== id) {
    return {
      name: null,
      problem: `The bundle was signed with the key ${signer}, and the key given is ${id}.`,
    };
  }
  const signature = bytes.subarray(2 + KEY_ID_BYTES);
  const signed = algorithm === PREHASHED ? createHash('blake2b512').update(message).digest() : message;
  if (!holds(key, signed, signature)) return { name: null, problem: 'The signature does not hold.' };
  const comment = Buffer.from(trusted.slice(TRUSTED.length), 'utf8');
  if (!holds(key, Buffer.concat([signature, comment]), global)) {
    return { name: null, problem: "The signature of the signature's comment does not hold." };
  }
  return { name: `minisign key ${id}`, problem: null };
}

/** The id as minisign prints it: a little-endian number in upper-case hex digits. */
function idOf(bytes: Buffer): string {
  return Buffer.from(bytes).reverse().toString('hex').toUpperCase();
}
