import { createPublicKey, verify } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
const KEY_HEADER = Buffer.from('302a300506032b6570032100', 'hex');

export const KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** Whether a signature of a message holds under a raw public key (RFC 8032). */
export function holds(key: Buffer, message: Buffer, signature: Buffer): boolean {
  if (key.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  const publicKey = createPublicKey({ key: Buffer.concat([KEY_HEADER, key]), format: 'der', type: 'spki' });
  return verify(null, message, publicKey, signature);
}
