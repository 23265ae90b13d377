import { createHash, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { MettleError } from '../../../shared/errors.js';
import { MINISIGN_ENTRY } from '../verify/signature/signature-entries.js';
import { ENTRIES } from '../format/entries.js';
import { ed25519Secret, SEED_BYTES, type Ed25519Secret } from './ed25519-secret.js';
import { doesNotOpen, nobodyToAsk } from './key-errors.js';
import { scryptMemory, scryptParameters, type ScryptParameters } from './scrypt-parameters.js';
import type { AskPassword, Signer } from './signer.js';

/** https://jedisct1.github.io/minisign/#secret-key-format */
const SIGNATURE_ALGORITHM = 'Ed';
const PREHASHED = 'ED';
const LOCKED = 'Sc';
const UNLOCKED = '\0\0';
const CHECKSUM_ALGORITHM = 'B2';
const UNTRUSTED = 'untrusted comment: ';
const SALT_BYTES = 32;
const ID_BYTES = 8;
const CHECKSUM_BYTES = 32;
const HEAD_BYTES = 6 + SALT_BYTES + 8 + 8;
const BODY_BYTES = ID_BYTES + 2 * SEED_BYTES + CHECKSUM_BYTES;

/** A key that asks for more than this is not one that minisign makes. */
const MOST_MEMORY = 2 * 1024 ** 3;

const scryptBytes = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** The bytes of a minisign secret key from the text of its file; null where the text is none. */
export function minisignSecretBytes(text: string): Buffer | null {
  const line = text.split(/\r?\n/).find((candidate) => candidate !== '' && !candidate.startsWith(UNTRUSTED));
  const bytes = Buffer.from(line ?? '', 'base64');
  const known =
    bytes.length === HEAD_BYTES + BODY_BYTES &&
    bytes.toString('latin1', 0, 2) === SIGNATURE_ALGORITHM &&
    bytes.toString('latin1', 4, 6) === CHECKSUM_ALGORITHM;
  return known ? bytes : null;
}

/**
 * Opens a minisign secret key. Throws `INVALID_INPUT` for a key of a kind that is not known, a password that does not open
 * it, and a locked key where nobody can be asked.
 */
export async function minisignSigner(bytes: Buffer, askPassword: AskPassword): Promise<Signer> {
  const body = Buffer.from(bytes.subarray(HEAD_BYTES));
  const derivation = bytes.toString('latin1', 2, 4);
  if (derivation === LOCKED) await unlock(bytes, body, askPassword);
  else if (derivation !== UNLOCKED) throw unknownKind();
  const id = body.subarray(0, ID_BYTES);
  const secret = ed25519Secret(body.subarray(ID_BYTES, ID_BYTES + SEED_BYTES));
  // The key holds its public half behind the seed, which tells a right password from a wrong one.
  const publicHalf = body.subarray(ID_BYTES + SEED_BYTES, ID_BYTES + 2 * SEED_BYTES);
  if (!secret.publicKey.equals(publicHalf)) throw doesNotOpen(derivation === LOCKED);
  const name = `minisign key ${Buffer.from(id).reverse().toString('hex').toUpperCase()}`;
  return { entry: MINISIGN_ENTRY, name, sign: (message) => signatureText(message, id, secret) };
}

async function unlock(bytes: Buffer, body: Buffer, askPassword: AskPassword): Promise<void> {
  const salt = bytes.subarray(6, 6 + SALT_BYTES);
  const parameters = parametersOf(bytes);
  const password = await askPassword();
  if (password === null) throw nobodyToAsk();
  const { cost, blockSize, parallelization } = parameters;
  const stream = await scryptBytes(password, salt, BODY_BYTES, {
    N: cost,
    r: blockSize,
    p: parallelization,
    maxmem: scryptMemory(parameters),
  });
  for (let place = 0; place < BODY_BYTES; place += 1) {
    body.writeUInt8(body.readUInt8(place) ^ stream.readUInt8(place), place);
  }
  stream.fill(0);
}

function parametersOf(bytes: Buffer): ScryptParameters {
  const operations = bytes.readBigUInt64LE(6 + SALT_BYTES);
  const memory = bytes.readBigUInt64LE(6 + SALT_BYTES + 8);
  const parameters = scryptParameters(Number(operations), Number(memory));
  const work = scryptMemory(parameters) * Math.max(1, parameters.parallelization);
  if (parameters.parallelization < 1 || work > MOST_MEMORY) throw unknownKind();
  return parameters;
}

/** The comment is fixed: minisign's own holds the time, by which two exports of one study would differ. */
function signatureText(message: Buffer, id: Buffer, secret: Ed25519Secret): string {
  const signature = secret.sign(createHash('blake2b512').update(message).digest());
  const comment = `file:${ENTRIES.checksums}\thashed`;
  const global = secret.sign(Buffer.concat([signature, Buffer.from(comment, 'utf8')]));
  const line = Buffer.concat([Buffer.from(PREHASHED), id, signature]).toString('base64');
  return `${UNTRUSTED}signature of a bundle of Mettle\n${line}\ntrusted comment: ${comment}\n${global.toString('base64')}\n`;
}

function unknownKind(): MettleError {
  return new MettleError('INVALID_INPUT', 'The minisign key is of a kind that is not known.', {
    hint: 'Make a key with minisign -G.',
  });
}
