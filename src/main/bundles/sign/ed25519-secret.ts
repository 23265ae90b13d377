import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** What stands before the 32 bytes of a seed in a PrivateKeyInfo (RFC 8410). */
const SEED_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

export const SEED_BYTES = 32;

/** An Ed25519 key pair (RFC 8032). */
export interface Ed25519Secret {
  /** The raw public key: 32 bytes. */
  readonly publicKey: Buffer;
  /** 64 bytes. */
  readonly sign: (message: Buffer) => Buffer;
}

/** The key pair of a seed of 32 bytes. Throws a RangeError for another length. */
export function ed25519Secret(seed: Buffer): Ed25519Secret {
  if (seed.length !== SEED_BYTES) throw new RangeError('an Ed25519 seed has 32 bytes');
  const der = Buffer.concat([SEED_HEADER, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return { publicKey: rawPublicKey(key), sign: (message) => sign(null, message, key) };
}

function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-SEED_BYTES);
}
