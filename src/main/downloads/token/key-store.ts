import type { AsyncEntry } from '@napi-rs/keyring';
import { MettleError } from '../../../shared/errors.js';

const SERVICE = 'Mettle';
const ACCOUNT = 'hugging-face';
const ANSWER_MILLISECONDS = 60_000;

/** Where the system keeps secrets: Keychain, Credential Manager, or the Secret Service. Each call throws `KEY_STORE_UNAVAILABLE`. */
export interface KeyStore {
  read(): Promise<string | null>;
  write(secret: string): Promise<void>;
  erase(): Promise<void>;
}

/** The key store of this system. */
export const systemKeyStore: KeyStore = {
  read: () => ask(async (entry) => (await entry.getPassword(timeLimit())) ?? null),
  write: (secret) => ask((entry) => entry.setPassword(secret, timeLimit())),
  erase: () =>
    ask(async (entry) => {
      await entry.deletePassword(timeLimit());
    }),
};

async function ask<Value>(question: (entry: AsyncEntry) => Promise<Value>): Promise<Value> {
  try {
    // Loaded when it is needed: where its binary does not run, only this fails.
    const keyring = await import('@napi-rs/keyring');
    // The kernel's own keyring, which would stand in on Linux, forgets with the next start of the machine.
    return await question(new keyring.AsyncEntry(SERVICE, ACCOUNT, { linux: { store: 'secret-service' } }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('KEY_STORE_UNAVAILABLE', `The system’s key store cannot be used: ${reason}.`, {
      hint: 'Unlock or set up the key store, or give the token in the environment variable HF_TOKEN.',
      cause,
    });
  }
}

/** A key store may ask the person at the machine to unlock it, who may not be there. */
function timeLimit(): AbortSignal {
  return AbortSignal.timeout(ANSWER_MILLISECONDS);
}
