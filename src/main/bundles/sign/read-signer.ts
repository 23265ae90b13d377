import { readFile } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import { minisignSecretBytes, minisignSigner } from './minisign-secret.js';
import type { AskPassword, Signer } from './signer.js';
import { sshSecretBytes, sshSigner } from './ssh-secret.js';

/**
 * Reads a secret key from its file: of minisign, or of OpenSSH (Ed25519). The password is asked for where the key is locked.
 * Throws `FILE_*`, and `INVALID_INPUT` for what is no such key and where it cannot be opened.
 */
export async function readSigner(path: string, askPassword: AskPassword): Promise<Signer> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  const minisign = minisignSecretBytes(text);
  if (minisign !== null) return minisignSigner(minisign, askPassword);
  const ssh = sshSecretBytes(text);
  if (ssh !== null) return sshSigner(ssh, askPassword);
  throw new MettleError(
    'INVALID_INPUT',
    `${path} is neither a secret key of minisign nor a private Ed25519 key of OpenSSH.`,
    { hint: 'Make one with minisign -G, or with ssh-keygen -t ed25519.' },
  );
}
