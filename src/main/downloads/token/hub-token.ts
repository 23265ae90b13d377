import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Downloads } from '../../../shared/contract/downloads.js';
import { MettleError } from '../../../shared/errors.js';
import type { KeyStore } from './key-store.js';

export interface HubTokenSources {
  readonly keyStore: KeyStore;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
}

/** A token for gated repositories, and where it was found. The token is for the network process alone. */
export interface HubToken {
  readonly token: string | null;
  readonly place: Downloads['token'];
  /** Why the key store cannot be used; null where it can. */
  readonly keyStoreProblem: string | null;
}

/**
 * Looks for the token in the system's key store, then in `HF_TOKEN` and `HUGGING_FACE_HUB_TOKEN`, then in the file that the
 * hub's own tools keep it in (`HF_TOKEN_PATH`, else `token` in `HF_HOME`, else in `~/.cache/huggingface`). Reads alone.
 */
export async function findHubToken({
  keyStore,
  environment,
  homeDirectory,
}: HubTokenSources): Promise<HubToken> {
  let keyStoreProblem: string | null = null;
  try {
    const token = usable(await keyStore.read());
    if (token !== null) return { token, place: 'key-store', keyStoreProblem };
  } catch (thrown) {
    keyStoreProblem = MettleError.from(thrown).message;
  }
  const given = usable(environment['HF_TOKEN']) ?? usable(environment['HUGGING_FACE_HUB_TOKEN']);
  if (given !== null) return { token: given, place: 'environment', keyStoreProblem };
  const kept = usable(await readFile(tokenFile(environment, homeDirectory), 'utf8').catch(() => null));
  return { token: kept, place: kept === null ? 'none' : 'hugging-face', keyStoreProblem };
}

/** A token that a person typed. Throws `INVALID_INPUT`, which does not repeat it. */
export function checkedToken(typed: string): string {
  const token = usable(typed);
  if (token !== null) return token;
  throw new MettleError(
    'INVALID_INPUT',
    'What was given cannot be a token: it holds spaces or other characters.',
    {
      hint: 'Copy the token from the hub’s settings; it begins with hf_.',
    },
  );
}

/** Null for what could not stand in a header. */
function usable(text: string | null | undefined): string | null {
  const token = text?.trim() ?? '';
  return /^[\x21-\x7e]{1,500}$/.test(token) ? token : null;
}

function tokenFile(environment: HubTokenSources['environment'], homeDirectory: string): string {
  const path = environment['HF_TOKEN_PATH'];
  if (path !== undefined && path !== '') return path;
  const home = environment['HF_HOME'];
  if (home !== undefined && home !== '') return join(home, 'token');
  const cache = environment['XDG_CACHE_HOME'];
  const base = cache !== undefined && cache !== '' ? cache : join(homeDirectory, '.cache');
  return join(base, 'huggingface', 'token');
}
