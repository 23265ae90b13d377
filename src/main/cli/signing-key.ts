import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readSigner } from '../bundles/sign/read-signer.js';
import type { Signer } from '../bundles/sign/signer.js';
import { fileError } from '../engine/gguf/file-error.js';
import type { Environment } from './environment.js';

/**
 * Opens the secret key that `--sign` names, with the first line of the password's file, else asked for in the terminal. Throws
 * `FILE_*`, `INVALID_INPUT`.
 */
export async function signingKey(
  environment: Environment,
  keyFile: string,
  passwordFile: string | null,
): Promise<Signer> {
  const { workingDirectory } = environment;
  const path = resolve(workingDirectory, keyFile);
  return readSigner(path, async () =>
    passwordFile === null
      ? environment.askSecret(`Password of ${path}: `)
      : passwordIn(resolve(workingDirectory, passwordFile)),
  );
}

async function passwordIn(path: string): Promise<string> {
  try {
    const [line = ''] = (await readFile(path, 'utf8')).split(/\r?\n/);
    return line;
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}
